#include <linli/base/calendar.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <sstream>

namespace linli {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

Date day(const std::string& text) { return Date::parse(text).value(); }

/// `2026-11-21 09:05` in Shanghai.
Instant at(const std::string& text) {
    const auto hours = std::stoi(text.substr(11, 2));
    const auto minutes = std::stoi(text.substr(14, 2));
    return shanghai_instant(day(text.substr(0, 10)), std::chrono::hours(hours) + std::chrono::minutes(minutes));
}

HolidayTable chinese_holidays() {
    std::ifstream file(LINLI_ROOT "/data/calendar/cn_holidays.csv");
    std::stringstream text;
    text << file.rdbuf();
    return HolidayTable::parse_csv(text.str());
}

/// 9 to 12 and 13 to 17 o'clock: seven hours.
WorkingCalendar office() { return WorkingCalendar({{9h, 12h}, {13h, 17h}}, chinese_holidays()); }

TEST(Holidays, EveryYearAddsUpToItsLegalDays) {
    const auto table = chinese_holidays();
    for (int year = 2017; year <= 2026; ++year) {
        EXPECT_TRUE(table.years.contains(year)) << year;
        // A notice reaches from the end of the last December to this November.
        const auto from = Date::of(year - 1, 12, 1).value();
        const auto until = Date::of(year, 12, 1).value();
        const auto count = [&](const std::set<Date>& days) {
            return std::distance(days.lower_bound(from), days.lower_bound(until));
        };
        // 11 legal days, 13 since 2025; 2020 freed two working days more when Spring Festival was prolonged.
        const auto legal = year == 2020 || year >= 2025 ? 13 : 11;
        EXPECT_EQ(count(table.off) - count(table.working), legal) << year;
        for (const unsigned october_day : {1U, 2U, 3U}) {
            const auto national = Date::of(year, 10, october_day).value();
            EXPECT_TRUE(national.weekday() >= 6 || table.off.contains(national)) << national.text();
        }
    }
    EXPECT_FALSE(table.years.contains(2016)) << "a year nobody announced";
    EXPECT_EQ(table.years.size(), 10U);
}

TEST(Holidays, SwapsOnlyWeekendsAgainstWeekdays) {
    const auto table = chinese_holidays();
    for (const auto& date : table.off) EXPECT_LE(date.weekday(), 5U) << date.text();
    for (const auto& date : table.working) EXPECT_GE(date.weekday(), 6U) << date.text();
}

TEST(Holidays, WorkOnWellKnownDays) {
    const auto calendar = office();
    const std::vector<std::pair<const char*, bool>> table{
        {"2026-01-01", false}, {"2026-01-04", true},  {"2026-02-14", true}, {"2026-02-15", false},
        {"2026-02-23", false}, {"2026-02-24", true},  {"2026-02-28", true}, {"2026-05-09", true},
        {"2026-09-20", true},  {"2026-10-07", false}, {"2026-10-08", true}, {"2026-10-10", true},
        {"2026-11-21", false}, {"2026-11-23", true},  {"2018-12-29", true}, {"2018-12-31", false},
        {"2020-01-31", false}, {"2020-02-01", false}, {"2020-02-03", true}, {"2025-02-04", false},
        {"2025-01-27", true},  {"2024-02-09", true},  {"2023-10-07", true}, {"2019-05-02", false},
    };
    for (const auto& [text, works] : table) EXPECT_EQ(calendar.works_on(day(text)), works) << text;
    EXPECT_TRUE(calendar.knows(day("2026-12-31")));
    EXPECT_FALSE(calendar.knows(day("2027-01-01")));
}

TEST(Holidays, RefuseWhatTheyCannotRead) {
    const auto table = HolidayTable::parse_csv("\xEF\xBB\xBF# note\r\ndate,kind,name\r\n2026-01-01,off,元旦\r\n\r\n");
    EXPECT_EQ(table.off.size(), 1U);
    EXPECT_EQ(table.years, std::set<int>{2026});
    const auto december = HolidayTable::parse_csv("date,kind,name\n2018-12-31,off,元旦\n");
    EXPECT_TRUE(december.years.empty()) << "next year's notice does not cover this year";
    for (const auto* text :
         {"2026-01-01,off,元旦\n", "date,kind,name\n2026-02-30,off,x\n", "date,kind,name\n2026-01-01\n",
          "date,kind,name\n2026-01-01,free,x\n", "date,kind,name\n2026-01-01,off,x,y\n",
          "date,kind,name\n2026-01-05,working,x\n", "date,kind,name\n2026-01-01,off,x\n2026-01-01,off,x\n"})
        EXPECT_THROW(HolidayTable::parse_csv(text), std::invalid_argument) << text;
    try {
        HolidayTable::parse_csv("date,kind,name\n\nnonsense,off,x\n");
        FAIL();
    } catch (const std::invalid_argument& error) {
        EXPECT_NE(std::string(error.what()).find("line 3"), std::string::npos) << error.what();
    }
}

TEST(Calendar, RefusesImpossibleHours) {
    const std::vector<std::vector<WorkingHours>> bad{
        {}, {{9h, 9h}}, {{12h, 9h}}, {{9h, 12h}, {11h, 17h}}, {{13h, 17h}, {9h, 12h}}, {{9h, 25h}}, {{-1h, 9h}}};
    for (const auto& hours : bad) EXPECT_THROW(WorkingCalendar(hours, {}), std::invalid_argument);
    EXPECT_EQ(office().working_day_length(), 7h);
}

struct AddCase {
    const char* start;
    milliseconds working;
    const char* end;
};

TEST(Calendar, AddsWorkingTime) {
    const auto calendar = office();
    const std::vector<AddCase> table{
        {"2026-11-23 09:00", 1h, "2026-11-23 10:00"},
        {"2026-11-23 09:00", 3h, "2026-11-23 12:00"},  // the earliest moment: not after lunch
        {"2026-11-23 09:00", 3h + 1min, "2026-11-23 13:01"},
        {"2026-11-23 12:30", 1h, "2026-11-23 14:00"},  // begins in the lunch break
        {"2026-11-23 06:00", 7h, "2026-11-23 17:00"},
        {"2026-11-23 17:00", 1min, "2026-11-24 09:01"},
        {"2026-11-23 22:00", 7h, "2026-11-24 17:00"},
        {"2026-11-21 10:00", 1h, "2026-11-23 10:00"},  // Saturday
        {"2026-11-20 16:30", 1h, "2026-11-23 09:30"},  // over a weekend
        {"2026-02-13 16:00", 2h, "2026-02-14 10:00"},  // into a worked Saturday
        {"2026-02-14 16:00", 2h, "2026-02-24 10:00"},  // over Spring Festival
        {"2026-11-23 16:00", 0h, "2026-11-23 16:00"},
        {"2026-11-21 16:00", 0h, "2026-11-21 16:00"},   // zero stays where it is
        {"2026-09-30 09:00", 14h, "2026-10-08 17:00"},  // over National Day
    };
    for (const auto& row : table)
        EXPECT_EQ(shanghai_text(calendar.add(at(row.start), row.working)), row.end) << row.start;
    EXPECT_THROW(calendar.add(at("2026-11-23 09:00"), -1ms), std::invalid_argument);
    EXPECT_THROW(calendar.add(at("2026-11-23 09:00"), milliseconds::max()), std::out_of_range);
}

TEST(Calendar, AddsWorkingDays) {
    const auto calendar = office();
    EXPECT_EQ(shanghai_text(calendar.add_days(at("2026-11-20 10:00"), 1)), "2026-11-23 17:00");
    EXPECT_EQ(shanghai_text(calendar.add_days(at("2026-11-20 23:59"), 5)), "2026-11-27 17:00");
    EXPECT_EQ(shanghai_text(calendar.add_days(at("2026-02-13 10:00"), 1)), "2026-02-14 17:00");
    EXPECT_EQ(shanghai_text(calendar.add_days(at("2026-02-13 10:00"), 2)), "2026-02-24 17:00");
    EXPECT_EQ(shanghai_text(calendar.add_days(at("2026-02-13 10:00"), 0)), "2026-02-13 17:00");
    EXPECT_EQ(shanghai_text(calendar.add_days(at("2026-02-15 10:00"), 0)), "2026-02-24 17:00");
    EXPECT_THROW(calendar.add_days(at("2026-02-13 10:00"), -1), std::invalid_argument);
}

TEST(Calendar, MeasuresWorkingTime) {
    const auto calendar = office();
    EXPECT_EQ(calendar.between(at("2026-11-23 09:00"), at("2026-11-23 17:00")), 7h);
    EXPECT_EQ(calendar.between(at("2026-11-23 11:30"), at("2026-11-23 13:30")), 1h);
    EXPECT_EQ(calendar.between(at("2026-11-23 12:10"), at("2026-11-23 12:50")), 0h);
    EXPECT_EQ(calendar.between(at("2026-11-20 16:00"), at("2026-11-23 10:00")), 2h);
    EXPECT_EQ(calendar.between(at("2026-02-14 16:00"), at("2026-02-24 10:00")), 2h);
    EXPECT_EQ(calendar.between(at("2026-11-23 17:00"), at("2026-11-23 09:00")), 0h);
    // 2026: 365 days, 104 weekend days, 19 weekdays off, 6 weekend days worked.
    EXPECT_EQ(calendar.between(at("2026-01-01 00:00"), at("2027-01-01 00:00")), 248 * 7h);
}

TEST(Calendar, AlwaysNeverRests) {
    const auto calendar = WorkingCalendar::always();
    const auto start = at("2026-02-17 03:00");
    EXPECT_TRUE(calendar.works_on(day("2026-02-17")));
    EXPECT_TRUE(calendar.knows(day("2099-01-01")));
    EXPECT_EQ(calendar.add(start, 15min), start + 15min);
    EXPECT_THROW(calendar.add(start, milliseconds::max()), std::out_of_range) << "a mistake, not a deadline";
    EXPECT_EQ(calendar.between(start, start + 100h), 100h);
    EXPECT_EQ(calendar.working_day_length(), 24h);
    EXPECT_EQ(shanghai_text(calendar.add_days(start, 1)), "2026-02-19 00:00");
}

/// The oracle counts minute by minute; only the test may be that slow.
milliseconds count_minutes(const WorkingCalendar& calendar, Instant from, Instant until) {
    milliseconds sum{};
    for (auto minute = from; minute < until; minute += 1min) {
        const auto time = shanghai_time_of_day(minute);
        const bool open = (time >= 9h && time < 12h) || (time >= 13h && time < 17h);
        if (open && calendar.works_on(shanghai_date(minute))) sum += 1min;
    }
    return sum;
}

RC_GTEST_PROP(CalendarProperty, BetweenAgreesWithCounting, ()) {
    const auto calendar = office();
    const auto from = at("2026-01-28 00:00") + std::chrono::minutes(*rc::gen::inRange(0, 60 * 24 * 40));
    const auto until = from + std::chrono::minutes(*rc::gen::inRange(0, 60 * 24 * 20));
    RC_ASSERT(calendar.between(from, until) == count_minutes(calendar, from, until));
}

RC_GTEST_PROP(CalendarProperty, AddAndBetweenAreInverse, ()) {
    const auto calendar = office();
    const auto start =
        at("2017-01-01 00:00") + milliseconds(*rc::gen::inRange<std::int64_t>(0, 10LL * 365 * 86'400'000));
    const milliseconds working(*rc::gen::inRange<std::int64_t>(1, 3LL * 365 * 86'400'000));
    const auto end = calendar.add(start, working);
    RC_ASSERT(calendar.between(start, end) == working);
    RC_ASSERT(calendar.between(start, end - 1ms) == working - 1ms);  // the earliest such moment
}

RC_GTEST_PROP(CalendarProperty, AddDaysCountsWorkingDays, ()) {
    const auto calendar = office();
    const auto start =
        at("2017-01-01 00:00") + milliseconds(*rc::gen::inRange<std::int64_t>(0, 9LL * 365 * 86'400'000));
    const auto days = *rc::gen::inRange(1, 300);
    const auto due = shanghai_date(calendar.add_days(start, days));
    int counted = 0;
    for (auto date = shanghai_date(start).plus_days(1); date <= due; date = date.plus_days(1))
        counted += calendar.works_on(date) ? 1 : 0;
    RC_ASSERT(calendar.works_on(due));
    RC_ASSERT(counted == days);
}

}  // namespace
}  // namespace linli
