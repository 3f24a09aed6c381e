#include "house.h"

#include <linli/cases/closing.h>

#include <gmock/gmock.h>

namespace linli::cases {
namespace {

/// A room above that still waits for somebody.
class Waiting final : public ClosingGate {
public:
    std::vector<std::string> waiting_for(db::ReadTx&, TenantId, std::span<const CaseId> cases,
                                         Instant resolved_at) const override {
        asked = {cases.begin(), cases.end()};
        about = resolved_at;
        return names;
    }
    std::vector<std::string> names{"市民信箱", "市12345热线"};
    mutable std::vector<CaseId> asked;
    mutable Instant about{};
};

class Closing : public CaseTest {
public:
    Case resolved() {
        const auto c = report("楼道里垃圾堆了好几天没人清");
        step(worker, c.id, {.action = Action::respond}).value();
        return step(worker, c.id, {.action = Action::resolve, .result = "已清理"}).value();
    }
    Result<Case> close(CaseId id) {
        return gated.take_step(as(operator_, may_act), id, {.action = Action::close, .version = see(id).version});
    }
    Result<Case> rate(CaseId id, bool solved) {
        return gated.rate(as(resident, may_act), id, {.version = see(id).version, .solved = solved});
    }
    Waiting outside;
    CaseService gated{{database(), clock, ids, outbox, evidence, files, audit, vault, understanding, *cursors, office,
                       [](db::ReadTx&, TenantId, UserId) { return std::string("张三"); },
                       [](db::ReadTx&, TenantId, UserId) { return std::optional<std::string>(); }, true, &outside}};
};
LINLI_BOTH_ENGINES(Closing);

/// COVERS: INC-26
TEST_P(Closing, NobodyClosesWhatAPlatformStillWaitsFor) {
    const auto c = resolved();
    const auto refused = close(c.id);
    ASSERT_TRUE(refused.is(not_delivered));
    EXPECT_EQ(refused.problem().detail, "尚未收到回执：市民信箱、市12345热线");
    EXPECT_EQ(outside.asked, std::vector{c.id});
    EXPECT_EQ(outside.about, c.resolved_at);
    EXPECT_EQ(see(c.id).state, State::resolved);
    outside.names.clear();
    EXPECT_EQ(close(c.id)->state, State::closed);
}

TEST_P(Closing, AVerdictIsHeardAndTheMatterClosesByItselfLater) {
    const auto c = resolved();
    const auto rated = rate(c.id, true).value();
    EXPECT_EQ(rated.state, State::resolved) << "the others are not answered yet";
    EXPECT_TRUE(rated.rating->solved);
    EXPECT_TRUE(rate(c.id, true).is(step_not_allowed)) << "one verdict for each result";
    EXPECT_EQ(gated.settle(tenant), 0);
    outside.names.clear();
    EXPECT_EQ(gated.settle(tenant), 1) << "without waiting for days of silence";
    EXPECT_EQ(see(c.id).state, State::closed);
    EXPECT_EQ(gated.settle(tenant), 0);
}

TEST_P(Closing, NotSolvedSendsTheMatterOnWhoeverWaits) {
    const auto c = resolved();
    EXPECT_EQ(rate(c.id, false)->state, State::handling);
}

TEST_P(Closing, SilenceDoesNotCloseWhatIsWaitedForAndHoldsUpNothingElse) {
    const auto c = resolved();
    clock.advance(std::chrono::hours(24 * 16));
    EXPECT_EQ(gated.settle(tenant), 0);
    EXPECT_EQ(see(c.id).state, State::resolved);
    outside.names.clear();
    EXPECT_EQ(gated.settle(tenant), 1);
}

TEST_P(Closing, WhatSomebodyOutsidePromisedCapsTheSolutionClock) {
    auto in = words_of("楼道里垃圾堆了好几天没人清");  // four working hours from ten by the list
    const auto soon = clock.now() + std::chrono::hours(2);
    service.report_on_behalf(as(operator_, may_report_on_behalf), {in, "李女士", std::nullopt}, soon).value();
    while (relay.run_once() > 0) {
    }
    ASSERT_EQ(see(in.id).solve_by, soon);
    step(worker, in.id, {.action = Action::respond}).value();
    step(worker, in.id, {.action = Action::ask, .note = "在哪一层？"}).value();
    clock.advance(std::chrono::hours(1));
    step(operator_, in.id, {.action = Action::answer, .note = "三层"}).value();
    EXPECT_EQ(see(in.id).solve_by, soon) << "an outer promise does not wait for the reporter";
}

}  // namespace
}  // namespace linli::cases
