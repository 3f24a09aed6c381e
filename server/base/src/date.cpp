#include <linli/base/date.h>

#include <algorithm>
#include <utility>

namespace linli {
namespace {

constexpr int first_year = 1800;
constexpr int last_year = 2999;

/// All digits of `text` as a number, or -1 when another character is among them.
int number(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string padded(std::int64_t value, std::size_t width) {
    auto digits = std::to_string(value < 0 ? -value : value);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return value < 0 ? "-" + digits : digits;
}

/// `hh:mm` or `hh:mm:ss` of a time within the day.
std::string clock_text(std::chrono::milliseconds time_of_day, bool seconds) {
    const std::chrono::hh_mm_ss parts(std::chrono::floor<std::chrono::seconds>(time_of_day));
    auto out = padded(parts.hours().count(), 2) + ":" + padded(parts.minutes().count(), 2);
    if (seconds) out += ":" + padded(parts.seconds().count(), 2);
    return out;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (year < first_year || year > last_year || month < 0 || day < 0) return std::nullopt;
    return of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::optional<Date> Date::of(int year, unsigned month, unsigned day) {
    // Wider numbers would be folded into chrono's small fields and come out as another, existing day.
    if (year < -9999 || year > 9999 || month > 12 || day > 31) return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!ymd.ok()) return std::nullopt;
    return Date(std::chrono::sys_days(ymd));
}

std::string Date::text() const {
    const auto parts = ymd();
    return padded(static_cast<int>(parts.year()), 4) + "-" + padded(static_cast<unsigned>(parts.month()), 2) + "-" +
           padded(static_cast<unsigned>(parts.day()), 2);
}

int age_on(Date birth, Date on) {
    const auto born = birth.ymd();
    const auto now = on.ymd();
    const bool birthday_to_come = std::pair(now.month(), now.day()) < std::pair(born.month(), born.day());
    const auto years = static_cast<int>(now.year()) - static_cast<int>(born.year()) - (birthday_to_come ? 1 : 0);
    return std::max(years, 0);
}

Date shanghai_date(Instant instant) { return Date(std::chrono::floor<std::chrono::days>(instant + shanghai_offset)); }

std::chrono::milliseconds shanghai_time_of_day(Instant instant) {
    const auto local = instant + shanghai_offset;
    return local - std::chrono::floor<std::chrono::days>(local);
}

Instant shanghai_instant(Date date, std::chrono::milliseconds time_of_day) {
    return Instant(date.days()) - shanghai_offset + time_of_day;
}

std::string shanghai_text(Instant instant) {
    return shanghai_date(instant).text() + " " + clock_text(shanghai_time_of_day(instant), false);
}

std::string rfc3339(Instant instant) {
    return shanghai_date(instant).text() + "T" + clock_text(shanghai_time_of_day(instant), true) + "+08:00";
}

}  // namespace linli
