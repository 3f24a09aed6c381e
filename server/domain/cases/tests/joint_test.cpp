#include "house.h"

#include <linli/cases/duplicates.h>
#include <linli/cases/joint.h>
#include <linli/cases/joint_permissions.h>
#include <linli/json/write.h>

#include "joint_rules.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

namespace linli::cases {
namespace {

using std::chrono::hours;
using ::testing::HasSubstr;

class JointTest : public CaseTest {
protected:
    JointHandling& joint() { return service.joint(); }
    /// In the hands of the worker of grid 5.
    Case handled(std::string text = "楼道里垃圾堆了好几天没人清") {
        const auto c = report(std::move(text));
        EXPECT_EQ(c.owner_id, user_id(worker));
        return step(worker, c.id, {.action = Action::respond}).value();
    }
    AskSubtask wanted(CaseId which, bool required = true) {
        return {.version = see(which).version,
                .asked = "请检查楼道消防设施",
                .due_at = clock.now() + hours(1),
                .organisation_id = OrganisationId(id(20)),
                .required = required};
    }
    Result<Subtask> ask(int by, CaseId which, AskSubtask in) { return joint().ask(as(by, may_share), which, in); }
    Subtask asked(CaseId which, bool required = true) { return ask(worker, which, wanted(which, required)).value(); }
    Result<Subtask> move(int by, SubtaskId which, SubtaskMove how, std::optional<std::string> note = {}) {
        return joint().move(as(by, may_help), which, {how, std::move(note)});
    }
    std::vector<Subtask> mine(int who) { return joint().mine(as(who, may_help)).items; }
    std::vector<Subtask> of(CaseId which, int who = worker) {
        return joint().of_case(as(who, may_watch), which).value().items;
    }
    Result<Case> finish(CaseId which) { return step(worker, which, {.action = Action::resolve, .result = "已清理"}); }
    std::vector<Action> steps(CaseId which, int who = worker) {
        std::vector<Action> out;
        const auto seen = service.timeline(as(who, may_read), which).value();
        for (const auto& one : seen.steps) out.push_back(one.action);
        return out;
    }
};
using JointCases = JointTest;
LINLI_BOTH_ENGINES(JointCases);

/// COVERS: INC-27 (helpers beside the owner), AS-07 (two sub-tasks with one lead)
TEST_P(JointCases, ARequiredSubtaskHoldsUpTheResult) {
    const auto c = handled();
    const auto task = asked(c.id);
    EXPECT_EQ(task.ordinal, 1);
    EXPECT_EQ(task.helper_name, "消防科");
    EXPECT_EQ(see(c.id).owner_id, user_id(worker)) << "exactly one answers for it";
    const auto early = finish(c.id);
    ASSERT_TRUE(early.is(subtasks_open));
    EXPECT_THAT(early.problem().detail, HasSubstr("协办第 1 项（消防科）待接受"));

    ASSERT_EQ(mine(handler).size(), 1U);
    EXPECT_TRUE(mine(fund_handler).empty());
    EXPECT_TRUE(move(handler, task.id, SubtaskMove::finish, "完好").is(step_not_allowed)) << "accepted first";
    EXPECT_EQ(move(handler, task.id, SubtaskMove::accept)->holder_id, user_id(handler));
    EXPECT_TRUE(finish(c.id).is(subtasks_open));
    EXPECT_TRUE(move(handler, task.id, SubtaskMove::finish).is(reason_needed));
    EXPECT_EQ(move(handler, task.id, SubtaskMove::finish, "设施完好")->state, SubtaskState::done);
    EXPECT_TRUE(mine(handler).empty());
    EXPECT_TRUE(finish(c.id).ok());
    const auto all = steps(c.id);
    for (const auto action : {Action::share, Action::share_accept, Action::share_finish})
        EXPECT_EQ(std::count(all.begin(), all.end(), action), 1) << word(action);
    for (const auto action : steps(c.id, resident)) EXPECT_FALSE(word(action).starts_with("share")) << word(action);
}

TEST_P(JointCases, ReturnedOnesAreTheOwnersToDecide) {
    const auto c = handled();
    const auto task = asked(c.id);
    EXPECT_TRUE(move(handler, task.id, SubtaskMove::send_back).is(reason_needed));
    ASSERT_TRUE(move(handler, task.id, SubtaskMove::send_back, "不是我们的设施"));
    EXPECT_TRUE(finish(c.id).is(subtasks_open));
    EXPECT_TRUE(move(handler, task.id, SubtaskMove::withdraw, "不用了").is(access::not_found))
        << "the matter is out of sight again";
    EXPECT_TRUE(move(worker, task.id, SubtaskMove::withdraw).is(reason_needed));
    ASSERT_TRUE(move(worker, task.id, SubtaskMove::withdraw, "已自行核实"));
    EXPECT_TRUE(finish(c.id).ok());
}

TEST_P(JointCases, WhatIsNotRequiredHoldsUpNothingAndIsMootAfterwards) {
    const auto c = handled();
    const auto task = asked(c.id, false);
    ASSERT_TRUE(finish(c.id));
    EXPECT_TRUE(mine(handler).empty());
    EXPECT_TRUE(move(handler, task.id, SubtaskMove::accept).is(step_not_allowed));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::undo}));
    EXPECT_EQ(mine(handler).size(), 1U) << "a matter that goes on makes it live again";
    EXPECT_TRUE(move(handler, task.id, SubtaskMove::accept).ok());
}

