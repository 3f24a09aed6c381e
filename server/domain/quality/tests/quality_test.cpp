#include <linli/access/scope.h>
#include <linli/area/areas.h>
#include <linli/area/sql.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/base/codes.h>
#include <linli/crypto/keyring.h>
#include <linli/quality/permissions.h>
#include <linli/quality/service.h>
#include <linli/quality/signals.h>
#include <linli/quality/sql.h>
#include <linli/registry/correct.h>
#include <linli/registry/load.h>
#include <linli/registry/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>
#include <linli/vault/sql.h>
#include <linli/vault/vault.h>

#include <gmock/gmock.h>

#include <algorithm>

namespace linli::quality {
namespace {

using access::Role;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class QualityTest : public linli::testing::DatabaseTest {
protected:
    QualityTest() : DatabaseTest({&vault::sql(), &area::sql(), &audit::sql(), &registry::sql(), &quality::sql()}) {
        clock.set(from_ms(1'793'494'800'000));  // 2026-11-01 09:00
        const auto district = area(area::Level::district, {}, "64");
        const auto street = area(area::Level::street, district, "6401");
        community = area(area::Level::community, street, "640101");
        first = area(area::Level::grid, community, "64010101");
        second = area(area::Level::grid, community, "64010102");
        database().write([&](db::WriteTx& tx) { area::add_many(tx, tenant, areas, clock.now()); });
        place_of_first = {district, street, community, first};
        place_of_second = {district, street, community, second};
    }

    AreaId area(area::Level level, std::optional<AreaId> parent, std::string code) {
        area::NewArea row;
        row.id = ids.next<AreaId>();
        row.level = level;
        row.parent_id = parent;
        row.name = code;
        row.code = std::move(code);
        areas.push_back(row);
        return row.id;
    }

    access::Scope scope(const access::Permission& permission, Role role, AreaId where,
                        area::Level level = area::Level::grid) {
        access::Actor actor;
        actor.tenant = tenant;
        actor.role = role;
        actor.user = worker;
        actor.area = where;
        actor.area_level = level;
        actor.purpose = "核实";
        return access::Gate::admit(actor, permission).value();
    }

    /// A right person with a page of their own in the first grid.
    registry::PersonRow person(int n) {
        registry::DwellingRow d;
        d.id = ids.next<registry::DwellingId>();
        d.code = "D" + std::to_string(n);
        d.room = std::to_string(100 + n);
        d.address = d.local_address = "书香苑1号楼1单元" + d.room + "室";
        d.place = place_of_first;
        d.area_dm2 = 8'000;
        d.built_year = 2005;
        d.list_order = n;
        registry::HouseholdRow h;
        h.id = ids.next<registry::HouseholdId>();
        h.number = "H" + std::to_string(n);
        h.dwelling = d.id;
        h.place = place_of_first;
        registry::PersonRow p;
        p.id = ids.next<PersonId>();
        p.household = h.id;
        p.kin = registry::Kin::head;
        p.name = "王桂兰";
        p.sex = registry::Sex::male;
        p.birth = Date::parse("1980-03-02").value();
        p.id_number = "1101051980030200" + std::to_string(1 + 2 * n % 10);
        p.id_number += codes::id_number_check(p.id_number);
        p.phone = "1380013800" + std::to_string(n);
        p.dwelling = d.id;
        p.address = d.local_address;
        p.since = Date::parse("2010-05-01").value();
        p.confirmed = Date::parse("2026-06-01").value();
        p.source = "community_register";
        p.place = place_of_first;
        dwellings.push_back(d);
        households.push_back(h);
        return p;
    }
    void keep(const std::vector<registry::PersonRow>& people) {
        database().write([&](db::WriteTx& tx) {
            registry::load(tx, tenant, vault, {.dwellings = dwellings, .households = households, .people = people},
                           clock.now());
        });
        dwellings.clear();
        households.clear();
    }
    RunResult run() { return service.run(tenant, RunCause::asked, shanghai_date(clock.now())).value(); }
    std::vector<Finding> open_findings(AreaId grid) {
        ListFindings in;
        in.state = FindingState::open;
        return service.findings(scope(may_list_findings, Role::grid_worker, grid), in)->items;
    }
    std::vector<Task> open_tasks(AreaId grid) {
        ListTasks in;
        in.state = TaskState::open;
        return service.tasks(scope(may_work_tasks, Role::grid_worker, grid), in)->items;
    }
    Result<Task> step(const Task& task, TaskAction action, std::optional<TaskOutcome> outcome = {},
                      std::optional<std::string> value = {}) {
        return service.take_step(scope(may_work_tasks, Role::grid_worker, first), task.id,
                                 {action, task.version, outcome, std::move(value), "见到本人", 12});
    }
    void correct(PersonId id, std::string_view field, std::string_view value) {
        database().write(
            [&](db::WriteTx& tx) { EXPECT_TRUE(registry::correct_person(tx, tenant, vault, id, field, value).ok()); });
    }
    std::string stored(PersonId id, std::string_view field) {
        return database()
            .read([&](db::ReadTx& tx) { return registry::field_of_person(tx, tenant, vault, id, field); })
            .value_or("?");
    }

    testing::ManualClock clock;
    SeededIds ids{clock, 5};
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    vault::Vault vault{clock, keyring};
    audit::Audit audit{database(), clock, ids};
    std::unique_ptr<api::CursorSealer> cursors = api::make_cursor_sealer(keyring);
    QualityService service{{database(), clock, ids, vault, audit, *cursors, expectations::Suite::built_in()}};
    TenantId tenant{1};
    UserId worker = ids.next<UserId>();
    std::vector<area::NewArea> areas;
    AreaId community, first, second;
    area::Ancestors place_of_first, place_of_second;
    std::vector<registry::DwellingRow> dwellings;
    std::vector<registry::HouseholdRow> households;
};
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

TEST_P(QualityTest, TheGridWorkerIsToldWhyWhatToAskAndWhatToTap) {
    auto wrong = person(1);
    wrong.birth = Date::parse("1980-02-03").value();
    keep({wrong});
    run();
    const auto tasks = open_tasks(first);
    ASSERT_THAT(tasks, SizeIs(1));
    EXPECT_EQ(tasks[0].row, wrong.id.uuid());
    EXPECT_EQ(tasks[0].error_class, 4);
    EXPECT_FALSE(tasks[0].why.empty());
    EXPECT_FALSE(tasks[0].ask.empty());
    EXPECT_GE(tasks[0].answers.size(), 2U);
    EXPECT_THAT(open_tasks(second), IsEmpty());
    EXPECT_TRUE(service.task(scope(may_work_tasks, Role::grid_worker, second), tasks[0].id).is(access::not_found));

    EXPECT_TRUE(step(tasks[0], TaskAction::finish).is(outcome_needed));
    EXPECT_TRUE(step(tasks[0], TaskAction::finish, TaskOutcome::deceased).is(outcome_needed)) << "not a button here";
    EXPECT_TRUE(step(tasks[0], TaskAction::reopen).is(step_not_allowed));
    auto task = step(tasks[0], TaskAction::start).value();
    EXPECT_TRUE(step(tasks[0], TaskAction::finish, TaskOutcome::corrected).is(changed_meanwhile));
    task = step(task, TaskAction::not_met).value();
    EXPECT_EQ(task.tries, 1);
    EXPECT_TRUE(step(task, TaskAction::finish, TaskOutcome::corrected, "昨天").is(value_not_right));
    task = step(task, TaskAction::finish, TaskOutcome::corrected, "1980-03-02").value();
    EXPECT_EQ(task.state, TaskState::done);
    EXPECT_EQ(task.minutes, 36);
    EXPECT_EQ(stored(wrong.id, "birth"), "1980-03-02");
    EXPECT_THAT(open_findings(first), IsEmpty());
    EXPECT_EQ(run().opened, 0);
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

/// DAT-29: three on record, two came, one of them is on no record.
TEST_P(QualityTest, AListIsHeldAgainstTheRegisterWithEvidenceAndNobodyIsAccused) {
    areas.clear();
    const auto building = area(area::Level::building, first, "6401010101");
    const auto unit = area(area::Level::unit, building, "640101010101");
    database().write([&](db::WriteTx& tx) {
        for (const auto& row : areas) EXPECT_TRUE(area::add(tx, tenant, row, clock.now()).ok());
    });
    auto came = person(1);
    auto absent = person(2);
    absent.name = "李建国";
    absent.id_number[15] = absent.id_number[15] == '9' ? '1' : '9';
    for (auto& d : dwellings) d.unit = unit;
    keep({came, absent});
    ReconcileList list;
    list.unit_id = unit;
    list.on = Date::parse("2026-10-26").value();
    list.source = "集中服务";
    list.entries = {{came.name, came.id_number, came.phone}, {"赵小七", "", "13911112222"}};
    const auto worker_scope = scope(may_reconcile, Role::grid_worker, first);
    const auto out = service.reconcile(worker_scope, list).value();
    EXPECT_EQ(out.registered, 2);
    EXPECT_EQ(out.matched, 1);
    ASSERT_THAT(out.differences, SizeIs(2));
    EXPECT_EQ(out.differences[0].kind, DifferenceKind::listed_not_registered);
    const auto& missing = out.differences[1];
    EXPECT_EQ(missing.person_id, absent.id);
    EXPECT_EQ(missing.name, "李**");
    EXPECT_THAT(missing.speaks_against, ::testing::Contains("身份证号校验位不对"));
    EXPECT_THAT(missing.speaks_for, ::testing::Contains(HasSubstr("手机号")));
    const auto task = service.task(scope(may_work_tasks, Role::grid_worker, first), missing.task_id).value();
    EXPECT_THAT(task.why, HasSubstr("请核实"));
    EXPECT_THAT(task.why, Not(HasSubstr(absent.name)));
    run();
    EXPECT_EQ(service.task(scope(may_work_tasks, Role::grid_worker, first), missing.task_id)->state, TaskState::open);
    EXPECT_TRUE(service.reconcile(scope(may_reconcile, Role::grid_worker, second), list).is(access::not_found));
}

TEST_P(QualityTest, AMeasureGoesRoundTheCircleAndEndsWithAResult) {
    const auto clerk = scope(may_plan, Role::clerk, community, area::Level::community);
    NewMeasure plan;
    plan.id = ids.next<MeasureId>();
    plan.title = "补齐联系电话";
    plan.error_class = 1;
    plan.owner_post_id = ids.next<PostId>();
    plan.due = Date::parse("2026-12-01").value();
    plan.community_id = community;
    auto measure = service.plan_measure(clerk, plan).value();
    EXPECT_EQ(service.plan_measure(clerk, plan)->version, 1) << "the same again";
    const auto move = [&](MeasureState to, std::optional<std::string> result = {}) {
        return service.move_measure(clerk, measure.id, {to, measure.version, std::move(result)});
    };
    EXPECT_TRUE(move(MeasureState::closed).is(step_not_allowed));
    measure = move(MeasureState::act).value();
    measure = move(MeasureState::check).value();
    EXPECT_TRUE(move(MeasureState::closed).is(result_needed));
    clock.advance(std::chrono::hours(24 * 60));
    EXPECT_TRUE(service.measures(clerk, {})->items.at(0).overdue);
    measure = move(MeasureState::closed, "电话缺失降到百分之一").value();
    EXPECT_TRUE(move(MeasureState::plan).is(step_not_allowed));
    EXPECT_THAT(service.measures(scope(may_read_report, Role::grid_worker, second), {})->items, IsEmpty());
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
