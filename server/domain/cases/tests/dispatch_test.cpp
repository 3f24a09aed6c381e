#include "dispatch_house.h"

#include <linli/cases/duplicates.h>

#include <future>

namespace linli::cases {
namespace {

using Dispatch = DispatchTest;
LINLI_BOTH_ENGINES(Dispatch);

/// COVERS: INC-15 (the first rule that matches decides, and the matter remembers which and why)
TEST_P(Dispatch, TheFirstMatchingRuleDecidesAndIsRemembered) {
    const auto edition = publish({to_body("funds", "责任事项 = 公积金提取 且 来源渠道 = 电话", "street-fire"),
                                  to_body("waste", "责任事项 = 垃圾堆放 且 地点 位于 书香社区", "fund"),
                                  to_body("all", "责任事项 属于 [垃圾堆放]", "street-fire")});
    const auto c = report(waste);
    EXPECT_EQ(c.state, State::dispatched);
    EXPECT_EQ(c.owner_id, user_id(fund_handler));
    const auto seen = history(c.id);
    ASSERT_EQ(seen.decisions.size(), 1U);
    EXPECT_EQ(seen.decisions[0].edition, edition);
    EXPECT_EQ(seen.decisions[0].rule_code, "waste");
    EXPECT_EQ(seen.decisions[0].version, c.version);
    EXPECT_EQ(seen.decisions[0].explanation,
              "规则“waste”（第 1 版）命中：责任事项 = \"垃圾堆放\"（\"垃圾堆放\"）：符合；地点 位于 [\"书香社区\"]（"
              "云溪区/云台街道/书香社区/书香第一网格）：符合；直接分给责任岗位；岗位：经办");
    EXPECT_TRUE(dispatch.handovers(by(resident, may_read), c.id).is(access::not_found)) << "reasons are for staff";
}

/// COVERS: INC-15 (falls through to grid and responsibility item)
TEST_P(Dispatch, WithoutAMatchTheResponsibilityListDecides) {
    const auto before = report(fire);
    EXPECT_FALSE(history(before.id).decisions.at(0).edition.has_value());
    publish({to_body("waste", "责任事项 = 垃圾堆放", "fund")});
    const auto c = report(fire);
    EXPECT_EQ(c.owner_id, user_id(handler));
    const auto decision = history(c.id).decisions.at(0);
    EXPECT_EQ(decision.edition, 1);
    EXPECT_FALSE(decision.rule_code.has_value());
    EXPECT_EQ(decision.explanation, "没有规则命中，按责任清单“消防栓损坏漏水”分拨；岗位：经办");
}

TEST_P(Dispatch, EditionsBeginWhenTheySayAndOldOnesStay) {
    publish({to_body("waste", "责任事项 = 垃圾堆放", "fund")});
    const auto first = report(waste);
    publish({to_body("waste", "责任事项 = 垃圾堆放", "street-fire")}, clock.now() + std::chrono::hours(2));
    EXPECT_EQ(report(waste).owner_id, user_id(fund_handler)) << "not yet";
    clock.advance(std::chrono::hours(2));
    EXPECT_EQ(report(waste).owner_id, user_id(handler));
    EXPECT_EQ(history(first.id).decisions.at(0).edition, 1) << "what was decided stays as it was";
    const auto all = dispatch.editions(by(clerk, may_read_rules));
    ASSERT_EQ(all.items.size(), 2U);
    EXPECT_TRUE(all.items[0].in_force);
    EXPECT_FALSE(all.items[1].in_force);
    EXPECT_EQ(dispatch.edition(by(clerk, may_read_rules), 1)->rules.at(0).condition, "责任事项 = \"垃圾堆放\"");
}

/// COVERS: INC-15 (simulate before publish, by a second person)
TEST_P(Dispatch, ADraftIsReplayedAndPublishedBySomebodyElse) {
    const auto draft = dispatch
                           .draft(by(drafter, may_draft_rules),
                                  {.note = "修订", .rules = {to_body("w", "责任事项 = 垃圾堆放", "fund")}})
                           .value();
    const PublishRules in{draft.version, {}};
    EXPECT_TRUE(dispatch.publish(by(publisher, may_publish_rules), draft.edition, in).is(simulate_first));
    replay(draft.edition);
    EXPECT_TRUE(dispatch.publish(by(drafter, may_publish_rules), draft.edition, in).is(second_person_needed));
    EXPECT_TRUE(dispatch
                    .publish(by(publisher, may_publish_rules), draft.edition,
                             {draft.version, clock.now() - std::chrono::hours(1)})
                    .is(not_in_the_past));
    const auto changed = dispatch.change(by(drafter, may_draft_rules), draft.edition,
                                         {draft.version, "再改", {to_body("w", "责任事项 = 垃圾堆放", "street-fire")}});
    ASSERT_TRUE(changed);
    EXPECT_TRUE(dispatch.publish(by(publisher, may_publish_rules), draft.edition, in).is(edition_changed));
    const PublishRules newest{changed->version, {}};
    EXPECT_TRUE(dispatch.publish(by(publisher, may_publish_rules), draft.edition, newest).is(simulate_first))
        << "what was replayed is not what would be published";
    replay(draft.edition);
    ASSERT_TRUE(dispatch.publish(by(publisher, may_publish_rules), draft.edition, newest));
    EXPECT_TRUE(dispatch.change(by(drafter, may_draft_rules), draft.edition, {newest.version + 1, "又改", {}})
                    .is(edition_published));
    EXPECT_TRUE(dispatch.edition(by(clerk, may_read_rules), 99).is(no_such_edition));
}

TEST_P(Dispatch, AReplaySaysWhoWouldGetWhatAndWhichRulesNeverMatch) {
    for (int i = 0; i < 3; ++i) report(waste);
    report(fire);
    clock.advance(std::chrono::hours(1));
    auto shadowed = to_body("never", "责任事项 = 垃圾堆放 且 紧急程度 = 一般", "fund");
    auto gone = rule("gone", "责任事项 = 消防栓损坏漏水", Target::organisation, Strategy::assign);
    gone.organisation = "no-such-body";
    const auto draft =
        dispatch
            .draft(by(drafter, may_draft_rules),
                   {.note = "修订", .rules = {to_body("waste", "责任事项 = 垃圾堆放", "fund"), shadowed, gone}})
            .value();
    ASSERT_EQ(draft.overlaps.size(), 1U);
    EXPECT_EQ(draft.overlaps[0].later, "never");
    EXPECT_TRUE(draft.overlaps[0].shadowed);

    const auto result = replay(draft.edition);
    EXPECT_EQ(result.state, SimulationState::done);
    EXPECT_EQ(result.result.looked_at, 4);
    EXPECT_EQ(result.result.elsewhere, 4);
    EXPECT_EQ(result.result.holes, 1);
    EXPECT_EQ(result.result.unmatched, 0);
    ASSERT_EQ(result.result.hits.size(), 3U);
    EXPECT_EQ(result.result.hits[0].matters, 3);
    EXPECT_EQ(result.result.hits[1].matters, 0) << "never";
    ASSERT_EQ(result.result.moves.size(), 2U);
    EXPECT_EQ(result.result.moves[0].from, "书香第一网格 岗位");
    EXPECT_EQ(result.result.moves[0].to, "公积金中心 经办");
    EXPECT_EQ(result.result.moves[0].matters, 3);
    EXPECT_EQ(result.result.moves[1].to, "无人，转人工");
    for (const auto& line : dispatch.editions(by(clerk, may_read_rules)).items) EXPECT_FALSE(line.in_force);
}

TEST_P(Dispatch, AReplayKeepsItsBounds) {
    for (int i = 0; i < 5; ++i) report(waste), clock.advance(std::chrono::minutes(1));
    const auto draft =
        dispatch.draft(by(drafter, may_draft_rules), {.note = "修订", .rules = {to_body("w", "识别把握 > 0", "fund")}})
            .value();
    const auto begun = dispatch.simulate(by(drafter, may_draft_rules), draft.edition, {.days = 1, .most = 3}).value();
    EXPECT_TRUE(dispatch.run_once(tenant, 2));
    const auto half = dispatch.simulation(by(drafter, may_read_rules), begun.id).value();
    EXPECT_EQ(half.state, SimulationState::running);
    EXPECT_EQ(half.result.looked_at, 2) << "progress can be seen";
    while (dispatch.run_once(tenant, 2)) {
    }
    EXPECT_EQ(dispatch.simulation(by(drafter, may_read_rules), begun.id)->result.looked_at, 3);
    EXPECT_TRUE(dispatch.simulation(by(drafter, may_read_rules), Uuid{}).is(no_such_simulation));
}

TEST_P(Dispatch, MistakesNameRuleAndPlace) {
    auto no_role = rule("b", "紧急程度 = 紧急", Target::role, Strategy::assign);
    const auto refused =
        dispatch.draft(by(drafter, may_draft_rules),
                       {.note = "修订", .rules = {to_body("a", "责任事项 = 垃圾堆", "fund"), no_role, no_role}});
    ASSERT_TRUE(refused.is(bad_rules));
    const auto& errors = refused.problem().errors;
    ASSERT_EQ(errors.size(), 4U);
    EXPECT_EQ(errors[0].pointer, "/rules/0/condition");
    EXPECT_EQ(errors[0].message, "第 8 字：“责任事项”没有“垃圾堆”，是不是“垃圾堆放”？");
    EXPECT_EQ(errors[1].pointer, "/rules/1/target");
    EXPECT_EQ(errors[2].pointer, "/rules/2/code");
    const auto check = dispatch.check(by(drafter, may_draft_rules), {"紧急程度 = 紧急 且 (来源渠道 = 电话"});
    EXPECT_FALSE(check.understood);
    EXPECT_EQ(check.position, 23);
    EXPECT_EQ(dispatch.check(by(drafter, may_draft_rules), {"紧急程度=紧急"}).codes, "urgency = \"urgent\"");
    EXPECT_EQ(dispatch.fields(by(clerk, may_read_rules)).items.size(), 9U);
}

TEST_P(Dispatch, RoundRobinGoesRoundAndLeastLoadedLooksAtWhatIsOpen) {
    publish({to_workers("turn", "责任事项 = 垃圾堆放", Strategy::round_robin)});
    std::vector<std::optional<UserId>> owners;
    for (int i = 0; i < 4; ++i) owners.push_back(report(waste).owner_id);
    EXPECT_NE(owners[0], owners[1]);
    EXPECT_EQ(owners[0], owners[2]);
    EXPECT_EQ(owners[1], owners[3]);
    publish({to_workers("load", "责任事项 = 垃圾堆放", Strategy::least_loaded)});
    const auto next = report(waste);
    ASSERT_TRUE(act(next.owner_id == user_id(worker) ? worker : second, next.id, {.action = Action::respond}));
    EXPECT_NE(report(waste).owner_id, next.owner_id) << "the other one has fewer";
}

/// COVERS: INC-13 (grid, community, street, district: the first place that has somebody)
TEST_P(Dispatch, LocalFirstGoesUpUntilSomebodyIsThere) {
    publish({rule("local", "责任事项 = 垃圾堆放", Target::local, Strategy::assign)});
    EXPECT_EQ(report(waste).owner_id, user_id(worker));
    const auto higher = report(waste, "书香第二网格");
    EXPECT_EQ(higher.owner_id, user_id(clerk)) << "no worker there: the community";
    EXPECT_NE(history(higher.id).decisions.at(0).explanation.find("网格无人可办，升至社区"), std::string::npos)
        << "why it went up is said";
    database().write([&](db::WriteTx& tx) { access::end(tx, tenant, PostId(id(100 + clerk)), clock.now()).value(); });
    EXPECT_EQ(report(waste, "书香第二网格").owner_id, user_id(arbiter)) << "the street";
    database().write([&](db::WriteTx& tx) { access::end(tx, tenant, PostId(id(100 + arbiter)), clock.now()).value(); });
    EXPECT_EQ(report(waste, "书香第二网格").owner_id, user_id(operator_)) << "the district";
}

TEST_P(Dispatch, NobodyFitsIsATaskForANamedDispatcher) {
    publish({to_body("gone", "责任事项 = 垃圾堆放", "no-such-body")});
    const auto c = report(waste);
    EXPECT_EQ(c.state, State::triage);
    EXPECT_EQ(c.triage_reason, TriageReason::no_owner);
    EXPECT_EQ(c.owner_id, user_id(clerk));
    EXPECT_EQ(history(c.id).decisions.at(0).rule_code, "gone");
}

TEST_P(Dispatch, APoolTakesWhatItIsOffered) {
    publish({to_workers("pool", "责任事项 = 垃圾堆放", Strategy::grab)});
    const auto c = report(waste);
    EXPECT_EQ(c.state, State::triage);
    EXPECT_EQ(c.triage_reason, TriageReason::offered);
    EXPECT_EQ(c.owner_id, user_id(clerk)) << "a named person answers for it meanwhile";
    ASSERT_EQ(dispatch.offers(by(second, may_grab)).items.size(), 1U);
    EXPECT_TRUE(dispatch.offers(by(other_worker, may_grab)).items.empty());
    EXPECT_TRUE(service.grab(by(other_worker, may_grab), c.id).is(access::not_found)) << "not in the pool";

    const auto taken = service.grab(by(second, may_grab), c.id);
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->owner_id, user_id(second));
    EXPECT_EQ(taken->state, State::dispatched);
    EXPECT_TRUE(service.grab(by(worker, may_grab), c.id).is(already_taken));
    EXPECT_TRUE(dispatch.offers(by(worker, may_grab)).items.empty());

