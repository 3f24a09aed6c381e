#include "worklists_house.h"

namespace linli::worklists {
namespace {

using Worklists = WorklistsTest;
LINLI_BOTH_ENGINES(Worklists);

/// COVERS: issue 4 point 8 (ranked day of a grid worker with reasons), AS-04
TEST_P(Worklists, ADayIsWhatOneAnswersForInOrder) {
    const auto first = report(waste);
    clock.advance(minutes(5));
    const auto second = report(waste + std::string("，第二处"));
    report("楼下消防栓坏了一直漏水");  // in the grid, but somebody else's
    ASSERT_TRUE(step(worker, second.id, {.action = Action::respond}));
    doubt(1, today().plus_days(9));
    doubt(2, today());
    doubt(3, today(), worker);  // done already
    clock.advance(minutes(30));
    const auto seen = day(worker);
    ASSERT_EQ(seen.jobs.size(), 4U);
    EXPECT_EQ(seen.jobs[0].id, first.id.uuid());
    EXPECT_EQ(seen.jobs[0].reasons.front().text, "首次响应已超时 5 分钟");
    EXPECT_EQ(seen.jobs[0].kind, JobKind::matter);
    EXPECT_EQ(seen.jobs[3].kind, JobKind::verification);
    EXPECT_EQ(seen.jobs[3].turn, Turn::later);
    EXPECT_EQ(seen.later, 1);
    EXPECT_FALSE(seen.at_least);
    EXPECT_TRUE(day(other_worker).jobs.empty()) << "another grid";
    EXPECT_TRUE(day(clerk).jobs.empty()) << "who answers for a community does not walk to its doors";
}

/// COVERS: issue 4 point 8 (ranked day for supervisors and dispatchers), INC-20
TEST_P(Worklists, WhatNobodyElseCanDoIsOnTheDayOfWhoeverCan) {
    const auto c = report(waste);
    for (int i = 0; i < 3; ++i) {
        clock.advance(hours(1));
        while (service.raise_alarms(tenant) > 0) {
        }
    }
    const auto kinds = [](const Day& seen) {
        std::map<JobKind, const Job*> out;
        for (const auto& job : seen.jobs) out.emplace(job.kind, &job);
        return out;
    };
    const auto climbed = day(clerk);
    ASSERT_TRUE(kinds(climbed).contains(JobKind::escalation)) << "the second rung of the ladder";
    const auto& up = *kinds(climbed)[JobKind::escalation];
    EXPECT_EQ(up.id, c.id.uuid());
    EXPECT_EQ(up.turn, Turn::first);
    int points = 0;
    for (const auto& reason : up.reasons) points += reason.points;
    EXPECT_EQ(points, up.points);
    EXPECT_FALSE(kinds(day(worker)).contains(JobKind::escalation)) << "it is their own matter";

    cases::PlaceSupervision wanted{.version = see(c.id).version, .asked = "请说明进展"};
    wanted.level = cases::SupervisionLevel::reminder;
    const auto placed = service.supervising().place(as(clerk, cases::may_supervise), c.id, wanted).value();
    const auto owed = day(worker);
    ASSERT_TRUE(kinds(owed).contains(JobKind::supervision));
    const auto has = [](const Job& job, Why why) {
        return std::any_of(job.reasons.begin(), job.reasons.end(), [&](const Reason& r) { return r.why == why; });
    };
    EXPECT_TRUE(has(*kinds(owed)[JobKind::supervision], Why::supervision_owed));
    EXPECT_FALSE(kinds(day(clerk)).contains(JobKind::supervision)) << "the owner has to answer";
    service.supervising()
        .move(as(worker, cases::may_move_supervision), placed.id, {cases::SupervisionMove::answer, "正在清理"})
        .value();
    EXPECT_FALSE(kinds(day(worker)).contains(JobKind::supervision));
    const auto answered = day(clerk);
    ASSERT_TRUE(kinds(answered).contains(JobKind::supervision));
    EXPECT_EQ(kinds(answered)[JobKind::supervision]->reasons[0].why, Why::supervision_answered);

    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond}));
    EXPECT_FALSE(kinds(day(clerk)).contains(JobKind::escalation)) << "the promise runs no longer";
    ASSERT_TRUE(say(worker, Work::resolve, 2));
    EXPECT_TRUE(kinds(day(clerk)).contains(JobKind::dispute));
    EXPECT_FALSE(kinds(day(worker)).contains(JobKind::dispute)) << "not about oneself";
    ASSERT_TRUE(hand_over(worker, clerk));
    EXPECT_EQ(kinds(day(clerk))[JobKind::handover]->reasons[0].why, Why::handover);
    waiting.push_back({id(230), c.id, "市民信箱", false, clock.now()});
    EXPECT_EQ(kinds(day(clerk))[JobKind::answer]->title, "回传受阻：市民信箱");
}

