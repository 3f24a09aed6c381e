#pragma once

#include <linli/base/clock.h>

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

/// Civil time. Storage is UTC; "today" and due days are Asia/Shanghai whatever the machine says.
/// China has one zone without summer time since 1991-09-15; linli's records of moments begin later.
namespace linli {

inline constexpr std::chrono::hours shanghai_offset{8};

/// A calendar day, written `YYYY-MM-DD`. Always a real day of the proleptic Gregorian calendar.
class Date {
public:
    constexpr Date() = default;
    constexpr explicit Date(std::chrono::sys_days days) : days_(days) {}
    /// @return nothing unless `text` is exactly a real `YYYY-MM-DD`, years 1800 to 2999.
    static std::optional<Date> parse(std::string_view text);
    /// @return nothing when the day does not exist.
    static std::optional<Date> of(int year, unsigned month, unsigned day);

    std::string text() const;
    constexpr std::chrono::sys_days days() const { return days_; }
    std::chrono::year_month_day ymd() const { return days_; }
    int year() const { return static_cast<int>(ymd().year()); }
    /// 1 = Monday … 7 = Sunday.
    unsigned weekday() const { return std::chrono::weekday(days_).iso_encoding(); }
    Date plus_days(int count) const { return Date(days_ + std::chrono::days(count)); }
    auto operator<=>(const Date&) const = default;

private:
    std::chrono::sys_days days_{};
};

/// Completed years from `birth` to `on`, 0 before birth; never stored (an age in a table is stale tomorrow).
/// Somebody born on 29 February completes a year on 1 March when the year has no such day.
int age_on(Date birth, Date on);

/// The Shanghai day that holds `instant`.
Date shanghai_date(Instant instant);
/// Time since Shanghai midnight.
std::chrono::milliseconds shanghai_time_of_day(Instant instant);
/// The moment of `time_of_day` after Shanghai midnight of `date`.
Instant shanghai_instant(Date date, std::chrono::milliseconds time_of_day = {});
/// `2026-11-21 09:05` as people in China read it.
std::string shanghai_text(Instant instant);
/// RFC 3339 with the zone: `2026-11-21T09:05:00+08:00`.
std::string rfc3339(Instant instant);

}  // namespace linli