/// Who helps sees the words of the report and answers the sub-task; nothing else.
TEST_P(JointCases, AHelperSeesTheMatterAndActsOnTheSubtaskAlone) {
    const auto c = handled();
    ASSERT_TRUE(step(worker, c.id, {.action = Action::note, .note = "内部记录"}));
    const auto read = [&](int who) { return service.find(as(who, may_read), c.id); };
    EXPECT_TRUE(read(handler).is(access::not_found));
    const auto task = asked(c.id);
    (void)ask(worker, c.id, wanted(c.id)).value();
    ASSERT_TRUE(read(handler));
    EXPECT_EQ(read(handler)->text, "楼道里垃圾堆了好几天没人清");
    EXPECT_FALSE(read(handler)->reporter_id);
    EXPECT_TRUE(read(fund_handler).is(access::not_found));
    EXPECT_TRUE(read(neighbour).is(access::not_found));
    const auto seen = service.timeline(as(handler, may_read), c.id).value();
    for (const auto& one : seen.steps) EXPECT_NE(one.note, "内部记录");
    EXPECT_TRUE(step(handler, c.id, {.action = Action::note, .note = "插话"}).is(access::not_found));
    EXPECT_TRUE(ask(handler, c.id, wanted(c.id)).is(access::not_found)) << "helpers ask nobody";
    EXPECT_EQ(of(c.id, handler).size(), 2U);
    EXPECT_TRUE(move(fund_handler, task.id, SubtaskMove::accept).is(access::not_found));
    EXPECT_TRUE(move(worker, task.id, SubtaskMove::accept).is(not_yours)) << "not one's own helper";
    EXPECT_TRUE(move(handler, task.id, SubtaskMove::withdraw, "不用了").is(not_yours));
    for (const auto& one : of(c.id)) ASSERT_TRUE(move(handler, one.id, SubtaskMove::send_back, "不归我们"));
    EXPECT_TRUE(read(handler).is(access::not_found)) << "what is given back opens nothing any more";
}

TEST_P(JointCases, ANamedPersonIsAskedByTheOwnerOrTheDispatcher) {
    const auto c = handled();
    auto in = wanted(c.id);
    in.organisation_id.reset();
    in.assignee_id = user_id(other_worker);
    const auto task = ask(clerk, c.id, in).value();
    EXPECT_EQ(task.holder_id, user_id(other_worker));
    EXPECT_EQ(task.helper_name, renamed);
    EXPECT_EQ(mine(other_worker).size(), 1U);
    EXPECT_TRUE(move(handler, task.id, SubtaskMove::accept).is(access::not_found));
    EXPECT_TRUE(move(other_worker, task.id, SubtaskMove::accept).ok());
    EXPECT_TRUE(ask(other_worker, c.id, wanted(c.id)).is(access::not_found));
}

