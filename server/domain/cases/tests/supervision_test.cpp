#include <linli/cases/dispatch_permissions.h>
#include <linli/cases/dispatch_service.h>
#include <linli/cases/reasons.h>

#include "supervising_rules.h"
#include "supervision_house.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <tuple>

namespace linli::cases {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Supervised = SupervisionTest;
LINLI_BOTH_ENGINES(Supervised);

/// COVERS: INC-06 (supervision with a due date), INC-26
TEST_P(Supervised, AMatterEndsWhenItsSupervisorAgrees) {
    const auto c = handled();
    const auto s = placed(c.id);
    EXPECT_EQ(s.owner_id, user_id(worker));
    EXPECT_EQ(s.due_at, office.add(clock.now(), hours(2))) << "on the calendar of the matter";
    ASSERT_TRUE(finish(c.id)) << "an owner may always report what was done";
    const auto early = close(c.id);
    ASSERT_TRUE(early.is(under_supervision));
    EXPECT_THAT(early.problem().detail, HasSubstr("督办第 1 次（督办人 张三）待反馈"));
    EXPECT_TRUE(move(clerk, s.id, SupervisionMove::answer, "已清理").is(not_yours));
    EXPECT_TRUE(move(worker, s.id, SupervisionMove::answer).is(reason_needed));
    EXPECT_EQ(move(worker, s.id, SupervisionMove::answer, "今天上午已清理")->state, SupervisionState::answered);
    EXPECT_FALSE(running(c.id));
    EXPECT_TRUE(close(c.id).is(under_supervision));

    clock.advance(hours(24));
    EXPECT_TRUE(move(worker, s.id, SupervisionMove::lift).is(not_yours)) << "nobody agrees with themselves";
    const auto again = move(street_leader, s.id, SupervisionMove::ask_again, "请附照片").value();
    EXPECT_EQ(again.round, 2);
    EXPECT_EQ(office.between(clock.now(), again.due_at), hours(2)) << "as long as before";
    EXPECT_TRUE(move(street_leader, s.id, SupervisionMove::lift).is(reason_needed)) << "nothing was answered";
    ASSERT_TRUE(move(worker, s.id, SupervisionMove::answer, "照片已附"));
    ASSERT_TRUE(move(street_leader, s.id, SupervisionMove::lift));
    EXPECT_TRUE(move(street_leader, s.id, SupervisionMove::lift, "再次").is(step_not_allowed));
    EXPECT_TRUE(close(c.id));
    pass();
    EXPECT_THAT(heard, ElementsAre("asked", "answered", "asked", "answered", "lifted"));
    const auto told = service.timeline(as(resident, may_read), c.id).value();
    for (const auto& one : told.steps) EXPECT_FALSE(word(one.action).starts_with("supervise")) << "among colleagues";
}

/// A verdict is heard; the matter stays open for the supervisor and closes by itself afterwards.
TEST_P(Supervised, AVerdictIsHeardAndTheMatterClosesAfterTheSupervision) {
    const auto c = handled();
    const auto s = placed(c.id);
    ASSERT_TRUE(finish(c.id));
    const auto rated = service.rate(as(resident, may_report), c.id, {.version = see(c.id).version, .solved = true});
    ASSERT_TRUE(rated);
    EXPECT_EQ(rated->state, State::resolved);
    clock.advance(hours(24 * 20));
    EXPECT_EQ(service.settle(tenant), 0);
    ASSERT_TRUE(move(street_leader, s.id, SupervisionMove::lift, "反映人已满意"));
    EXPECT_EQ(service.settle(tenant), 1);
    EXPECT_EQ(see(c.id).state, State::closed);
}

TEST_P(Supervised, NothingIsDeclinedUnderSupervisionAndAWithdrawnMatterIsMoot) {
    const auto c = handled();
    const auto s = placed(c.id);
    EXPECT_TRUE(step(clerk, c.id, {.action = Action::decline, .note = "不受理"}).is(under_supervision));
    ASSERT_TRUE(step(resident, c.id, {.action = Action::withdraw}));
    EXPECT_FALSE(running(c.id));
    EXPECT_TRUE(list(street_leader).empty());
    EXPECT_TRUE(move(worker, s.id, SupervisionMove::answer, "说明").is(step_not_allowed));
    ASSERT_TRUE(step(resident, c.id, {.action = Action::undo}));
    EXPECT_TRUE(running(c.id)) << "it goes on";
}

TEST_P(Supervised, WhoMaySuperviseWhat) {
    const auto c = handled();
    const auto with = [&](int user, auto change) {
        auto in = wanted(c.id);
        change(in);
        return place(user, c.id, in);
    };
    const auto as_is = [](PlaceSupervision&) {};
    EXPECT_TRUE(with(clerk, as_is).is(not_yours)) << "a community reminds";
    EXPECT_TRUE(with(street_clerk, [](auto& in) { in.level = SupervisionLevel::listed; }).is(not_yours));
    EXPECT_TRUE(with(other_leader, as_is).is(access::not_found)) << "another community";
    EXPECT_FALSE(access::Gate::admit(actor(worker), may_supervise).ok());
    EXPECT_TRUE(with(street_leader, [](auto& in) { --in.version; }).is(changed_meanwhile));
    const auto first = placed(c.id, clerk, SupervisionLevel::reminder);
    EXPECT_EQ(first.ordinal, 1);
    EXPECT_EQ(placed(c.id, street_clerk).ordinal, 2);
    const auto twice = with(street_leader, as_is);
    ASSERT_TRUE(twice.is(already_supervised));
    EXPECT_THAT(twice.problem().detail, HasSubstr("督办第 2 次"));
    EXPECT_TRUE(placed(c.id, street_leader, SupervisionLevel::listed).ordinal == 3) << "another level";
    EXPECT_TRUE(move(street_leader, first.id, SupervisionMove::lift, "不需要了").is(not_yours));
    EXPECT_TRUE(move(other_worker, first.id, SupervisionMove::answer, "说明").is(access::not_found));
    for (auto round = 3; round < most_supervisions; ++round) {
        ASSERT_TRUE(move(clerk, of(c.id).front().id, SupervisionMove::lift, "已了解").ok() || round > 3);
        const auto next = place(clerk, c.id, wanted(c.id, SupervisionLevel::reminder));
        ASSERT_TRUE(next);
        ASSERT_TRUE(move(clerk, next->id, SupervisionMove::lift, "已了解"));
    }
    EXPECT_TRUE(place(clerk, c.id, wanted(c.id, SupervisionLevel::reminder)).is(too_many_supervisions));
}

TEST_P(Supervised, AReasonComesFromTheListOfTheDay) {
    const auto c = handled();
    const auto leader = by(street_leader, may_publish_rules);
    ASSERT_TRUE(service.reasons().publish(leader, ReasonKind::supervision, {0, {{"late", "超期未办"}}}));
    EXPECT_EQ(service.reasons().list(leader, ReasonKind::returning).edition, 0) << "each list has its own editions";
    EXPECT_TRUE(place(street_leader, c.id, wanted(c.id)).is(unknown_reason));
    auto in = wanted(c.id);
    in.reason_code = "late";
    EXPECT_EQ(place(street_leader, c.id, in)->reason_name, "超期未办");
    ASSERT_TRUE(service.reasons().publish(leader, ReasonKind::supervision, {1, {{"media", "媒体关注"}}}));
    EXPECT_TRUE(service.reasons().publish(leader, ReasonKind::supervision, {1, {{"a", "甲"}}}).is(edition_changed));
    EXPECT_TRUE(
        service.reasons().publish(leader, ReasonKind::supervision, {2, {{"a", "甲"}, {"a", "乙"}}}).is(bad_reasons));
    EXPECT_EQ(of(c.id).at(0).reason_name, "超期未办") << "as it was called that day";
}

/// COVERS: INC-06, INC-12 (warns at four fifths, breaks, climbs)
TEST_P(Supervised, ALateAnswerIsToldToTheSupervisorAndClimbs) {
    const auto c = handled();
    (void)placed(c.id);  // eleven in the morning and later: two working hours
    const auto kinds = [&] {
        std::vector<std::string> out;
        const auto seen = service.timeline(as(operator_, may_read), c.id).value();
        for (const auto& one : seen.alarms)
            if (one.clock == ClockKind::supervision) out.emplace_back(word(one.kind));
        return out;
    };
    const auto raise_after = [&](minutes passed) {
        clock.advance(passed);
        for (int i = 0; i < 10; ++i) service.raise_alarms(tenant);
        pass();
    };
    raise_after(minutes(95));
    EXPECT_TRUE(kinds().empty());
    raise_after(minutes(1));
    EXPECT_THAT(kinds(), ElementsAre("warning"));
    EXPECT_TRUE(list(street_leader, {.overdue = true}).empty());
    raise_after(minutes(24));
    ASSERT_GE(kinds().size(), 2U);
    EXPECT_EQ(kinds()[1], "breach");
    EXPECT_THAT(heard, ElementsAre("asked", "overdue"));
    ASSERT_EQ(list(street_leader, {.overdue = true}).size(), 1U);
    EXPECT_TRUE(list(street_leader)[0].overdue);
    EXPECT_TRUE(clock_of(c.id)->breached);
    ASSERT_TRUE(move(worker, of(c.id)[0].id, SupervisionMove::answer, "明天清理"));
    EXPECT_TRUE(list(street_leader, {.overdue = true}).empty());
    const auto raised = kinds().size();
    raise_after(hours(48));
    EXPECT_EQ(kinds().size(), raised) << "the answer stops the clock";
}

/// It binds whoever answers for the matter now, and nothing moves when matters join and part.
TEST_P(Supervised, ItFollowsTransfersAndMergesAndTheirUndoing) {
    const auto first = handled();
    clock.advance(minutes(3));
    const auto second = handled();
    const auto s = placed(second.id);
    EXPECT_EQ(list(worker, {.mine = true}).size(), 1U);
    const auto merge = merged(first.id, second.id);
    ASSERT_EQ(merge.master_id, first.id);
    EXPECT_TRUE(running(first.id));
    EXPECT_FALSE(running(second.id));
    EXPECT_EQ(of(first.id).at(0).case_id, first.id);
    EXPECT_TRUE(place(street_clerk, first.id, wanted(first.id)).is(already_supervised)) << "one of a level";
    ASSERT_TRUE(step(worker, first.id, {.action = Action::transfer, .note = "转", .assignee = user_id(handler)}));
    EXPECT_TRUE(move(worker, s.id, SupervisionMove::answer, "说明").is(not_yours));
    EXPECT_EQ(list(street_leader).at(0).owner_id, user_id(handler));
    ASSERT_TRUE(move(handler, s.id, SupervisionMove::answer, "正在办理"));
    EXPECT_FALSE(running(first.id));
    ASSERT_TRUE(move(street_leader, s.id, SupervisionMove::ask_again, "请尽快"));
    ASSERT_TRUE(service.duplicates().undo(as(clerk, may_dispatch), merge.id, {"不是同一件事"}));
    EXPECT_FALSE(running(first.id));
    EXPECT_TRUE(running(second.id));
    EXPECT_TRUE(of(first.id).empty());
    EXPECT_EQ(list(street_leader).at(0).owner_id, user_id(worker));
}

/// A reopened matter is still under the supervision that was not lifted.
TEST_P(Supervised, ReopeningLeavesItInForce) {
    const auto c = handled();
    const auto s = placed(c.id);
    ASSERT_TRUE(finish(c.id));
    ASSERT_TRUE(step(clerk, c.id, {.action = Action::reopen, .note = "没有清理干净"}));
    EXPECT_TRUE(running(c.id));
    ASSERT_TRUE(finish(c.id));
    EXPECT_TRUE(close(c.id).is(under_supervision));
    ASSERT_TRUE(move(street_leader, s.id, SupervisionMove::lift, "已现场查看"));
    EXPECT_TRUE(close(c.id));
}

TEST_P(Supervised, WhatASupervisorLeavesBehindIsInheritedOrSomebodysTask) {
    const auto c = handled();
    const auto s = placed(c.id, street_clerk);
    service.check_holes(tenant);
    EXPECT_EQ(of(c.id)[0].supervisor_id, user_id(street_clerk));
    leave_post(street_clerk);
    renamed = "李四";
    service.check_holes(tenant);
    EXPECT_EQ(of(c.id)[0].supervisor_id, user_id(street_leader)) << "no other clerk: the leader of the street";
    EXPECT_EQ(of(c.id)[0].supervisor_name, "李四");
    EXPECT_TRUE(move(street_clerk, s.id, SupervisionMove::lift, "说明").is(not_yours));
    leave_post(street_leader);
    service.check_holes(tenant);
    service.check_holes(tenant);
    const auto holes = [&] {
        std::vector<Hole> out;
        database().read([&](db::ReadTx& tx) {
            tx.each("SELECT key, times FROM cases_hole WHERE kind = 'no_overseer' AND closed_at_ms IS NULL", {},
                    [&](const db::Row& row) {
                        out.push_back({.key = row.get<std::string>("key"), .times = row.get<std::int64_t>("times")});
                    });
        });
        return out;
    };
    ASSERT_EQ(holes().size(), 1U);
    EXPECT_EQ(holes()[0].times, 1);
    database().write([&](db::WriteTx& tx) {
        give(tx, second_leader, access::Role::leader, area_id(2), Level::street, clock.now());
    });
    service.check_holes(tenant);
    EXPECT_TRUE(holes().empty());
    EXPECT_TRUE(move(second_leader, s.id, SupervisionMove::lift, "已了解"));
    pass();
    EXPECT_EQ(std::count(heard.begin(), heard.end(), "handed_on"), 2);
}

/// Who comes to own what they supervise does not agree with themselves: somebody above takes over.
TEST_P(Supervised, NobodySupervisesThemselves) {
    const auto c = handled();
    const auto s = placed(c.id, operator_);
    ASSERT_TRUE(step(worker, c.id, {.action = Action::transfer, .note = "转", .assignee = user_id(operator_)}));
    EXPECT_TRUE(move(operator_, s.id, SupervisionMove::lift, "说明").is(not_yours));
    service.check_holes(tenant);
    EXPECT_EQ(of(c.id)[0].supervisor_id, user_id(street_leader));
}

TEST_P(Supervised, TheListShowsOnesOwnPlaceInPages) {
    std::vector<CaseId> cases;
    for (int i = 0; i < 5; ++i) {
        cases.push_back(handled().id);
        (void)placed(cases.back());
        clock.advance(minutes(1));
    }
    EXPECT_EQ(list(street_leader).size(), 5U);
    EXPECT_TRUE(list(other_leader).empty()) << "another community";
    EXPECT_TRUE(list(other_worker).empty());
    EXPECT_EQ(list(worker, {.mine = true}).size(), 5U);
    EXPECT_TRUE(list(clerk, {.mine = true}).empty());
    std::vector<CaseId> seen;
    ListSupervisions in{.limit = 2};
    for (int page = 0; page < 3; ++page) {
        const auto got = supervising().list(by(street_leader, may_watch), in).value();
        for (const auto& one : got.items) seen.push_back(one.case_id);
        in.cursor = got.next;
    }
    EXPECT_FALSE(in.cursor);
    EXPECT_EQ(seen, cases) << "the first due first";
    ASSERT_TRUE(move(worker, of(cases[0])[0].id, SupervisionMove::answer, "说明"));
    ASSERT_TRUE(move(street_leader, of(cases[1])[0].id, SupervisionMove::lift, "说明"));
    EXPECT_EQ(list(street_leader).size(), 4U);
    EXPECT_EQ(list(street_leader, {.state = SupervisionState::answered}).at(0).case_id, cases[0]);
    EXPECT_EQ(list(street_leader, {.state = SupervisionState::lifted}).at(0).case_id, cases[1]);
    EXPECT_TRUE(supervising().of_case(by(other_leader, may_watch), cases[0]).is(access::not_found));
}

TEST(SupervisionRules, WhoMaySuperviseAtWhichLevel) {
    using area::Level;
    using enum SupervisionLevel;
    using access::Role;
    const std::tuple<Role, std::optional<Level>, int> cases[] = {
        {Role::clerk, Level::community, 1},       {Role::clerk, Level::street, 2},
        {Role::clerk, std::nullopt, 1},           {Role::hotline_operator, Level::district, 2},
        {Role::leader, Level::community, 2},      {Role::leader, Level::street, 3},
        {Role::leader, Level::district, 3},       {Role::leader, std::nullopt, 2},
        {Role::grid_worker, Level::street, 0},    {Role::handler, std::nullopt, 0},
        {Role::administrator, Level::district, 0}};
    for (const auto& [role, area, levels] : cases) {
        int allowed = 0;
        for (const auto level : {reminder, order, listed}) allowed += supervises(role, area, level) ? 1 : 0;
        EXPECT_EQ(allowed, levels) << word(role) << (area ? word(*area) : "");
    }
}

TEST(SupervisionRules, HowASupervisionMoves) {
    std::string table;
    for (const auto state : {SupervisionState::asked, SupervisionState::answered, SupervisionState::lifted})
        for (const auto move : {SupervisionMove::answer, SupervisionMove::ask_again, SupervisionMove::lift})
            if (const auto next = next_state(state, move))
                table += std::string(word(state)) + ">" + std::string(word(move)) + ">" + std::string(word(*next)) +
                         (needs_note(state, move) ? "! " : " ");
    EXPECT_EQ(table, "asked>answer>answered! asked>lift>lifted! answered>ask_again>asked! answered>lift>lifted ");
}

}  // namespace
}  // namespace linli::cases
