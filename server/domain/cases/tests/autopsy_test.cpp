#include "autopsy_rules.h"

#include <rapidcheck/gtest.h>

#include "dispatch_house.h"

namespace linli::cases {
namespace {

using Autopsies = DispatchTest;
LINLI_BOTH_ENGINES(Autopsies);

using std::chrono::hours;
using std::chrono::minutes;

/// Goal: while a matter is open every minute belongs to exactly one holding, whatever happened.
RC_GTEST_PROP(AutopsyRules, NoMinuteIsLostOrCountedTwice, ()) {
    const auto calendar = WorkingCalendar::always();
    std::vector<autopsy::Stand> stands;
    Instant at = Instant{} + hours(24 * 20'000);
    const auto count = *rc::gen::inRange(1, 40);
    for (int i = 0; i < count; ++i) {
        autopsy::Stand one;
        one.at = at;
        one.state = static_cast<State>(*rc::gen::inRange(0, static_cast<int>(words(State{}).size())));
        if (*rc::gen::inRange(0, 3) > 0)
            one.owner = UserId(Uuid({1, 2, 3, 4, 5, 6, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0,
                                     static_cast<std::uint8_t>(*rc::gen::inRange(0, 4))}));
        stands.push_back(one);
        at += minutes(*rc::gen::inRange(0, 5'000));
    }
    const auto out = autopsy::examine(stands, {}, calendar, at);
    std::int64_t open = 0;
    for (std::size_t i = 0; i < stands.size(); ++i)
        if (autopsy::phase_of(stands[i].state))
            open += std::chrono::duration_cast<minutes>((i + 1 < stands.size() ? stands[i + 1].at : at) - stands[i].at)
                        .count();
    RC_ASSERT(out.elapsed_minutes == open);
    RC_ASSERT(out.working_minutes == open);
    std::int64_t shared = 0;
    for (const auto& phase : out.phases) shared += phase.elapsed_minutes;
    RC_ASSERT(shared == open);
    for (std::size_t i = 1; i < out.holdings.size(); ++i)
        RC_ASSERT(out.holdings[i - 1].until && *out.holdings[i - 1].until <= out.holdings[i].from);
}

/// COVERS: INC-20 (who held it how long, and why)
TEST_P(Autopsies, EachHourOfAMatterHasItsHolder) {
    const auto c = report(waste);  // ten in the morning; four working hours, an answer within thirty minutes
    clock.advance(hours(1));
    while (service.raise_alarms(tenant) > 0) {
    }
    ASSERT_TRUE(
        act(worker, c.id, {.action = Action::transfer, .note = "应由第二网格办理", .assignee = user_id(second)}));
    clock.advance(minutes(20));
    ASSERT_TRUE(act(second, c.id, {.action = Action::respond}));
    clock.advance(minutes(10));
    ASSERT_TRUE(act(second, c.id, {.action = Action::ask, .note = "在哪一层"}));
    clock.advance(hours(3));
    ASSERT_TRUE(act(resident, c.id, {.action = Action::answer, .note = "三层"}));
    clock.advance(minutes(30));
    ASSERT_TRUE(act(second, c.id, {.action = Action::resolve, .result = "已清理"}));
    clock.advance(hours(5));
    const auto seen = service.autopsy(as(clerk, may_watch), c.id).value();
    const std::pair<Phase, std::int64_t> expected[] = {
        {Phase::understanding, 0}, {Phase::response, 60}, {Phase::response, 20}, {Phase::handling, 10},
        {Phase::reporter, 180},    {Phase::handling, 30}, {Phase::verdict, 300}};
    ASSERT_EQ(seen.holdings.size(), std::size(expected));
    for (std::size_t i = 0; i < seen.holdings.size(); ++i) {
        EXPECT_EQ(seen.holdings[i].phase, expected[i].first) << i;
        EXPECT_EQ(seen.holdings[i].elapsed_minutes, expected[i].second) << i;
    }
    EXPECT_EQ(seen.holdings[1].holder_id, user_id(worker));
    EXPECT_TRUE(seen.holdings[1].broke_promise);
    EXPECT_FALSE(seen.holdings[2].broke_promise);
    EXPECT_EQ(seen.holdings[2].holder_id, user_id(second));
    EXPECT_EQ(seen.holdings[2].why, "应由第二网格办理");
    EXPECT_EQ(seen.handovers, 1);
    EXPECT_EQ(seen.longest, 4) << "waiting for a verdict is nobody's delay";
    EXPECT_EQ(seen.promised_minutes, 240);
    ASSERT_FALSE(seen.findings.empty());
    EXPECT_EQ(seen.findings.front(), "首次响应时限在张三手中（待响应）到期");
    EXPECT_TRUE(service.autopsy(as(other_worker, may_watch), c.id).is(access::not_found));
}

/// What was taken back took its time all the same.
TEST_P(Autopsies, TimeThatAMistakeTookIsCounted) {
    const auto c = report(waste);
    clock.advance(minutes(5));
    ASSERT_TRUE(act(worker, c.id, {.action = Action::transfer, .note = "转", .assignee = user_id(second)}));
    clock.advance(minutes(7));
    ASSERT_TRUE(act(worker, c.id, {.action = Action::undo}));
    clock.advance(minutes(9));
    const auto seen = service.autopsy(as(clerk, may_watch), c.id).value();
    ASSERT_EQ(seen.holdings.size(), 4U);
    EXPECT_EQ(seen.holdings[2].holder_id, user_id(second));
    EXPECT_EQ(seen.holdings[2].elapsed_minutes, 7);
    EXPECT_EQ(seen.holdings[3].holder_id, user_id(worker));
    EXPECT_EQ(seen.holdings[3].elapsed_minutes, 9);
    EXPECT_FALSE(seen.holdings[3].until);
}

}  // namespace
}  // namespace linli::cases
