#pragma once

#include <linli/base/date.h>

#include <chrono>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

namespace linli {

/// Part of a working day, counted from Shanghai midnight; `from < until`.
struct WorkingHours {
    std::chrono::minutes from;
    std::chrono::minutes until;
};

/// Public holidays and swapped working days as the State Council announces them each autumn.
struct HolidayTable {
    std::set<Date> off;      ///< weekdays that are free
    std::set<Date> working;  ///< weekend days that are worked instead
    std::set<int> years;     ///< years the table speaks for; another year is somebody's task

    /// Reads `date,kind,name` lines (kind `off` or `working`, `#` comments, header line). A year is spoken for
    /// when a line before December falls into it: the notice for the next year may already change its last days.
    /// @throws std::invalid_argument naming the line that cannot be read, a date listed twice, a worked weekday.
    static HolidayTable parse_csv(std::string_view text);
};

/// When an office works. Pure: the same question has the same answer for ever.
/// @source INC-12, anchors §199 (working calendars and holidays)
class WorkingCalendar {
public:
    /// Monday to Friday within `hours`, changed by `holidays`.
    /// @throws std::invalid_argument when `hours` is empty, unsorted, overlapping or leaves the day.
    WorkingCalendar(std::vector<WorkingHours> hours, HolidayTable holidays);
    /// A calendar that never rests: for care, fire and other 24-hour classes.
    static WorkingCalendar always();

    bool works_on(Date date) const;
    /// True when `date`'s year is covered by the holiday table (or the calendar never rests).
    bool knows(Date date) const;
    /// The moment at which `working` time has passed since `start`; `start` itself when `working` is zero.
    /// The earliest such moment: three hours from 09:00 end at 12:00, not after the lunch break.
    /// @throws std::invalid_argument when `working` is negative, std::out_of_range beyond a thousand years.
    Instant add(Instant start, std::chrono::milliseconds working) const;
    /// The end of the last working window of the `days`-th working day after `start`'s day;
    /// zero days mean the end of that day itself, or of the next working day when it is free.
    /// @throws std::invalid_argument when `days` is negative, std::out_of_range beyond a thousand years.
    Instant add_days(Instant start, int days) const;
    /// Working time between two moments; zero when `until <= from`.
    std::chrono::milliseconds between(Instant from, Instant until) const;
    std::chrono::milliseconds working_day_length() const;

private:
    /// Working days in [from, until).
    std::int64_t working_days(Date from, Date until) const;
    /// The `n`-th working day counted from `from` itself; `n` >= 1.
    Date nth_working_day(Date from, std::int64_t n) const;

    std::vector<WorkingHours> hours_;
    HolidayTable holidays_;
    bool always_ = false;
};

}  // namespace linli
