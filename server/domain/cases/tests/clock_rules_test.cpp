#include "clock_rules.h"

#include "rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <sstream>

namespace linli::cases {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::minutes;

Instant moment(std::string_view date, int hour, int minute = 0) {
    return shanghai_instant(*Date::parse(date), std::chrono::hours(hour) + minutes(minute));
}

WorkingCalendar desk_hours() {
    std::ifstream file(LINLI_ROOT "/data/calendar/cn_holidays.csv");
    std::stringstream text;
    text << file.rdbuf();
    return WorkingCalendar({{510min, 720min}, {810min, 1080min}}, HolidayTable::parse_csv(text.str()));
}

const std::vector<Rung> ladder = *parse_ladder("deputy:0 community_clerk:15 street_leader:240");

ClockRow started(const WorkingCalendar& calendar, Instant start, Instant due,
                 CalendarKind kind = CalendarKind::office) {
    return follow(ClockRow{}, {.running = true, .start = start, .due = due, .calendar = kind}, calendar, start);
}

/// COVERS: INC-12 (warning at 80 %)
TEST(ClockRules, WarnsAtFourFifthsOfTheWorkingTime) {
    const auto calendar = desk_hours();
    const auto morning = moment("2026-09-28", 9);
    EXPECT_EQ(warns_at(started(calendar, morning, morning + 30min), calendar), morning + 24min);
    const auto evening = moment("2026-09-30", 17, 50);  // ten minutes before the holiday
    const auto row = started(calendar, evening, calendar.add(evening, 30min));
    EXPECT_EQ(row.due_at, moment("2026-10-08", 8, 50));
    EXPECT_EQ(warns_at(row, calendar), moment("2026-10-08", 8, 44));
    const auto always = WorkingCalendar::always();
    const auto care = moment("2026-10-01", 3);
    EXPECT_EQ(warns_at(started(always, care, care + 30min, CalendarKind::always), always), care + 24min)
        << "classes of 24 hours do not rest";
}

TEST(ClockRules, ClimbsTheLadderInWorkingTimeAndEnds) {
    const auto calendar = desk_hours();
    const auto row = started(calendar, moment("2026-09-28", 17, 15), moment("2026-09-28", 17, 45));
    EXPECT_EQ(stage_at(row, 2, calendar, ladder), moment("2026-09-28", 17, 45));
    EXPECT_EQ(stage_at(row, 3, calendar, ladder), moment("2026-09-28", 17, 45));
    EXPECT_EQ(stage_at(row, 4, calendar, ladder), moment("2026-09-28", 18));
    EXPECT_EQ(stage_at(row, 5, calendar, ladder), moment("2026-09-29", 13, 30) + 30min);
    EXPECT_EQ(stage_at(row, 6, calendar, ladder), std::nullopt);
}

TEST(ClockRules, ANewPromiseCountsAnewAndAPauseDoesNot) {
    const auto calendar = desk_hours();
    const auto start = moment("2026-09-28", 9);
    auto row = started(calendar, start, start + 60min);
    row.stage = stage_warning;
    const ClockDemand asked{.running = true, .paused_since = start + 50min, .start = start, .due = start + 60min};
    row = follow(row, asked, calendar, start + 50min);
    EXPECT_EQ(next_alarm(row, calendar, ladder), std::nullopt) << "nothing is raised while the reporter is asked";
    const ClockDemand resumed{.running = true, .start = start, .due = start + 90min};
    row = follow(row, resumed, calendar, start + 80min);
    EXPECT_EQ(row.round, 1);
    EXPECT_EQ(row.stage, stage_warning) << "it was warned of; the pause does not warn again";
    EXPECT_EQ(warns_at(row, calendar), start + 78min);
    const ClockDemand other{.running = true, .start = start, .due = start + 240min};
    row = follow(row, other, calendar, start + 81min);
    EXPECT_EQ(row.round, 2);
    EXPECT_EQ(row.stage, 0);
}

TEST(ClockRules, AStoppedClockRaisesNothingAndGoesOnWhereItWas) {
    const auto calendar = desk_hours();
    const auto start = moment("2026-09-28", 9);
    const auto row = started(calendar, start, start + 30min);
    ClockDemand demand{.running = false, .start = start, .due = start + 30min};
    const auto stopped = follow(row, demand, calendar, start + 10min);
    EXPECT_EQ(stopped.stopped_at, start + 10min);
    EXPECT_EQ(next_alarm(stopped, calendar, ladder), std::nullopt);
    demand.running = true;  // the answer was a mistaken tap
    EXPECT_EQ(follow(stopped, demand, calendar, start + 11min), row);
}

TEST(ClockRules, LaddersAreReadAsTyped) {
    EXPECT_EQ(parse_ladder("")->size(), 4U);
    EXPECT_EQ(*parse_ladder("street_leader:5"), (std::vector<Rung>{{Supervisor::street_leader, 5min}}));
    for (const auto* nonsense : {"deputy", "deputy:", "deputy:-1", "mayor:5", "deputy:43201", " ",
                                 "deputy:1 deputy:1 deputy:1 deputy:1 deputy:1 deputy:1 deputy:1"})
        EXPECT_FALSE(parse_ladder(nonsense)) << nonsense;
}

// The oracle below looks at every minute; only a test may be that slow. It knows the calendar by `works_on` alone.

bool open_at(const WorkingCalendar& calendar, Instant minute) {
    const auto time = shanghai_time_of_day(minute);
    return ((time >= 510min && time < 720min) || (time >= 810min && time < 1080min)) &&
           calendar.works_on(shanghai_date(minute));
}

struct Pause {
    Instant from, until;
};

/// The first moment at which `wanted` open minutes have passed outside of the pauses.
Instant count_on(const WorkingCalendar& calendar, Instant from, std::int64_t wanted, const std::vector<Pause>& pauses) {
    auto at = from;
    for (; wanted > 0; at += 1min) {
        const bool rests = std::any_of(pauses.begin(), pauses.end(),
                                       [&](const Pause& pause) { return at >= pause.from && at < pause.until; });
        if (!rests && open_at(calendar, at)) --wanted;
    }
    return at;
}

/// Any minute of ten years that the table speaks for: leap days, year ends, swapped weekends and long holidays.
Instant any_minute() {
    const auto special = *rc::gen::element(0, 1, 2, 3, 4);
    const char* near[] = {"2017-01-01", "2020-02-24", "2024-02-26", "2025-12-26", "2026-09-25"};
    const auto days = special == 0 ? *rc::gen::inRange(0, 3'500) : *rc::gen::inRange(0, 12);
    return moment(near[special], 0) + std::chrono::days(days) + minutes(*rc::gen::inRange(0, 1'440));
}

RC_GTEST_PROP(ClockProperty, ResponseAgreesWithCountingMinutes, ()) {
    const auto calendar = desk_hours();
    const auto start = any_minute();
    const Item item{.response_limit_minutes = *rc::gen::inRange(1, 60) * 5};
    const auto due = respond_by(item, calendar, start);
    RC_ASSERT(due == count_on(calendar, start, item.response_limit_minutes, {}));
    RC_ASSERT(warns_at(started(calendar, start, due), calendar) ==
              count_on(calendar, start, item.response_limit_minutes * 4 / 5, {}));
}

RC_GTEST_PROP(ClockProperty, PausesAgreeWithCountingMinutes, ()) {
    const auto calendar = desk_hours();
    const auto start = any_minute();
    const Item item{.solve_limit = *rc::gen::inRange(1, 30), .solve_limit_unit = LimitUnit::working_hours};
    auto row = started(calendar, start, solve_by(item, calendar, start));
    std::vector<Pause> pauses;
    auto at = start;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        at += minutes(*rc::gen::inRange(0, 2'000));
        if (at >= row.due_at) break;  // what comes after the end cannot be asked of a counter of minutes
        const Pause pause{at, at + minutes(*rc::gen::inRange(0, 5'000))};
        pauses.push_back(pause);
        ClockDemand demand{.running = true, .paused_since = pause.from, .start = start, .due = row.due_at};
        row = follow(row, demand, calendar, pause.from);
        demand.paused_since.reset();
        demand.due = after_pause(calendar, row.due_at, pause.from, pause.until);
        row = follow(row, demand, calendar, pause.until);
        at = pause.until;
    }
    RC_ASSERT(row.round == 1);
    RC_ASSERT(row.due_at == count_on(calendar, start, item.solve_limit * 60, pauses));
    RC_ASSERT(calendar.between(warns_at(row, calendar), row.due_at) == minutes(item.solve_limit * 12));
}

RC_GTEST_PROP(ClockProperty, WorkingDaysAgreeWithCountingDays, ()) {
    const auto calendar = desk_hours();
    const auto start = any_minute();
    const Item item{.solve_limit = *rc::gen::inRange(1, 40), .solve_limit_unit = LimitUnit::working_days};
    auto day = shanghai_date(start);
    for (auto left = item.solve_limit; left > 0;) {
        day = day.plus_days(1);
        if (calendar.works_on(day)) --left;
    }
    RC_ASSERT(solve_by(item, calendar, start) == shanghai_instant(day, 18h));
}

RC_GTEST_PROP(ClockProperty, StagesNeverComeOutOfOrder, ()) {
    const auto calendar = desk_hours();
    const auto start = any_minute();
    const auto row = started(calendar, start, calendar.add(start, minutes(*rc::gen::inRange(1, 3'000))));
    auto before = start;
    for (int stage = 1; stage <= 5; ++stage) {
        const auto at = *stage_at(row, stage, calendar, ladder);
        RC_ASSERT(before <= at);
        before = at;
    }
}

}  // namespace
}  // namespace linli::cases
