#include "house.h"

namespace linli::quality {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class QualityListsTest : public QualityHouse {};
LINLI_BOTH_ENGINES(QualityListsTest);

/// DAT-29: three on record, two came, one of them is on no record.
TEST_P(QualityListsTest, AListIsHeldAgainstTheRegisterWithEvidenceAndNobodyIsAccused) {
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

TEST_P(QualityListsTest, AMeasureGoesRoundTheCircleAndEndsWithAResult) {
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

}  // namespace
}  // namespace linli::quality