    ASSERT_TRUE(act(second, c.id, {.action = Action::undo})) << "a slip of the hand";
    EXPECT_EQ(see(c.id).triage_reason, TriageReason::offered);
    EXPECT_EQ(service.grab(by(worker, may_grab), c.id)->owner_id, user_id(worker)) << "it is offered again";
    clock.advance(std::chrono::hours(1));
    service.carry_on(tenant);
    EXPECT_EQ(see(c.id).owner_id, user_id(worker)) << "what was taken stays";
}

TEST_P(Dispatch, WhatNobodyTakesGoesToTheNextInTurn) {
    publish({to_workers("pool", "责任事项 = 垃圾堆放", Strategy::grab)});
    const auto first = report(waste), other = report(waste);
    clock.advance(std::chrono::minutes(14));
    EXPECT_EQ(service.carry_on(tenant), 0);
    clock.advance(std::chrono::minutes(1));
    EXPECT_TRUE(service.grab(by(worker, may_grab), first.id).is(already_taken)) << "the time is over";
    EXPECT_EQ(service.carry_on(tenant), 2);
    EXPECT_EQ(see(first.id).state, State::dispatched);
    EXPECT_NE(see(first.id).owner_id, see(other.id).owner_id);
    EXPECT_EQ(history(first.id).decisions.back().explanation, "抢单到时无人接，轮流；岗位：岗位");
    EXPECT_EQ(service.carry_on(tenant), 0);
}

TEST_P(Dispatch, WhenThePoolIsAwayADispatcherDecides) {
    publish({to_workers("pool", "责任事项 = 垃圾堆放", Strategy::grab)});
    const auto c = report(waste);
    away(worker, std::chrono::hours(8), {});
    away(second, std::chrono::hours(8), {});
    clock.advance(std::chrono::minutes(20));
    service.carry_on(tenant);
    EXPECT_EQ(see(c.id).state, State::triage);
    EXPECT_EQ(see(c.id).triage_reason, TriageReason::owner_away);
    EXPECT_EQ(see(c.id).owner_id, user_id(clerk));
}

/// Goal: of two who take a matter at the same moment exactly one has it. Method: two threads, thirty matters.
TEST_P(Dispatch, OfTwoWhoGrabOneHasIt) {
    publish({to_workers("pool", "责任事项 = 垃圾堆放", Strategy::grab)});
    for (int i = 0; i < 30; ++i) {
        const auto c = report(waste);
        const auto take = [&](int user) { return service.grab(by(user, may_grab), c.id); };
        auto other = std::async(std::launch::async, take, second);
        const auto mine = take(worker);
        const auto theirs = other.get();
        ASSERT_NE(mine.ok(), theirs.ok());
        EXPECT_TRUE((mine.ok() ? theirs : mine).is(already_taken));
        EXPECT_EQ(see(c.id).owner_id, user_id(mine.ok() ? worker : second));
        ASSERT_EQ(history(c.id).decisions.size(), 2U) << "the offer and the taking";
    }
}

/// Goal: with rules, offers, absences and disputes no order of people and actions breaks an invariant (checked when the
/// test ends): exactly one accountable owner at any time.
TEST_P(Dispatch, RandomWalkKeepsTheInvariants) {
    publish({to_workers("pool", "责任事项 = 垃圾堆放 且 上报时间 是工作日", Strategy::grab),
             to_body("fire", "内容 包含 [\"消防\"]", "street-fire"),
             rule("local", "紧急程度 = 一般", Target::local, Strategy::round_robin)});
    std::vector<CaseId> cases;
    std::uint64_t state = 20'261'122;
    const auto roll = [&](std::uint64_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((state >> 33) % below);
    };
    const int people[] = {resident, worker, second, clerk, operator_, handler, arbiter};
    int taken = 0, grabbed = 0, joined = 0;
    std::vector<MergeId> merges;
    for (int i = 0; i < 800; ++i) {
        if (i % 25 == 0) cases.push_back(report(i % 100 == 0 ? fire : waste).id);
        const auto which = cases[static_cast<std::size_t>(roll(cases.size()))];
        const auto person = people[roll(7)];
        const bool in_pool = person == worker || person == second;
        const auto offered = in_pool ? dispatch.offers(by(person, may_grab)).items : std::vector<Offer>{};
        if (!offered.empty() && roll(2) == 0) {
            grabbed += service.grab(by(person, may_grab), offered.front().case_id).ok() ? 1 : 0;
        } else if (roll(20) == 0) {
            service.carry_on(tenant);
        } else if (roll(10) == 0) {
            const auto other = cases[static_cast<std::size_t>(roll(cases.size()))];
            const MergeCases both{.cases = {{which, see(which).version}, {other, see(other).version}}, .note = {}};
            const auto merged = service.duplicates().merge(by(operator_, may_dispatch), both);
            if (merged.ok()) merges.push_back(merged->id), ++joined;
        } else if (!merges.empty() && roll(10) == 0) {
            const auto which_merge = merges[static_cast<std::size_t>(roll(merges.size()))];
            (void)service.duplicates().undo(by(operator_, may_dispatch), which_merge, {"不是同一件事"}).ok();
        } else {
            const auto action = static_cast<Action>(roll(static_cast<std::uint64_t>(Action::share)));
            const bool ends = action == Action::withdraw || action == Action::decline;
            if (ends && roll(12) != 0) continue;
            TakeStep in{.action = action, .note = "说明", .result = "结果", .item_code = "waste-01"};
            if (roll(3) == 0) in.assignee = user_id(people[roll(7)]);
            taken += act(person, which, in).ok() ? 1 : 0;
        }
        clock.advance(std::chrono::minutes(roll(5)));
    }
    EXPECT_GT(taken, 30);
    EXPECT_GT(grabbed, 0);
    EXPECT_GT(joined, 0);
}

}  // namespace
}  // namespace linli::cases
