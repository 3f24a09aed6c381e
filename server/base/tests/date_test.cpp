#include <linli/base/date.h>
#include <linli/base/money.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace linli {
namespace {

using namespace std::chrono_literals;

Date day(const char* text) { return Date::parse(text).value(); }

TEST(Date, ReadsRealDaysOnly) {
    for (const auto* text : {"1800-01-01", "2024-02-29", "2000-02-29", "2026-11-21", "2999-12-31"}) {
        ASSERT_TRUE(Date::parse(text)) << text;
        EXPECT_EQ(Date::parse(text)->text(), text);
    }
    for (const auto* text :
         {"", "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1", "2026/01/01",
          "1799-12-31", "3000-01-01", "2026-01-01 ", "-026-01-01", "2026-+1-01", "２０２６-01"})
        EXPECT_FALSE(Date::parse(text)) << text;
}

TEST(Date, OfDoesNotFoldWideNumbersIntoAnotherDay) {
    EXPECT_TRUE(Date::of(2026, 12, 31));
    EXPECT_FALSE(Date::of(2026, 13, 1));
    EXPECT_FALSE(Date::of(2026, 257, 1));
    EXPECT_FALSE(Date::of(2026, 1, 257));
    EXPECT_FALSE(Date::of(67562, 1, 1));
}

TEST(Date, KnowsWeekdays) {
    EXPECT_EQ(day("2026-11-21").weekday(), 6U);
    EXPECT_EQ(day("2026-11-22").weekday(), 7U);
    EXPECT_EQ(day("2026-11-23").weekday(), 1U);
    EXPECT_EQ(day("2024-02-28").plus_days(2), day("2024-03-01"));
}

RC_GTEST_PROP(DateProperty, TextGoesRound, ()) {
    const auto from = day("1800-01-01");
    const auto date = from.plus_days(*rc::gen::inRange(0, 438'000));
    RC_ASSERT(Date::parse(date.text()) == date);
    RC_ASSERT(shanghai_date(shanghai_instant(date, 23h + 59min)) == date);
}

TEST(Age, CountsCompletedYears) {
    EXPECT_EQ(age_on(day("1949-12-31"), day("2026-12-30")), 76);
    EXPECT_EQ(age_on(day("1949-12-31"), day("2026-12-31")), 77);
    EXPECT_EQ(age_on(day("2000-02-29"), day("2026-02-28")), 25);
    EXPECT_EQ(age_on(day("2000-02-29"), day("2026-03-01")), 26);
    EXPECT_EQ(age_on(day("2000-02-29"), day("2024-02-29")), 24);
    EXPECT_EQ(age_on(day("2026-05-01"), day("2026-05-01")), 0);
    EXPECT_EQ(age_on(day("2027-05-01"), day("2026-05-01")), 0);
}

/// An age rises by one on one day of each year and on no other.
RC_GTEST_PROP(AgeProperty, RisesOnceAYear, ()) {
    const auto birth = day("1900-01-01").plus_days(*rc::gen::inRange(0, 45'000));
    const auto from = birth.plus_days(*rc::gen::inRange(0, 36'000));
    int rises = 0;
    for (int i = 0; i < 366; ++i) {
        const auto step = age_on(birth, from.plus_days(i + 1)) - age_on(birth, from.plus_days(i));
        RC_ASSERT(step == 0 || step == 1);
        const auto now = from.plus_days(i + 1).ymd();
        const bool first_of_march = now.month() == std::chrono::March && now.day() == std::chrono::day(1);
        const bool birthday = now.month() == birth.ymd().month() && now.day() == birth.ymd().day();
        RC_ASSERT(step == 0 || birthday || first_of_march);
        rises += step;
    }
    RC_ASSERT(rises == 1 || rises == 2);  // two when the days begin and end with a birthday
    RC_ASSERT(age_on(birth, birth.plus_days(-1)) == 0);
}

/// Every moment lies in one day and at one time of it.
RC_GTEST_PROP(ShanghaiProperty, DayAndTimeMakeTheMoment, ()) {
    const auto instant = from_ms(*rc::gen::inRange<std::int64_t>(-5'000'000'000'000, 32'000'000'000'000));
    const auto date = shanghai_date(instant);
    const auto time = shanghai_time_of_day(instant);
    RC_ASSERT(time >= 0ms && time < 24h);
    RC_ASSERT(shanghai_instant(date, time) == instant);
    RC_ASSERT(rfc3339(instant).starts_with(date.text() + "T"));
}

TEST(Shanghai, DayBeginsAtFourInTheAfternoonUtc) {
    const auto last_of_20th = from_ms(1'795'190'399'999);  // 2026-11-20T15:59:59.999Z
    EXPECT_EQ(shanghai_date(last_of_20th), day("2026-11-20"));
    EXPECT_EQ(shanghai_time_of_day(last_of_20th), 24h - 1ms);
    EXPECT_EQ(shanghai_date(last_of_20th + 1ms), day("2026-11-21"));
    EXPECT_EQ(shanghai_time_of_day(last_of_20th + 1ms), 0ms);
    EXPECT_EQ(shanghai_instant(day("2026-11-21")), last_of_20th + 1ms);
}

TEST(Shanghai, TextsAreReadByPeopleAndPrograms) {
    const auto instant = shanghai_instant(day("2026-11-21"), 9h + 5min + 7s + 999ms);
    EXPECT_EQ(shanghai_text(instant), "2026-11-21 09:05");
    EXPECT_EQ(rfc3339(instant), "2026-11-21T09:05:07+08:00");
    EXPECT_EQ(rfc3339(from_ms(-1)), "1970-01-01T07:59:59+08:00");
    EXPECT_EQ(rfc3339(from_ms(-8LL * 3600 * 1000 - 1)), "1969-12-31T23:59:59+08:00");
}

TEST(Clock, MachineClockHasMilliseconds) {
    const auto now = SystemClock().now();
    EXPECT_GT(now, from_ms(1'700'000'000'000));
    EXPECT_LE(now, SystemClock().now());
}

TEST(Money, IsWrittenInYuan) {
    EXPECT_EQ(yuan_text({0}), "¥0.00");
    EXPECT_EQ(yuan_text({5}), "¥0.05");
    EXPECT_EQ(yuan_text({-50}), "-¥0.50");
    EXPECT_EQ(yuan_text({99'999}), "¥999.99");
    EXPECT_EQ(yuan_text({123'405}), "¥1,234.05");
    EXPECT_EQ(yuan_text({100'000'000}), "¥1,000,000.00");
    EXPECT_EQ(yuan_text({std::numeric_limits<std::int64_t>::min()}), "-¥92,233,720,368,547,758.08");
}

}  // namespace
}  // namespace linli
