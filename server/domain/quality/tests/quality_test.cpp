#include <linli/quality/unverified.h>
#include <linli/registry/permissions.h>

#include "house.h"

namespace linli::quality {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class QualityTest : public QualityHouse {};
LINLI_BOTH_ENGINES(QualityTest);

TEST_P(QualityTest, ARunKeepsWhatItFindsAndClosesWhatIsGone) {
    auto right = person(1);
    auto wrong = person(2);
    wrong.phone = "1380013800";
    keep({right, wrong});
    auto result = run();
    EXPECT_EQ(result.rows, 2);
    EXPECT_EQ(result.invalid_rows, 1);
    EXPECT_EQ(result.opened, 1);
    const auto findings = open_findings(first);
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_EQ(findings[0].row, wrong.id.uuid());
    EXPECT_EQ(findings[0].error_class, 1);
    EXPECT_EQ(findings[0].field, "phone");
    EXPECT_THAT(findings[0].why, Not(HasSubstr(wrong.phone)));
    EXPECT_THAT(open_findings(second), IsEmpty()) << "another grid";

    clock.advance(std::chrono::hours(24));
    result = run();
    EXPECT_EQ(result.opened, 0) << "known already";
    EXPECT_THAT(open_findings(first), SizeIs(1));
    correct(wrong.id, "phone", "13800138002");
    result = run();
    EXPECT_EQ(result.closed, 1);
    EXPECT_THAT(open_findings(first), IsEmpty());
    EXPECT_THAT(open_tasks(first), IsEmpty()) << "nobody needs to ask any more";
    correct(wrong.id, "phone", "138001380");
    EXPECT_EQ(run().opened, 1) << "back again";
    EXPECT_THAT(open_tasks(first), SizeIs(1));
}

TEST_P(QualityTest, WhatIsWrongIsToBeVerifiedUntilItIsRight) {
    std::vector<registry::PersonRow> all;
    std::vector<Uuid> asked;
    for (int i = 1; i <= 3; ++i) {
        all.push_back(person(i));
        asked.push_back(all.back().id.uuid());
    }
    all[1].phone = "1380013800";
    keep(all);
    // More than one look at the store holds.
    for (int i = 0; i < 1'200; ++i) asked.push_back(ids.next_uuid());
    const auto held = [&] { return database().read([&](db::ReadTx& tx) { return unverified(tx, tenant, asked); }); };
    EXPECT_THAT(held(), IsEmpty()) << "nobody has looked yet";
    run();
    EXPECT_THAT(held(), ElementsAre(asked[1]));
    correct(all[1].id, "phone", "13800138002");
    run();
    EXPECT_THAT(held(), IsEmpty());
}

TEST_P(QualityTest, TheGridWorkerIsToldWhyWhatToAskAndWhatToTap) {
    auto wrong = person(1);
    wrong.phone = "1380013800";
    auto other = person(2);
    other.birth = Date::parse("1980-02-03").value();
    other.place = dwellings.back().place = households.back().place = place_of_second;
    keep({wrong, other});
    run();
    const auto tasks = open_tasks(first);
    ASSERT_THAT(tasks, SizeIs(1));
    EXPECT_EQ(tasks[0].row, wrong.id.uuid());
    EXPECT_EQ(tasks[0].error_class, 1);
    EXPECT_FALSE(tasks[0].why.empty());
    EXPECT_FALSE(tasks[0].ask.empty());
    EXPECT_GE(tasks[0].answers.size(), 2U);
    EXPECT_TRUE(service.task(scope(may_work_tasks, Role::grid_worker, second), tasks[0].id).is(access::not_found));
    const auto theirs = open_tasks(second).at(0);
    EXPECT_TRUE(service
                    .take_step(scope(may_work_tasks, Role::grid_worker, second), theirs.id,
                               {TaskAction::finish, theirs.version, TaskOutcome::corrected, "1980-03-02", {}, 5})
                    .is(approval_needed));

    EXPECT_TRUE(step(tasks[0], TaskAction::finish).is(outcome_needed));
    EXPECT_TRUE(step(tasks[0], TaskAction::finish, TaskOutcome::deceased).is(outcome_needed)) << "not a button here";
    EXPECT_TRUE(step(tasks[0], TaskAction::reopen).is(step_not_allowed));
    auto task = step(tasks[0], TaskAction::start).value();
    EXPECT_TRUE(step(tasks[0], TaskAction::finish, TaskOutcome::corrected).is(changed_meanwhile));
    task = step(task, TaskAction::not_met).value();
    EXPECT_EQ(task.tries, 1);
    EXPECT_TRUE(step(task, TaskAction::finish, TaskOutcome::corrected, "昨天").is(value_not_right));
    task = step(task, TaskAction::finish, TaskOutcome::corrected, "13800138001").value();
    EXPECT_EQ(task.state, TaskState::done);
    EXPECT_EQ(task.minutes, 36);
    EXPECT_EQ(stored(wrong.id, "phone"), "13800138001");
    EXPECT_THAT(open_findings(first), IsEmpty());
    EXPECT_EQ(run().opened, 0);
}

TEST_P(QualityTest, WhoMovedOutBecomesARequestThatTheCommunityDecides) {
    auto stale = person(1);
    stale.confirmed = Date::parse("2019-01-01").value();
    keep({stale});
    run();
    const auto tasks = open_tasks(first);
    const auto asked = std::find_if(tasks.begin(), tasks.end(), [](const Task& t) { return t.error_class == 11; });
    ASSERT_NE(asked, tasks.end());
    const auto done = step(*asked, TaskAction::finish, TaskOutcome::moved_out).value();
    EXPECT_EQ(done.state, TaskState::done);
    const auto clerk = [&](const access::Permission& permission) {
        auto actor = scope(permission, Role::clerk, community, area::Level::community).actor();
        actor.user = ids.next<UserId>();
        return access::Gate::admit(actor, permission).value();
    };
    const auto waiting = changes.list(clerk(registry::may_propose), {}).value().items;
    ASSERT_THAT(waiting, SizeIs(1));
    EXPECT_EQ(waiting[0].kind, registry::ChangeKind::move_out);
    EXPECT_EQ(waiting[0].record_id, stale.id.uuid());
    EXPECT_EQ(waiting[0].needed, 1);
    EXPECT_THAT(open_findings(first), Not(IsEmpty())) << "nothing is settled before somebody agreed";
    EXPECT_EQ(run().opened, 0) << "nor asked again";
    const auto agreed =
        changes.decide(clerk(registry::may_approve), waiting[0].id, {registry::RequestAction::approve, "", 1});
    EXPECT_EQ(agreed.value().state, registry::RequestState::applied);
    run();
    for (const auto& f : open_findings(first)) EXPECT_NE(f.row, stale.id.uuid());
}

TEST_P(QualityTest, WhatSomebodyAcceptedStaysAccepted) {
    auto stale = person(1);
    stale.confirmed = Date::parse("2020-01-01").value();
    keep({stale});
    EXPECT_EQ(run().invalid_rows, 1);
    const auto task = open_tasks(first).at(0);
    ASSERT_TRUE(step(task, TaskAction::finish, TaskOutcome::right_as_recorded).ok());
    const auto again = run();
    EXPECT_EQ(again.opened, 0);
    EXPECT_EQ(again.invalid_rows, 0) << "looked at, and right as it is";
    const auto done = service.task(scope(may_work_tasks, Role::grid_worker, first), task.id).value();
    ASSERT_TRUE(step(done, TaskAction::reopen).ok());
    EXPECT_THAT(open_findings(first), SizeIs(1));
}

TEST_P(QualityTest, ASafeFixIsWrittenWithItsRecordAndCanBeTakenBack) {
    auto old = person(1);
    const auto wide = old.id_number;
    old.id_number = wide.substr(0, 6) + wide.substr(8, 9);
    keep({old});
    run();
    const auto finding = open_findings(first).at(0);
    EXPECT_TRUE(finding.fixable);
    EXPECT_THAT(open_tasks(first), IsEmpty()) << "nobody has to be asked";
    const auto clerk = scope(may_fix, Role::clerk, community, area::Level::community);
    ASSERT_TRUE(service.fix(clerk, finding.id).ok());
    EXPECT_EQ(stored(old.id, "id_number"), wide);
    EXPECT_TRUE(service.fix(clerk, finding.id).is(nothing_to_fix));
    EXPECT_EQ(run().findings, 0);
    ASSERT_TRUE(service.undo(clerk, finding.id).ok());
    EXPECT_EQ(stored(old.id, "id_number"), old.id_number);
    EXPECT_TRUE(service.undo(clerk, finding.id).is(nothing_to_undo));
    EXPECT_THAT(open_findings(first), SizeIs(1));
}

TEST_P(QualityTest, TheNightWritesWhatIsBeyondDoubtAndLeavesAloneWhatWasTakenBack) {
    std::vector<registry::PersonRow> people;
    for (int i = 1; i <= 60; ++i) {
        people.push_back(person(i));
        people.back().phone = "1380013" + std::to_string(1'000 + i);
        people.back().id_number = "11010119800302" + std::to_string(101 + 2 * i);
        people.back().id_number += codes::id_number_check(people.back().id_number);
    }
    const auto& old = people[0];
    const auto eighteen = old.id_number;
    for (std::size_t i = 0; i < 59; ++i)
        people[i].id_number = people[i].id_number.substr(0, 6) + people[i].id_number.substr(8, 9);
    people[59].phone = "1380013800";
    keep(people);
    run();
    const auto before = open_findings(first).size();
    const auto leader = scope(may_read_report, Role::leader, community, area::Level::community);
    EXPECT_EQ(service.report(leader).fixed, 0);
    EXPECT_EQ(service.cleanse(tenant), 59) << "more than one batch";
    EXPECT_EQ(stored(old.id, "id_number"), eighteen);
    EXPECT_EQ(stored(people[59].id, "phone"), "1380013800") << "somebody has to ask";
    EXPECT_EQ(open_findings(first).size(), before - 59);
    EXPECT_EQ(service.report(leader).fixed, 59);
    EXPECT_EQ(service.report(leader).communities.at(0).fixed, 59);
    EXPECT_EQ(service.cleanse(tenant), 0) << "nothing is left";

    ListFindings in;
    in.state = FindingState::fixed;
    in.limit = 200;
    const auto clerk = scope(may_fix, Role::clerk, community, area::Level::community);
    const auto fixed = service.findings(scope(may_list_findings, Role::grid_worker, first), in)->items;
    const auto mine =
        std::find_if(fixed.begin(), fixed.end(), [&](const Finding& f) { return f.row == old.id.uuid(); });
    ASSERT_NE(mine, fixed.end());
    ASSERT_TRUE(service.undo(clerk, mine->id).ok());
    EXPECT_EQ(service.cleanse(tenant), 0) << "what a person took back is not done again";
    EXPECT_EQ(stored(old.id, "id_number"), old.id_number);
    EXPECT_EQ(service.report(leader).fixed, 58);
}

TEST_P(QualityTest, SignalsAreComparedByKeyedIndexAndForgottenInTime) {
    const auto gone = person(1);
    keep({gone, person(2)});
    SignalRow s;
    s.id = ids.next<SignalId>();
    s.kind = "death_record";
    s.purpose = Purpose::activity;
    s.source = "民政局";
    s.on = Date::parse("2026-10-01").value();
    s.name = gone.name;
    s.id_number = gone.id_number;
    s.place = place_of_first;
    s.place.grid.reset();
    database().write([&](db::WriteTx& tx) { load_signals(tx, tenant, vault, {&s, 1}, clock.now()); });
    EXPECT_EQ(run().invalid_rows, 1);
    ASSERT_THAT(open_findings(first), SizeIs(1));
    EXPECT_EQ(open_findings(first)[0].error_class, 7);
    EXPECT_EQ(service.forget_signals(tenant), 0);
    clock.advance(std::chrono::hours(24 * 120));
    EXPECT_EQ(service.forget_signals(tenant), 1);
    EXPECT_EQ(run().closed, 1);
}

TEST_P(QualityTest, TheSameNumberInAnotherCommunityIsFoundByTheIndex) {
    const auto one = person(1);
    auto other = person(2);
    other.id_number = one.id_number;
    areas.clear();
    const auto street = *place_of_first.street;
    const auto elsewhere = area(area::Level::community, street, "640102");
    const auto grid = area(area::Level::grid, elsewhere, "64010201");
    database().write([&](db::WriteTx& tx) {
        for (const auto& row : areas) EXPECT_TRUE(area::add(tx, tenant, row, clock.now()).ok());
    });
    other.place = {place_of_first.district, street, elsewhere, grid};
    other.dwelling.reset();
    other.household.reset();
    other.address.clear();
    keep({one, other});
    const auto result = run();
    EXPECT_EQ(result.invalid_rows, 1) << "one of the two";
    EXPECT_EQ(result.communities, 2);
}

TEST_P(QualityTest, TheMorningReportCountsWhatTheCallerMaySee) {
    auto wrong = person(1);
    wrong.phone = "123";
    keep({wrong, person(2), person(3)});
    run();
    clock.advance(std::chrono::hours(24));
    correct(wrong.id, "phone", "13800138001");
    run();
    const auto report = service.report(scope(may_read_report, Role::leader, community, area::Level::community));
    ASSERT_THAT(report.communities, SizeIs(1));
    EXPECT_EQ(report.rows, 3);
    EXPECT_EQ(report.wrong, 0);
    EXPECT_EQ(report.communities[0].moved, -1);
    EXPECT_EQ(report.communities[0].score_permille, 1000);
    EXPECT_THAT(service.report(scope(may_read_report, Role::grid_worker, second)).communities, IsEmpty());
    const auto scores = service.scores(scope(may_read_report, Role::leader, community, area::Level::community), {});
    const auto phone = std::count_if(scores.points.begin(), scores.points.end(),
                                     [](const ScorePoint& point) { return point.field == "phone"; });
    EXPECT_EQ(phone, 1);
}

TEST_P(QualityTest, OnlyOneRunAtATime) {
    keep({person(1)});
    RunListener nosy;
    nosy.progress = [&](AreaId, const RunResult&) {
        EXPECT_TRUE(service.run(tenant, RunCause::asked, shanghai_date(clock.now())).is(already_running));
    };
    EXPECT_TRUE(service.run(tenant, RunCause::nightly, shanghai_date(clock.now()), nosy).ok());
}

}  // namespace
}  // namespace linli::quality
