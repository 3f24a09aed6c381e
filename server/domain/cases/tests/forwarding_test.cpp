#include <linli/cases/dispatch_permissions.h>
#include <linli/cases/dispatch_service.h>
#include <linli/cases/duplicates.h>
#include <linli/cases/forwarding.h>
#include <linli/cases/reasons.h>

#include "house.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

namespace linli::cases {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class ForwardingTest : public CaseTest {
protected:
    using hours = std::chrono::hours;
    void SetUp() override {
        CaseTest::SetUp();
        relay.subscribe<CaseAlarmed>("test.hear", [&](db::WriteTx&, const CaseAlarmed& e, const events::Envelope&) {
            if (e.clock == "outside") heard.push_back(e.kind);
        });
        bodies()
            .publish(publisher(), {0,
                                   {{"power", "云溪供电公司", OutsideWay::telephone, "95598"},
                                    {"water", "云溪水务公司", OutsideWay::platform, "水务服务平台"}}})
            .value();
    }
    access::Scope publisher() const {
        access::Actor who;
        who.tenant = tenant;
        who.user = user_id(60);
        who.role = access::Role::administrator;
        return access::Gate::admit(who, may_publish_rules).value();
    }
    Forwarding& bodies() { return service.forwarding(); }
    Case handled(std::string text = "楼道里垃圾堆了好几天没人清") {
        const auto c = report(std::move(text));
        return step(worker, c.id, {.action = Action::respond}).value();
    }
    ForwardCase wanted(CaseId which, std::string body = "power") {
        return {.version = see(which).version,
                .body_code = std::move(body),
                .reason = "配电箱属供电公司",
                .sent = "楼道配电箱漏电，请尽快维修",
                .expected_by = clock.now() + hours(48)};
    }
    Result<Forward> send(int by, CaseId which, ForwardCase in) {
        return bodies().forward(as(by, may_forward), which, in);
    }
    Forward sent(CaseId which, std::string body = "power") {
        return send(worker, which, wanted(which, std::move(body))).value();
    }
    Result<Forward> answered(int by, ForwardId which) {
        return bodies().move(as(by, may_forward), which,
                             {.move = ForwardMove::answer, .note = "已更换配电箱", .answered_by = "抢修班"});
    }
    Result<Forward> given_up(ForwardId which) {
        return bodies().move(as(worker, may_forward), which, {.move = ForwardMove::give_up, .note = "多次催办未答复"});
    }
    std::vector<Forward> of(CaseId which) { return bodies().of_case(as(operator_, may_watch), which).value().items; }
    Result<Case> finish(CaseId which) { return step(worker, which, {.action = Action::resolve, .result = "已修好"}); }
    void raise() {
        for (int i = 0; i < 10; ++i) service.raise_alarms(tenant);
        while (relay.run_once() > 0) {
        }
    }
    std::vector<ForwardId> listed(int who, const ListForwards& in = {}) {
        std::vector<ForwardId> out;
        const auto page = bodies().list(as(who, may_watch), in).value();
        for (const auto& one : page.items) out.push_back(one.id);
        return out;
    }
    std::vector<std::string> heard;
};
using Forwarded = ForwardingTest;
LINLI_BOTH_ENGINES(Forwarded);

/// COVERS: INC-27, INC-32 (what bodies outside owe, for whoever supervises)
TEST_P(Forwarded, WhatBodiesOutsideOweIsOneListInReach) {
    const auto first = handled(), second = handled();
    auto soon = wanted(second.id);
    soon.expected_by = clock.now() + hours(24);
    const auto late = send(worker, second.id, soon).value();
    const auto power = sent(first.id), water = sent(first.id, "water");
    EXPECT_THAT(listed(operator_), ElementsAre(late.id, power.id, water.id)) << "the first due first";
    EXPECT_THAT(listed(worker), ElementsAre(late.id, power.id, water.id));
    EXPECT_THAT(listed(other_worker), ElementsAre()) << "another grid";
    EXPECT_THAT(listed(fund_handler), ElementsAre()) << "another body";
    EXPECT_THAT(listed(clerk, {.body_code = "water"}), ElementsAre(water.id));
    EXPECT_THAT(listed(clerk, {.overdue = true}), ElementsAre());
    clock.advance(hours(25));
    EXPECT_THAT(listed(clerk, {.overdue = true}), ElementsAre(late.id));
    EXPECT_TRUE(bodies().list(as(clerk, may_watch), {}).value().items[0].overdue);
    ASSERT_TRUE(answered(worker, power.id));
    EXPECT_THAT(listed(clerk), ElementsAre(late.id, water.id));
    EXPECT_THAT(listed(clerk, {.state = ForwardState::answered}), ElementsAre(power.id));
    const ListForwards one{.limit = 1};
    const auto page = bodies().list(as(clerk, may_watch), one).value();
    ASSERT_TRUE(page.next);
    EXPECT_EQ(bodies().list(as(clerk, may_watch), {.cursor = page.next, .limit = 1})->items[0].id, water.id);
    EXPECT_TRUE(bodies().list(as(clerk, may_watch), {.overdue = true, .cursor = page.next}).is(api::bad_cursor));
    ASSERT_TRUE(step(resident, second.id, {.action = Action::withdraw, .note = "不用了"}));
    EXPECT_THAT(listed(clerk), ElementsAre(water.id)) << "a matter that ended waits for nobody";
}

/// COVERS: INC-27 (one inside person answers), INC-11 (closed is not solved)
TEST_P(Forwarded, WhatWasForwardedIsNotFinished) {
    const auto c = handled();
    const auto before = see(c.id);
    const auto f = sent(c.id);
    const auto after = see(c.id);
    EXPECT_EQ(after.owner_id, before.owner_id) << "somebody inside goes on";
    EXPECT_EQ(after.solve_by, before.solve_by) << "the promise goes on";
    EXPECT_EQ(after.state, before.state);
    const auto early = finish(c.id);
    ASSERT_TRUE(early.is(outside_awaited));
    EXPECT_THAT(early.problem().detail, HasSubstr("云溪供电公司（预计9月23日前答复）"));
    EXPECT_TRUE(step(clerk, c.id, {.action = Action::decline, .note = "不受理"}).is(outside_awaited));
    clock.advance(hours(2));
    const auto done = answered(worker, f.id).value();
    EXPECT_EQ(done.state, ForwardState::answered);
    EXPECT_EQ(done.outside_ms, std::chrono::milliseconds(hours(2)).count()) << "counted beside the promise";
    EXPECT_TRUE(answered(worker, f.id).is(step_not_allowed));
    ASSERT_TRUE(finish(c.id));
    EXPECT_EQ(of(c.id).at(0).answered_by, "抢修班");
}

TEST_P(Forwarded, TheReporterReadsToWhomItWentAndThatSomebodyGoesOn) {
    const auto c = handled();
    const auto f = sent(c.id);
    ASSERT_TRUE(answered(worker, f.id));
    const auto seen = service.timeline(as(resident, may_read), c.id).value();
    std::vector<std::string> notes;
    for (const auto& one : seen.steps)
        if (one.action == Action::forward || one.action == Action::forward_answer) notes.push_back(*one.note);
    EXPECT_THAT(notes, ElementsAre("已转请云溪供电公司处理，预计9月23日前答复。我们会继续跟进，有进展及时告诉您。",
                                   "云溪供电公司已答复，我们正在核实处理。"));
}

/// Nobody waits for ever: the reason stands among colleagues, then the matter may end.
TEST_P(Forwarded, GivingUpSaysWhy) {
    const auto c = handled();
    const auto f = sent(c.id);
    ASSERT_TRUE(given_up(f.id));
    const auto seen = service.timeline(as(resident, may_read), c.id).value();
    EXPECT_EQ(std::count_if(seen.steps.begin(), seen.steps.end(),
                            [](const Step& one) { return one.action == Action::forward_give_up; }),
              0);
    EXPECT_TRUE(finish(c.id));
}

TEST_P(Forwarded, ALateAnswerIsAnAlarmToTheOwnerAndClimbsNoLadder) {
    const auto c = handled();
    const auto f = sent(c.id);
    clock.advance(hours(40));
    raise();
    clock.advance(hours(24));
    raise();
    clock.advance(hours(24 * 10));
    raise();
    EXPECT_THAT(heard, ElementsAre("warning", "breach"));
    EXPECT_TRUE(of(c.id).at(0).overdue);
    ASSERT_TRUE(answered(worker, f.id));
    EXPECT_FALSE(of(c.id).at(0).overdue);
}

TEST_P(Forwarded, WhoMaySendWhatWhere) {
    const auto c = handled();
    const auto with = [&](auto change) {
        auto in = wanted(c.id);
        change(in);
        return send(worker, c.id, in);
    };
    EXPECT_TRUE(with([](auto& in) { in.body_code = "court"; }).is(no_such_body));
    EXPECT_TRUE(with([&](auto& in) { in.expected_by = clock.now(); }).is(expected_outside));
    EXPECT_TRUE(with([&](auto& in) { in.expected_by = clock.now() + hours(24 * 181); }).is(expected_outside));
    EXPECT_TRUE(with([](auto& in) { --in.version; }).is(changed_meanwhile));
    EXPECT_TRUE(send(other_worker, c.id, wanted(c.id)).is(access::not_found));
    EXPECT_FALSE(access::Gate::admit(actor(resident), may_forward).ok());
    const auto f = sent(c.id);
    EXPECT_TRUE(with([](auto&) {}).is(already_forwarded));
    EXPECT_TRUE(send(clerk, c.id, wanted(c.id, "water")).ok()) << "a dispatcher of the place";
    EXPECT_TRUE(answered(other_worker, f.id).is(access::not_found));
    auto early = MoveForward{.move = ForwardMove::answer, .note = "已修"};
    early.answered_at = clock.now() + hours(1);
    EXPECT_TRUE(bodies().move(as(worker, may_forward), f.id, early).is(expected_outside));
    early.answered_at = f.forwarded_at - hours(1);
    EXPECT_TRUE(bodies().move(as(worker, may_forward), f.id, early).is(expected_outside));
    EXPECT_TRUE(bodies().of_case(as(other_worker, may_watch), c.id).is(access::not_found));
}

TEST_P(Forwarded, TheListOfBodiesHasEditions) {
    const auto c = handled();
    const auto f = sent(c.id);
    const OutsideBodies next{1, {{"power", "云溪电力公司", OutsideWay::letter, "云溪路 1 号"}}};
    EXPECT_EQ(bodies().publish(publisher(), next)->edition, 2);
    EXPECT_TRUE(bodies().publish(publisher(), next).is(edition_changed));
    const OutsideBodies twice{2, {next.items[0], next.items[0]}};
    EXPECT_TRUE(bodies().publish(publisher(), twice).is(bad_reasons));
    EXPECT_EQ(of(c.id).at(0).body_name, f.body_name) << "as it was called that day";
    EXPECT_EQ(bodies().bodies(publisher()).items.size(), 1U);
}

/// Sending, answering, giving up, merging, separating and the steps of the procedure in any order: the invariants are
/// checked after it.
TEST_P(Forwarded, ARandomWalkKeepsTheInvariants) {
    std::mt19937 random(20261123);
    const auto any = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
    const std::vector<CaseId> cases{handled().id, handled().id, handled().id};
    const Action steps[] = {Action::resolve, Action::undo, Action::ask, Action::reopen, Action::respond, Action::close};
    std::vector<ForwardId> all;
    std::vector<MergeId> merges;
    std::size_t ended = 0;
    for (int act = 0; act < 300; ++act) {
        clock.advance(std::chrono::minutes(any(60)));
        const auto which = cases[any(3)];
        switch (any(5)) {
        case 0:
            if (const auto f =
                    send(any(2) == 0 ? worker : clerk, which, wanted(which, any(2) == 0 ? "power" : "water")))
                all.push_back(f->id);
            break;
        case 1:
            for (const auto f : all)
                if (any(3) == 0) ended += any(2) == 0 ? answered(worker, f).ok() : given_up(f).ok();
            break;
        case 2:
        case 3: {
            const auto who = any(3) == 0 ? resident : (any(2) == 0 ? worker : clerk);
            (void)step(who, which, {.action = steps[any(6)], .note = "说明", .result = "结果"});
            break;
        }
        default:
            if (any(3) == 0) service.raise_alarms(tenant);
            if (const auto other = cases[any(3)]; merges.empty() || any(3) == 0) {
                const MergeCases both{.cases = {{which, see(which).version}, {other, see(other).version}}};
                if (const auto one = service.duplicates().merge(as(clerk, may_dispatch), both))
                    merges.push_back(one->id);
            } else {
                (void)service.duplicates().undo(as(clerk, may_dispatch), merges[any(merges.size())], {"分开"});
            }
        }
    }
    EXPECT_GT(all.size(), 5U);
    EXPECT_GT(ended, 5U);
}

}  // namespace
}  // namespace linli::cases
