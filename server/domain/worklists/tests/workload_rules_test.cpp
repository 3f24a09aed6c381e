#include "workload_rules.h"

#include <gtest/gtest.h>

namespace linli::worklists::rules {
namespace {

TEST(WorkloadRules, PointsAreATypedList) {
    EXPECT_EQ(parse_points("")->of(Work::resolve), 5);
    const auto own = parse_points("resolve:8  urgent:0 verification:1");
    ASSERT_TRUE(own);
    EXPECT_EQ(own->of(Work::resolve), 8);
    EXPECT_EQ(own->of(Work::verification), 1);
    EXPECT_EQ(own->of(Work::help), 4) << "what is not named keeps its points";
    EXPECT_EQ(own->urgent, 0);
    for (const auto* bad : {"resolve", "resolve:", "resolve:-1", "resolve:101", "resolve:5x", "dance:3",
                            "resolve:5 resolve:5", "urgent:1 urgent:1", ":4"})
        EXPECT_FALSE(fits_points(bad)) << bad;
}

TEST(WorkloadRules, ATallyAddsUp) {
    const auto day = *Date::of(2026, 9, 21);
    Load out;
    tally({{day, Work::resolve, 2, 1}, {day.plus_days(1), Work::resolve, 1, 0}, {day, Work::note, 3, 0}}, {}, out);
    EXPECT_EQ(out.pieces, 6);
    EXPECT_EQ(out.points, 2 * 5 + 2 + 5 + 3);
    ASSERT_EQ(out.lines.size(), 2U);
    EXPECT_EQ(out.lines[0].kind, Work::note);
    EXPECT_EQ(out.lines[1].points, 17);
    ASSERT_EQ(out.days.size(), 2U);
    EXPECT_EQ(out.days[0].points, 15);
    Dispute said{.on = day, .kind = Work::resolve, .recorded = 2, .claimed = 4, .state = DisputeState::accepted};
    auto open = said;
    open.state = DisputeState::open;
    EXPECT_EQ(corrected({said, open}, {}), 10);
}

TEST(WorkloadRules, APeriodRunsForwardAndEnds) {
    const auto day = *Date::of(2026, 9, 21);
    EXPECT_TRUE(fits(day, day));
    EXPECT_TRUE(fits(day, day.plus_days(91)));
    EXPECT_FALSE(fits(day, day.plus_days(92)));
    EXPECT_FALSE(fits(day, day.plus_days(-1)));
}

}  // namespace
}  // namespace linli::worklists::rules
