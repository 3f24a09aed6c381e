// Days and working time: a day that is accepted is real, a holiday table is read or refused with its line, and working
// time that is added is the working time that lies between.
#include <linli/base/calendar.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string_view>

namespace linli {
namespace {
using namespace std::chrono_literals;

void require(bool truth) {
    if (!truth) std::abort();
}

void check_date(std::string_view text) {
    const auto date = Date::parse(text);
    if (!date) return;
    require(date->text() == text && date->ymd().ok());
    require(Date::of(date->year(), static_cast<unsigned>(date->ymd().month()),
                     static_cast<unsigned>(date->ymd().day())) == date);
    require(shanghai_date(shanghai_instant(*date)) == *date);
    require(shanghai_date(shanghai_instant(*date, 24h - 1ms)) == *date);
    require(rfc3339(shanghai_instant(*date)) == date->text() + "T00:00:00+08:00");
    require(age_on(*date, *date) == 0 && age_on(*date, date->plus_days(366)) == 1);
}

std::optional<HolidayTable> table_of(std::string_view text) {
    try {
        return HolidayTable::parse_csv(text);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

/// A number from the front of `bytes`, folded into [0, below).
std::int64_t take(std::string_view& bytes, std::int64_t below) {
    std::uint64_t number = 0;
    const auto size = std::min(bytes.size(), sizeof number);
    std::memcpy(&number, bytes.data(), size);
    bytes.remove_prefix(size);
    return static_cast<std::int64_t>(number % static_cast<std::uint64_t>(below));
}

void check_calendar(const WorkingCalendar& calendar, std::string_view bytes) {
    constexpr std::int64_t day_ms = 86'400'000;
    const auto start = from_ms(take(bytes, 150 * 365 * day_ms));
    const std::chrono::milliseconds working(take(bytes, 10 * 365 * day_ms));
    const auto end = calendar.add(start, working);
    require(end >= start && calendar.between(start, end) == working);
    if (working > 0ms) require(calendar.between(start, end - 1ms) < working);
    const auto days = static_cast<int>(take(bytes, 1000));
    const auto due = calendar.add_days(start, days);
    require(calendar.works_on(shanghai_date(due - 1ms)));
    const auto later = calendar.add_days(start, days + 1);
    require(days == 0 ? later >= due : later > due);  // on a free day, the end of this day is that of the next
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_date(text);
    check_calendar(WorkingCalendar::always(), text);
    const std::vector<WorkingHours> hours{{9h, 12h}, {13h, 17h + 30min}};
    check_calendar(WorkingCalendar(hours, {}), text);
    if (const auto table = table_of(text)) {
        const WorkingCalendar calendar(hours, *table);
        for (const auto& day : table->off) require(!calendar.works_on(day));
        for (const auto& day : table->working) require(calendar.works_on(day));
        check_calendar(calendar, text);
    }
    return 0;
}

}  // namespace linli
