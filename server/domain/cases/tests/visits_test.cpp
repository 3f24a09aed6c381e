#include <linli/cases/settings.h>
#include <linli/cases/visits.h>
#include <linli/tenant/tenants.h>

#include "house.h"

namespace linli::cases {
namespace {

using std::chrono::hours;

class VisitTest : public CaseTest {
protected:
    void SetUp() override {
        CaseTest::SetUp();
        choose("c1");
    }
    void choose(std::string_view classes) {
        database().write(
            [&](db::WriteTx& tx) { tenant::set_setting(tx, tenant, visit_classes_setting, classes, clock.now()); });
    }
    Case resolved(int by = worker) {
        const auto c = report("楼道里垃圾堆了好几天没人清");
        if (by == clerk)
            (void)step(worker, c.id, {.action = Action::transfer, .note = "不在岗", .assignee = user_id(clerk)});
        EXPECT_TRUE(step(by, c.id, {.action = Action::respond}));
        return step(by, c.id, {.action = Action::resolve, .result = "已清理"}).value();
    }
    Result<Visit> visit(int by, CaseId which, VisitOutcome outcome, std::optional<std::string> note = {}) {
        return service.report_visit(as(by, may_dispatch), which, {outcome, std::move(note)});
    }
    std::vector<Visit> open() { return service.visits(as(operator_, may_dispatch)).items; }
};
using ReturnVisits = VisitTest;
LINLI_BOTH_ENGINES(ReturnVisits);

TEST_P(ReturnVisits, SomebodyElseAsksWhetherItIsSolved) {
    const auto c = resolved();
    ASSERT_EQ(open().size(), 1U);
    EXPECT_EQ(open()[0].verifier_id, user_id(clerk));
    EXPECT_EQ(open()[0].number, c.number);
    EXPECT_EQ(open()[0].due_at, shanghai_instant(*Date::of(2026, 9, 24), hours(18)));
    EXPECT_EQ(visit(clerk, c.id, VisitOutcome::satisfied)->state, VisitState::satisfied);
    EXPECT_TRUE(open().empty());
    EXPECT_TRUE(visit(clerk, c.id, VisitOutcome::satisfied).is(no_visit));
    EXPECT_EQ(see(c.id).state, State::resolved) << "the reporter may still object";
}

/// COVERS: AS-10 (handler is not verifier)
TEST_P(ReturnVisits, WhoHandledDoesNotAsk) {
    const auto c = resolved(clerk);
    ASSERT_EQ(open().size(), 1U);
    EXPECT_EQ(open()[0].verifier_id, user_id(operator_)) << "the clerk handled it";
    EXPECT_TRUE(visit(clerk, c.id, VisitOutcome::satisfied).is(not_yours));
    EXPECT_TRUE(visit(operator_, c.id, VisitOutcome::satisfied).ok());
}

TEST_P(ReturnVisits, NotSolvedGoesOnAtOnce) {
    const auto c = resolved();
    EXPECT_TRUE(visit(clerk, c.id, VisitOutcome::not_satisfied).is(reason_needed));
    ASSERT_TRUE(visit(clerk, c.id, VisitOutcome::not_satisfied, "楼上还有一堆"));
    EXPECT_EQ(see(c.id).state, State::handling);
    ASSERT_TRUE(step(worker, c.id, {.action = Action::resolve, .result = "楼上也清了"}));
    EXPECT_EQ(open().size(), 1U) << "each result is asked about";
}

TEST_P(ReturnVisits, ThreeCallsWithoutAnAnswerEndIt) {
    const auto c = resolved();
    EXPECT_EQ(visit(clerk, c.id, VisitOutcome::unreachable)->state, VisitState::open);
    EXPECT_EQ(visit(clerk, c.id, VisitOutcome::unreachable)->attempts, 2);
    EXPECT_EQ(visit(operator_, c.id, VisitOutcome::unreachable)->state, VisitState::unreachable);
    EXPECT_TRUE(open().empty());
}

TEST_P(ReturnVisits, ARatingAndATakenBackResultMakeItNeedless) {
    const auto rated = resolved();
    ASSERT_TRUE(service.rate(as(resident, may_report), rated.id, {.version = rated.version, .solved = true}));
    const auto undone = resolved();
    ASSERT_TRUE(step(worker, undone.id, {.action = Action::undo}));
    EXPECT_TRUE(open().empty());
    choose("");
    resolved();
    EXPECT_TRUE(open().empty()) << "only classes that the tenant chose";
}

}  // namespace
}  // namespace linli::cases