TEST_P(Worklists, AHoleIsTheDayOfAnAdministratorAndAMatterWithoutAnOwnerOfTheDesk) {
    access::Actor somebody{.tenant = tenant, .role = access::Role::administrator, .user = user_id(61)};
    const auto theirs = access::Gate::admit(somebody, may_see_own_day).value();
    EXPECT_TRUE(lists.day(theirs).jobs.empty());
    report(waste);
    clock.advance(hours(9));
    while (service.raise_alarms(tenant) > 0) {
    }
    const auto seen = lists.day(theirs);
    ASSERT_FALSE(seen.jobs.empty()) << "a rung that nobody holds";
    for (const auto& job : seen.jobs) {
        EXPECT_EQ(job.kind, JobKind::hole);
        EXPECT_EQ(job.turn, Turn::first);
    }
    EXPECT_EQ(lists.day(theirs).jobs[0].id, seen.jobs[0].id) << "the same hole is the same job";
    ASSERT_EQ(report("楼道里垃圾堆了好几天没人清", "某某路那边").state, cases::State::triage);
    const auto desk = day(operator_);
    ASSERT_FALSE(desk.jobs.empty());
    const auto& first = desk.jobs[0];
    EXPECT_EQ(first.state, cases::State::triage);
    EXPECT_TRUE(std::any_of(first.reasons.begin(), first.reasons.end(),
                            [](const Reason& r) { return r.why == Why::to_triage; }));
}

TEST_P(Worklists, WhatWaitsForTheReporterIsNotForToday) {
    const auto c = report(waste);
    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond}));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::ask, .note = "在哪一层"}));
    const auto seen = day(worker);
    ASSERT_EQ(seen.jobs.size(), 1U);
    EXPECT_EQ(seen.jobs[0].turn, Turn::later);
    EXPECT_EQ(seen.jobs[0].reasons.front().why, Why::waits);
    ASSERT_TRUE(step(worker, c.id, {.action = Action::respond}));
    ASSERT_TRUE(step(worker, c.id, {.action = Action::resolve, .result = "已清理"}));
    EXPECT_TRUE(day(worker).jobs.empty()) << "what has its result is nobody's walk";
}

/// COVERS: DSH-07 (from traces, weighted)
TEST_P(Worklists, LoadIsCountedFromTheTracesThatWorkLeaves) {
    const auto c = report(waste);
    resolve(c.id, worker);
    const auto d = report(waste + std::string("，第二处"));
    ASSERT_TRUE(step(worker, d.id, {.action = Action::respond}));
    ASSERT_TRUE(step(worker, d.id, {.action = Action::undo}));
    doubt(1, today(), worker);
    const auto seen = load(worker);
    EXPECT_EQ(seen.pieces, 3) << "answered, resolved, verified; what was taken back does not count";
    EXPECT_EQ(seen.points, 1 + 5 + 4);
    ASSERT_EQ(seen.days.size(), 1U);
    const auto traces = lists.traces(by(worker, may_see_own_load), {today()});
    ASSERT_EQ(traces.items.size(), 3U);
    EXPECT_EQ(traces.items[0].number, c.number);
    EXPECT_EQ(load(clerk).pieces, 0);
    clock.advance(days(1));
    EXPECT_EQ(load(worker).pieces, 0) << "another day";
    EXPECT_TRUE(lists.load(by(worker, may_see_own_load), {today(), today().plus_days(92)}).is(period_too_long));
}

