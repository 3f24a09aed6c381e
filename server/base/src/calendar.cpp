#include <linli/base/calendar.h>

#include <linli/base/text.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>

namespace linli {
namespace {

using std::chrono::milliseconds;

constexpr std::int64_t most_days = 400'000;  // more than a thousand years: a mistake, not a deadline

bool weekend(Date date) { return date.weekday() >= 6; }

/// Mondays to Fridays in [from, until).
std::int64_t weekdays_between(Date from, Date until) {
    const auto days = std::int64_t{(until.days() - from.days()).count()};
    auto count = days / 7 * 5;
    for (auto day = until.plus_days(-static_cast<int>(days % 7)); day < until; day = day.plus_days(1))
        if (!weekend(day)) ++count;
    return count;
}

/// Members of `days` in [from, until) that fall on a weekend, or on a weekday.
std::int64_t count_between(const std::set<Date>& days, Date from, Date until, bool on_weekend) {
    return std::count_if(days.lower_bound(from), days.lower_bound(until),
                         [&](Date day) { return weekend(day) == on_weekend; });
}

[[noreturn]] void refuse_line(std::size_t line, const std::string& why) {
    throw std::invalid_argument("holiday table, line " + std::to_string(line) + ": " + why);
}

void read_line(HolidayTable& table, std::string_view text, std::size_t line) {
    const auto fields = text::split(text, ',');
    if (fields.size() < 2 || fields.size() > 3) refuse_line(line, "expected date,kind,name");
    const auto date = Date::parse(text::trim(fields[0]));
    const auto kind = text::trim(fields[1]);
    if (!date) refuse_line(line, "not a date: " + std::string(fields[0]));
    if (kind != "off" && kind != "working") refuse_line(line, "kind is neither off nor working");
    if (table.off.contains(*date) || table.working.contains(*date)) refuse_line(line, "date listed twice");
    if (kind == "working" && !weekend(*date)) refuse_line(line, "a weekday cannot be a swapped working day");
    (kind == "off" ? table.off : table.working).insert(*date);
    // New Year's notice reaches back into the last days of December without covering that year.
    if (date->ymd().month() != std::chrono::December) table.years.insert(date->year());
}

void check_hours(const std::vector<WorkingHours>& hours) {
    if (hours.empty()) throw std::invalid_argument("working calendar without working hours");
    auto previous = std::chrono::minutes(0);
    for (const auto& window : hours) {
        if (window.from < previous || window.from >= window.until || window.until > std::chrono::hours(24))
            throw std::invalid_argument("working hours must be sorted, apart and within one day");
        previous = window.until;
    }
}

/// Working time of a working day before `time_of_day`.
milliseconds worked_before(const std::vector<WorkingHours>& hours, milliseconds time_of_day) {
    milliseconds sum{};
    for (const auto& [from, until] : hours) sum += std::clamp<milliseconds>(time_of_day, from, until) - from;
    return sum;
}

/// The time of day at which `worked` of a working day has passed; `worked` is above zero and at most a day's length.
milliseconds time_after(const std::vector<WorkingHours>& hours, milliseconds worked) {
    for (const auto& window : hours) {
        const milliseconds length = window.until - window.from;
        if (worked <= length) return window.from + worked;
        worked -= length;
    }
    return hours.back().until;
}

}  // namespace

HolidayTable HolidayTable::parse_csv(std::string_view text) {
    HolidayTable table;
    std::size_t number = 0;
    bool header_seen = false;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (const auto raw : text::split(text, '\n')) {
        ++number;
        const auto line = text::trim(raw);
        if (line.empty() || line.front() == '#') continue;
        if (!std::exchange(header_seen, true)) {
            if (line != "date,kind,name") refuse_line(number, "expected the header date,kind,name");
            continue;
        }
        read_line(table, line, number);
    }
    return table;
}

WorkingCalendar::WorkingCalendar(std::vector<WorkingHours> hours, HolidayTable holidays)
    : hours_(std::move(hours)), holidays_(std::move(holidays)) {
    check_hours(hours_);
}

WorkingCalendar WorkingCalendar::always() {
    WorkingCalendar calendar({{std::chrono::minutes(0), std::chrono::hours(24)}}, {});
    calendar.always_ = true;
    return calendar;
}

bool WorkingCalendar::works_on(Date date) const {
    if (always_) return true;
    return weekend(date) ? holidays_.working.contains(date) : !holidays_.off.contains(date);
}

bool WorkingCalendar::knows(Date date) const { return always_ || holidays_.years.contains(date.year()); }

std::int64_t WorkingCalendar::working_days(Date from, Date until) const {
    if (until <= from) return 0;
    if (always_) return (until.days() - from.days()).count();
    return weekdays_between(from, until) - count_between(holidays_.off, from, until, false) +
           count_between(holidays_.working, from, until, true);
}

Date WorkingCalendar::nth_working_day(Date from, std::int64_t n) const {
    if (n > most_days) throw std::out_of_range("working time beyond a thousand years");
    // `n` calendar days hold at most `n` working days, so the jump never passes the day that is looked for.
    auto day = from;
    while (n > 0) {
        const auto next = day.plus_days(static_cast<int>(n));
        n -= working_days(day, next);
        day = next;
    }
    do day = day.plus_days(-1);
    while (!works_on(day));
    return day;
}

Instant WorkingCalendar::add(Instant start, milliseconds working) const {
    if (working < milliseconds::zero()) throw std::invalid_argument("working time below zero");
    if (working == milliseconds::zero()) return start;
    const auto length = working_day_length();
    if (working / length > most_days) throw std::out_of_range("working time beyond a thousand years");
    if (always_) return start + working;
    const auto first = shanghai_date(start);
    const auto passed = works_on(first) ? worked_before(hours_, shanghai_time_of_day(start)) : milliseconds::zero();
    const auto total = passed + working;
    const auto whole_days = (total - milliseconds(1)) / length;
    return shanghai_instant(nth_working_day(first, whole_days + 1), time_after(hours_, total - whole_days * length));
}

Instant WorkingCalendar::add_days(Instant start, int days) const {
    if (days < 0) throw std::invalid_argument("working days below zero");
    const auto first = shanghai_date(start);
    const auto due = days == 0 ? nth_working_day(first, 1) : nth_working_day(first.plus_days(1), days);
    return shanghai_instant(due, hours_.back().until);
}

milliseconds WorkingCalendar::between(Instant from, Instant until) const {
    if (until <= from) return milliseconds::zero();
    if (always_) return until - from;
    const auto first = shanghai_date(from);
    const auto last = shanghai_date(until);
    auto sum = working_days(first, last) * working_day_length();
    if (works_on(last)) sum += worked_before(hours_, shanghai_time_of_day(until));
    if (works_on(first)) sum -= worked_before(hours_, shanghai_time_of_day(from));
    return sum;
}

milliseconds WorkingCalendar::working_day_length() const { return worked_before(hours_, std::chrono::hours(24)); }

}  // namespace linli
