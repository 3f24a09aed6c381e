#include <linli/cases/reasons.h>

#include "dispatch_house.h"

namespace linli::cases {
namespace {

using Handover = DispatchTest;
LINLI_BOTH_ENGINES(Handover);

using std::chrono::hours;
using std::chrono::minutes;

/// COVERS: INC-28 (a reason from the list)
TEST_P(Handover, AReturnNeedsAReasonFromTheListOfTheDay) {
    const auto c = report(waste);
    const auto list = dispatch.publish_reasons(by(publisher, may_publish_rules),
                                               {0, {{"not-ours", "非本单位职责"}, {"wrong-place", "地点有误"}}});
    ASSERT_TRUE(list);
    EXPECT_EQ(list->edition, 1);
    TakeStep back{.action = Action::send_back, .note = "不归我们管"};
    EXPECT_TRUE(act(worker, c.id, back).is(unknown_reason)) << "none";
    back.reason_code = "no-such";
    EXPECT_TRUE(act(worker, c.id, back).is(unknown_reason));
    back.reason_code = "not-ours";
    ASSERT_TRUE(act(worker, c.id, back));
    ASSERT_TRUE(dispatch.publish_reasons(by(publisher, may_publish_rules), {1, {{"duplicate", "重复事项"}}}));
    EXPECT_TRUE(dispatch.publish_reasons(by(publisher, may_publish_rules), {1, {{"a", "甲"}}}).is(edition_changed));
    EXPECT_TRUE(
        dispatch.publish_reasons(by(publisher, may_publish_rules), {2, {{"a", "甲"}, {"a", "乙"}}}).is(bad_reasons));
    const auto seen = history(c.id).returns;
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].reason_name, "非本单位职责") << "as it was called that day";
    EXPECT_EQ(dispatch.reasons(by(worker, may_read_handovers)).edition, 2);
}

/// COVERS: INC-28 (what it cost)
TEST_P(Handover, EachOneSaysHowMuchOfThePromiseItUsed) {
    const auto c = report(waste);  // ten in the morning; four working hours
    clock.advance(hours(3));       // until one, with the lunch break from twelve
    ASSERT_TRUE(act(worker, c.id, {.action = Action::transfer, .note = "转", .assignee = user_id(second)}));
    clock.advance(hours(1));  // until two, work begins at half past one
    ASSERT_TRUE(act(second, c.id, {.action = Action::send_back, .note = "退"}));
    const auto seen = history(c.id).returns;
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0].from_id, user_id(worker));
    EXPECT_EQ(seen[0].held_ms, std::chrono::milliseconds(hours(2)).count());
    EXPECT_EQ(seen[0].promise_ms, std::chrono::milliseconds(hours(4)).count());
    EXPECT_EQ(seen[1].from_id, user_id(second));
    EXPECT_EQ(seen[1].held_ms, std::chrono::milliseconds(minutes(30)).count());
}

/// COVERS: INC-28 (the third one goes to an arbiter, whose decision binds)
TEST_P(Handover, TheThirdGivingAwayGoesToAnArbiterWhoseDecisionBinds) {
    const auto c = report(waste);
    const auto give = [&](int from, int to) {
        return act(from, c.id, {.action = Action::transfer, .note = "不归我", .assignee = user_id(to)});
    };
    ASSERT_TRUE(give(worker, second));
    ASSERT_TRUE(give(second, worker));
    const auto disputed = give(worker, second);
    ASSERT_TRUE(disputed);
    EXPECT_EQ(disputed->state, State::triage);
    EXPECT_EQ(disputed->triage_reason, TriageReason::arbitration);
    EXPECT_EQ(disputed->owner_id, user_id(arbiter)) << "not whom the owner named";
    EXPECT_TRUE(history(c.id).returns.back().to_arbiter);

    const TakeStep decision{.action = Action::dispatch, .note = "在第一网格范围内", .assignee = user_id(second)};
    EXPECT_TRUE(act(clerk, c.id, decision).is(not_yours)) << "not for any dispatcher";
    TakeStep silent = decision;
    silent.note.reset();
    EXPECT_TRUE(act(arbiter, c.id, silent).is(reason_needed));
    ASSERT_TRUE(act(arbiter, c.id, decision));
    EXPECT_EQ(see(c.id).owner_id, user_id(second));
    EXPECT_TRUE(history(c.id).binding);
    EXPECT_TRUE(give(second, worker).is(decision_binds));
    EXPECT_TRUE(act(second, c.id, {.action = Action::send_back, .note = "不归我"}).is(decision_binds));
    EXPECT_EQ(act(second, c.id, {.action = Action::respond})->state, State::handling) << "work goes on";
}