/// COVERS: DSH-07 (worker sees and can dispute own figures; no ranking)
TEST_P(Worklists, AFigureCanBeDisputedAndSomebodyElseDecides) {
    resolve(report(waste).id, worker);
    const auto said = say(worker, Work::resolve, 2);
    ASSERT_TRUE(said);
    EXPECT_EQ(said->recorded, 1);
    EXPECT_TRUE(say(worker, Work::resolve, 3).is(disputed_already));
    const DecideDispute yes{true, "已核对台账"};
    EXPECT_TRUE(lists.decide(leader(4, area::Level::community), said->id, yes).is(access::not_found));
    const auto above = leader(2, area::Level::street);
    ASSERT_EQ(lists.disputes(above).items.size(), 1U);
    ASSERT_TRUE(lists.decide(above, said->id, yes));
    EXPECT_TRUE(lists.decide(above, said->id, yes).is(decided_already));
    const auto seen = load(worker);
    EXPECT_EQ(seen.points, 1 + 5) << "the traces stay";
    EXPECT_EQ(seen.corrected, 5);
    ASSERT_EQ(seen.disputes.size(), 1U);
    EXPECT_EQ(seen.disputes[0].answer, "已核对台账");
    EXPECT_TRUE(say(worker, Work::resolve, 3).ok()) << "it may be said again when more was found";
}

TEST_P(Worklists, NobodyDecidesAboutThemselves) {
    const auto said = say(clerk, Work::dispatch, 4);
    ASSERT_TRUE(said);
    EXPECT_TRUE(lists.decide(by(clerk, may_see_loads), said->id, {true, "同意"}).is(own_matter));
}

TEST_P(Worklists, ATeamIsListedByPostWithinReach) {
    resolve(report(waste).id, worker);
    database().write([&](db::WriteTx& tx) {
        give(tx, neighbour, access::Role::merchant, area_id(3), area::Level::community, clock.now() - hours(1));
    });
    const auto seen = lists.loads(by(clerk, may_see_loads), {today(), today(), {}, {}}).value();
    ASSERT_EQ(seen.items.size(), 2U) << "the clerk and the worker of the community, no merchant";
    std::int64_t pieces = 0;
    for (const auto& one : seen.items) pieces += one.pieces;
    EXPECT_EQ(pieces, 2);
    EXPECT_TRUE(lists.loads(by(clerk, may_see_loads), {today(), today(), area_id(4), {}}).is(access::not_found));
    EXPECT_TRUE(
        lists.loads(by(clerk, may_see_loads), {today(), today(), {}, OrganisationId(id(20))}).is(access::not_found));
}

/// COVERS: DAT-25 (the share is counted from what work leaves, by week)
TEST_P(Worklists, WhatDataErrorsCostIsAShareOfAllWorkByWeek) {
    for (int n = 1; n <= 3; ++n) doubt(n, today(), worker);
    clock.advance(days(7));
    resolve(report(waste).id, worker);
    doubt(4, today(), worker);
    const auto seen = lists.data_errors(leader(1, area::Level::district), {.weeks = 3}).value();
    ASSERT_EQ(seen.weeks.size(), 3U);
    EXPECT_FALSE(seen.weeks[0].share.has_value()) << "nobody worked";
    EXPECT_EQ(seen.weeks[1].share, 1.0) << "three doors, nothing else";
    EXPECT_EQ(seen.weeks[2].from.weekday(), 1U);
    EXPECT_EQ(seen.weeks[2].pieces, 3);
    EXPECT_EQ(seen.weeks[2].checks, 1);
    EXPECT_DOUBLE_EQ(seen.weeks[2].share.value(), 4.0 / (4 + 1 + 5));
    EXPECT_DOUBLE_EQ(seen.share.value(), 16.0 / (16 + 1 + 5));
    EXPECT_GE(seen.people, 2);
    const auto nobody =
        lists.data_errors(leader(1, area::Level::district), {.weeks = 3, .area_id = area_id(4)}).value();
    EXPECT_EQ(nobody.pieces, 0) << "staff of another community";
    EXPECT_TRUE(lists.data_errors(leader(2, area::Level::street), {.area_id = area_id(1)}).is(access::not_found));
    access::Actor head{.tenant = tenant, .role = access::Role::leader, .user = user_id(81)};
    head.organisation = OrganisationId(id(20));
    const auto body = lists.data_errors(access::Gate::admit(head, may_see_loads).value(), {.weeks = 3});
    ASSERT_TRUE(body) << "who stands in a body without an area reads of their own people";
    EXPECT_EQ(body->checks, 0);
}