TEST_P(JointCases, RefusesWhatNobodyCouldDo) {
    const auto c = handled();
    const auto with = [&](auto change) {
        auto in = wanted(c.id);
        change(in);
        return ask(worker, c.id, in);
    };
    EXPECT_TRUE(with([&](AskSubtask& in) { in.assignee_id = user_id(clerk); }).is(no_such_helper)) << "both";
    EXPECT_TRUE(with([&](AskSubtask& in) { in.organisation_id.reset(); }).is(no_such_helper)) << "nobody";
    EXPECT_TRUE(with([&](AskSubtask& in) {
                    in.organisation_id.reset();
                    in.assignee_id = user_id(worker);
                }).is(no_such_helper))
        << "the owner";
    EXPECT_TRUE(with([&](AskSubtask& in) {
                    in.organisation_id.reset();
                    in.assignee_id = user_id(resident);
                }).is(no_such_helper))
        << "no post";
    EXPECT_TRUE(with([&](AskSubtask& in) { in.due_at = clock.now(); }).is(due_outside));
    EXPECT_TRUE(with([&](AskSubtask& in) { in.due_at = clock.now() + hours(24 * 30); }).is(due_outside));
    EXPECT_TRUE(with([&](AskSubtask& in) { --in.version; }).is(changed_meanwhile));
    for (int i = 0; i < most_subtasks; ++i) ASSERT_TRUE(ask(worker, c.id, wanted(c.id, false)));
    EXPECT_TRUE(ask(worker, c.id, wanted(c.id)).is(too_many_subtasks));
    ASSERT_TRUE(finish(c.id));
    EXPECT_TRUE(ask(worker, c.id, wanted(c.id)).is(step_not_allowed));
}

/// A merged matter is answered under its master: its sub-tasks bind the master's owner and nothing moves.
TEST_P(JointCases, SubtasksFollowAMergeAndItsUndoing) {
    const auto first = handled();
    clock.advance(std::chrono::minutes(3));
    const auto second = handled();
    const auto task = asked(second.id);
    MergeCases both{.cases = {{first.id, see(first.id).version}, {second.id, see(second.id).version}}};
    const auto merged = service.duplicates().merge(as(clerk, may_dispatch), both).value();
    ASSERT_EQ(merged.master_id, first.id);
    EXPECT_TRUE(finish(first.id).is(subtasks_open));
    EXPECT_EQ(of(first.id).size(), 1U);
    EXPECT_EQ(mine(handler).size(), 1U);
    const auto before = see(second.id).version;
    ASSERT_TRUE(move(handler, task.id, SubtaskMove::accept));
    EXPECT_EQ(see(second.id).version, before) << "what follows takes no step";
    EXPECT_EQ(steps(first.id).back(), Action::share_accept);
    ASSERT_TRUE(service.duplicates().undo(as(clerk, may_dispatch), merged.id, {"不是同一件事"}));
    EXPECT_TRUE(of(first.id).empty());
    EXPECT_TRUE(finish(second.id).is(subtasks_open));
    EXPECT_TRUE(finish(first.id).ok());
}