TEST_P(Handover, WhatIsTakenBackDoesNotCount) {
    const auto c = report(waste);
    const auto give = [&](int from, int to) {
        return act(from, c.id, {.action = Action::transfer, .note = "不归我", .assignee = user_id(to)});
    };
    for (int i = 0; i < 4; ++i) {
        ASSERT_EQ(give(worker, second)->state, State::dispatched);
        ASSERT_TRUE(act(worker, c.id, {.action = Action::undo}));
        EXPECT_EQ(see(c.id).owner_id, user_id(worker));
    }
    EXPECT_TRUE(history(c.id).returns.empty());
    ASSERT_TRUE(give(worker, second));
    ASSERT_TRUE(give(second, worker));
    ASSERT_EQ(give(worker, second)->triage_reason, TriageReason::arbitration);
    ASSERT_TRUE(act(worker, c.id, {.action = Action::undo})) << "before the arbiter decides";
    EXPECT_EQ(see(c.id).owner_id, user_id(worker));
    ASSERT_TRUE(give(worker, second));
    ASSERT_TRUE(act(arbiter, c.id, {.action = Action::dispatch, .note = "归第二人", .assignee = user_id(second)}));
    ASSERT_TRUE(act(arbiter, c.id, {.action = Action::undo}));
    EXPECT_FALSE(history(c.id).binding) << "a decision that was taken back binds nobody";
}

/// COVERS: INC-27 (leave: the deputy gets it and it is said; afterwards it goes back)
TEST_P(Handover, ADeputyStandsInAndGivesBack) {
    database().write([&](db::WriteTx& tx) { access::end(tx, tenant, PostId(id(100 + second)), clock.now()).value(); });
    away(worker, hours(24), neighbour);
    const auto c = report(waste);
    EXPECT_EQ(c.state, State::dispatched);
    EXPECT_EQ(c.owner_id, user_id(neighbour));
    const auto decision = history(c.id).decisions.at(0);
    EXPECT_EQ(decision.stands_for_id, user_id(worker));
    EXPECT_EQ(decision.explanation, "按责任清单“垃圾堆放”分拨；岗位：岗位，责任人不在岗，由代理人办理");
    clock.advance(hours(23));
    service.carry_on(tenant);
    EXPECT_EQ(see(c.id).owner_id, user_id(neighbour)) << "still away";
    clock.advance(hours(2));
    service.carry_on(tenant);
    EXPECT_EQ(see(c.id).owner_id, user_id(worker));
    EXPECT_EQ(see(c.id).state, State::dispatched) << "nothing else changed";
    EXPECT_EQ(history(c.id).decisions.back().explanation, "代理结束，事项交还责任人；岗位：岗位");
    clock.advance(hours(1));
    EXPECT_EQ(service.carry_on(tenant), 0);
}

TEST_P(Handover, AnAbsenceWithoutADeputyIsATaskNotASilentHole) {
    database().write([&](db::WriteTx& tx) { access::end(tx, tenant, PostId(id(100 + second)), clock.now()).value(); });
    away(worker, hours(24), {});
    const auto c = report(waste);
    EXPECT_EQ(c.state, State::triage);
    EXPECT_EQ(c.triage_reason, TriageReason::owner_away);
    EXPECT_EQ(c.owner_id, user_id(clerk));
    EXPECT_TRUE(act(clerk, c.id, {.action = Action::dispatch, .assignee = user_id(worker)}).is(no_such_assignee))
        << "nobody is named who is away";
}

}  // namespace
}  // namespace linli::cases