/// COVERS: issue 4 point 8 (shift handover), beyond 23
TEST_P(Worklists, AShiftIsSummedUpAndSignedByBoth) {
    const auto late = report(waste);
    clock.advance(minutes(40));
    while (service.raise_alarms(tenant) > 0) {
    }
    const auto fresh = report(waste + std::string("，第二处"));
    doubt(1, today());
    const auto given = hand_over(worker, other_worker, "三栋的老人明早要复访");
    ASSERT_TRUE(given);
    EXPECT_EQ(given->summary.open, 2);
    EXPECT_EQ(given->summary.unanswered, 2);
    EXPECT_EQ(given->summary.overdue, 1);
    EXPECT_EQ(given->summary.verifications, 1);
    ASSERT_EQ(given->summary.matters.size(), 2U);
    EXPECT_EQ(given->summary.matters[0].number, late.number) << "the first due first";
    EXPECT_EQ(given->summary.matters[0].alarm, cases::AlarmKind::rung) << "the ladder begins with the breach";
    EXPECT_EQ(given->summary.matters[1].number, fresh.number);
    EXPECT_TRUE(hand_over(worker, clerk).is(handover_open));
    const auto mine = [&](int user) { return by(user, may_hand_over); };
    EXPECT_TRUE(lists.handover(mine(clerk), given->id).is(access::not_found)) << "between the two";
    EXPECT_TRUE(lists.move(mine(worker), given->id, {HandoverMove::accept, {}}).is(access::not_found));
    EXPECT_TRUE(lists.move(mine(other_worker), given->id, {HandoverMove::withdraw, {}}).is(access::not_found));
    EXPECT_TRUE(lists.move(mine(other_worker), given->id, {HandoverMove::decline, {}}).is(cases::reason_needed));
    ASSERT_TRUE(lists.move(mine(other_worker), given->id, {HandoverMove::accept, "已知悉"}));
    EXPECT_TRUE(lists.move(mine(other_worker), given->id, {HandoverMove::accept, {}}).is(answered_already));
    EXPECT_EQ(see(late.id).owner_id, user_id(worker)) << "who answers does not change by it";
    const auto leaves =
        database().read([&](db::ReadTx& tx) { return evidence.leaves_about(tx, tenant, given->id.uuid()).size(); });
    EXPECT_EQ(leaves, 2U);
    EXPECT_EQ(lists.handovers(mine(other_worker), {}).value().items.size(), 1U);
    EXPECT_TRUE(hand_over(worker, clerk).ok());
}

/// COVERS: issue 4 point 8 (a handover that waits unsigned is said, once)
TEST_P(Worklists, WhoTakesOverHearsOfItAndOfWhatStaysUnsigned) {
    const auto given = hand_over(worker, other_worker);
    ASSERT_TRUE(given);
    EXPECT_EQ(told, (std::vector{std::pair(HandoverNews::offered, given->id)}));
    ASSERT_TRUE(lists.offer(by(worker, may_hand_over), {given->id, user_id(other_worker), {}}));
    clock.advance(minutes(29));
    EXPECT_EQ(lists.remind(tenant), 0);
    clock.advance(minutes(1));
    EXPECT_EQ(lists.remind(tenant), 1);
    EXPECT_EQ(lists.remind(tenant), 0) << "once";
    EXPECT_EQ(told.back(), std::pair(HandoverNews::waiting, given->id));
    EXPECT_EQ(told.size(), 2U) << "an offer that was sent twice is told once";
    ASSERT_TRUE(lists.move(by(other_worker, may_hand_over), given->id, {HandoverMove::decline, "缺夜间事项"}));
    EXPECT_EQ(told.back(), std::pair(HandoverNews::declined, given->id));
    const auto signed_soon = hand_over(worker, other_worker);
    ASSERT_TRUE(lists.move(by(other_worker, may_hand_over), signed_soon->id, {HandoverMove::accept, {}}));
    clock.advance(hours(1));
    EXPECT_EQ(lists.remind(tenant), 0) << "what is signed waits for nobody";
}

TEST_P(Worklists, AHandoverNeedsAColleague) {
    EXPECT_TRUE(hand_over(worker, worker).is(no_such_colleague));
    EXPECT_TRUE(hand_over(worker, resident).is(no_such_colleague));
    const auto given = hand_over(worker, clerk);
    ASSERT_TRUE(given);
    const auto again = lists.offer(by(worker, may_hand_over), {given->id, user_id(clerk), {}});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->offered_at, given->offered_at) << "sent twice, kept once";
    ASSERT_TRUE(lists.move(by(worker, may_hand_over), given->id, {HandoverMove::withdraw, "换了班次"}));
}

}  // namespace
}  // namespace linli::worklists