/// COVERS: INC-26, INC-27 (late help is noticed, once)
TEST_P(JointCases, ALateSubtaskIsToldOnceToHelperAndOwner) {
    int heard = 0;
    relay.subscribe<CaseShared>("test.hear", [&](db::WriteTx&, const CaseShared& e, const events::Envelope&) {
        heard += e.state == "overdue" ? 1 : 0;
    });
    const auto ledger = [&] {
        return database()
            .read(
                [&](db::ReadTx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM cases_subtask_alarm", {}); })
            .value_or(0);
    };
    const auto look = [&] {
        for (int i = 0; i < 5; ++i) service.raise_alarms(tenant);
        while (relay.run_once() > 0) {
        }
    };
    const auto c = handled();
    const auto late = asked(c.id, false);
    const auto done = asked(c.id);
    ASSERT_TRUE(move(handler, done.id, SubtaskMove::accept));
    ASSERT_TRUE(move(handler, done.id, SubtaskMove::finish, "完好"));
    look();
    EXPECT_EQ(ledger(), 0) << "in time";
    ASSERT_TRUE(finish(c.id));
    clock.advance(hours(2));
    look();
    EXPECT_EQ(ledger(), 0) << "nobody works on a finished matter";
    ASSERT_TRUE(step(clerk, c.id, {.action = Action::reopen, .note = "没有清理干净"}));
    clock.advance(hours(25));
    look();
    look();
    EXPECT_EQ(ledger(), 1) << "it went on; once, and only what is late";
    EXPECT_EQ(heard, 2) << "helper and owner";
    EXPECT_EQ(of(c.id)[0].id, late.id);
    EXPECT_EQ(of(c.id)[0].reminder, SubtaskReminder::overdue);
}

/// Asking, answering, merging, separating and the owner's own steps in any order: the invariants are checked after it,
/// and after each act that exactly one person answers.
TEST_P(JointCases, ARandomWalkOfHelpersKeepsTheInvariants) {
    std::mt19937 random(20261123);
    const auto any = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
    const std::vector<CaseId> cases{handled().id, handled().id, handled().id};
    const int people[] = {worker, clerk, handler, other_worker};
    const Action steps[] = {Action::resolve, Action::undo, Action::ask, Action::reopen, Action::respond};
    std::vector<SubtaskId> tasks;
    std::vector<MergeId> merges;
    std::size_t moved = 0;
    for (int act = 0; act < 200; ++act) {
        clock.advance(std::chrono::minutes(any(20)));
        const auto which = cases[any(3)];
        switch (any(5)) {
        case 0:
            if (const auto task = ask(people[any(4)], which, wanted(which, any(2) == 0))) tasks.push_back(task->id);
            break;
        case 1:
        case 2:
            if (!tasks.empty())
                moved += move(people[any(4)], tasks[any(tasks.size())], static_cast<SubtaskMove>(any(4)), "说明").ok();
            break;
        case 3: (void)step(people[any(2)], which, {.action = steps[any(5)], .note = "说明", .result = "结果"}); break;
        default:
            if (const auto other = cases[any(3)]; merges.empty() || any(2) == 0) {
                MergeCases both{.cases = {{which, see(which).version}, {other, see(other).version}}};
                if (const auto merged = service.duplicates().merge(as(clerk, may_dispatch), both))
                    merges.push_back(merged->id);
            } else {
                (void)service.duplicates().undo(as(clerk, may_dispatch), merges[any(merges.size())], {"分开"});
            }
        }
        for (const auto id : cases) EXPECT_EQ(see(id).owner_id.has_value(), see(id).state != State::merged);
    }
    EXPECT_GT(tasks.size(), 5U);
    EXPECT_GT(moved, 5U);
}

TEST(JointRules, WarnsAfterFourFifthsOfTheWorkingTime) {
    const auto office = WorkingCalendar::always();
    Subtask task{.due_at = Instant(hours(10)), .asked_at = Instant(hours(0))};
    EXPECT_EQ(reminder(task, office, Instant(hours(7))), SubtaskReminder::none);
    EXPECT_EQ(reminder(task, office, Instant(hours(8))), SubtaskReminder::due_soon);
    EXPECT_EQ(reminder(task, office, Instant(hours(10))), SubtaskReminder::overdue);
    task.state = SubtaskState::done;
    EXPECT_EQ(reminder(task, office, Instant(hours(10))), SubtaskReminder::none);
}

TEST(JointRules, NothingMovesAfterItsEnd) {
    for (const auto state : {SubtaskState::done, SubtaskState::withdrawn})
        for (const auto move :
             {SubtaskMove::accept, SubtaskMove::send_back, SubtaskMove::finish, SubtaskMove::withdraw})
            EXPECT_FALSE(next_state(state, move)) << word(state) << " " << word(move);
}

}  // namespace
}  // namespace linli::cases
