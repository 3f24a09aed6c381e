#include <linli/cases/dispatch_permissions.h>
#include <linli/cases/dispatch_service.h>
#include <linli/cases/duplicates.h>
#include <linli/cases/reasons.h>

#include "house.h"
#include "rules.h"

namespace linli::cases {
namespace {

class ResolutionTest : public CaseTest {
protected:
    Case handled() {
        const auto c = report("楼道里垃圾堆了好几天没人清");
        return step(worker, c.id, {.action = Action::respond}).value();
    }
    Result<Case> resolve(CaseId which, std::optional<Resolution> how = {}, std::optional<std::string> why = {}) {
        TakeStep in{.action = Action::resolve, .result = "垃圾堆放点属拆迁工地，已函告建设单位"};
        in.resolution = how;
        in.reason_code = std::move(why);
        return step(worker, which, in);
    }
    void publish(std::int64_t edition, std::vector<Reason> reasons) {
        access::Actor who;
        who.tenant = tenant;
        who.user = user_id(60);
        who.role = access::Role::administrator;
        const auto scope = access::Gate::admit(who, may_publish_rules).value();
        service.reasons().publish(scope, ReasonKind::unsolved, {edition, std::move(reasons)}).value();
    }
    ResolutionCounts counts(int user = operator_) { return service.resolutions(as(user, may_watch), {}); }
};
using Resolutions = ResolutionTest;
LINLI_BOTH_ENGINES(Resolutions);

/// COVERS: INC-11 (closed is not solved)
TEST_P(Resolutions, AResultThatDoesNotSolveItSaysWhyFromTheListOfTheDay) {
    publish(0, {{"not-ours", "超出职责"}, {"disputed", "权属争议"}});
    const auto c = handled();
    for (const auto how : {Resolution::partly, Resolution::unsolved, Resolution::not_accepted}) {
        EXPECT_TRUE(resolve(c.id, how).is(unknown_reason)) << word(how);
        EXPECT_TRUE(resolve(c.id, how, "no-such").is(unknown_reason)) << word(how);
    }
    EXPECT_TRUE(resolve(c.id, Resolution::solved, "disputed").is(unknown_reason)) << "what is solved needs no reason";
    TakeStep silent{.action = Action::resolve};
    silent.resolution = Resolution::unsolved;
    silent.reason_code = "disputed";
    EXPECT_TRUE(step(worker, c.id, silent).is(result_needed)) << "and words";
    const auto done = resolve(c.id, Resolution::unsolved, "disputed").value();
    ASSERT_TRUE(done.resolution);
    EXPECT_EQ(done.resolution->resolution, Resolution::unsolved);
    publish(1, {{"repeated", "重复反映"}});
    const auto seen = service.find(as(resident, may_read), c.id).value();
    EXPECT_EQ(seen.resolution->reason_name, "权属争议") << "as it was called that day, and the reporter knows";
    ASSERT_EQ(counts().items.size(), 1U);
    EXPECT_EQ(counts().items[0].reason_name, "权属争议");
    EXPECT_EQ(counts(other_worker).results, 0) << "another grid";
}

/// Clients of before send no resolution: that says solved, and nothing else.
TEST_P(Resolutions, WhatSaysNothingIsSolved) {
    publish(0, {{"disputed", "权属争议"}});
    const auto c = handled();
    const auto done = resolve(c.id).value();
    EXPECT_EQ(done.resolution->resolution, Resolution::solved);
    EXPECT_FALSE(done.resolution->reason_code);
}

TEST_P(Resolutions, WithoutAListWordsAreEnough) {
    const auto c = handled();
    EXPECT_TRUE(resolve(c.id, Resolution::partly, "disputed").is(unknown_reason)) << "there is no list";
    EXPECT_EQ(resolve(c.id, Resolution::partly)->resolution->resolution, Resolution::partly);
}

TEST_P(Resolutions, ARefusalSaysWhy) {
    publish(0, {{"not-ours", "超出职责"}});
    const auto c = handled();
    TakeStep in{.action = Action::decline, .note = "请向市公积金中心反映"};
    EXPECT_TRUE(step(clerk, c.id, in).is(unknown_reason));
    in.reason_code = "not-ours";
    in.resolution = Resolution::solved;
    EXPECT_TRUE(step(clerk, c.id, in).is(step_not_allowed)) << "a refusal solves nothing";
    in.resolution.reset();
    const auto declined = step(clerk, c.id, in).value();
    EXPECT_EQ(declined.resolution->resolution, Resolution::not_accepted);
    EXPECT_EQ(declined.resolution->reason_name, "超出职责");
}

/// What was taken back counts nowhere; a matter that goes on has no resolution until its next result.
TEST_P(Resolutions, OnlyTheResultThatStandsIsShown) {
    const auto c = handled();
    ASSERT_TRUE(resolve(c.id, Resolution::unsolved));
    EXPECT_FALSE(step(worker, c.id, {.action = Action::undo})->resolution);
    EXPECT_EQ(counts().results, 0);
    ASSERT_TRUE(resolve(c.id, Resolution::partly));
    EXPECT_FALSE(step(clerk, c.id, {.action = Action::reopen, .note = "继续"})->resolution);
    ASSERT_TRUE(resolve(c.id));
    EXPECT_EQ(see(c.id).resolution->resolution, Resolution::solved);
    EXPECT_EQ(counts().results, 2) << "each result counts";
}

TEST_P(Resolutions, WhoFollowsAMergedMatterHearsWhatTheAnswerIsWorth) {
    const auto first = handled();
    clock.advance(std::chrono::minutes(1));
    const auto second = handled();
    const MergeCases both{.cases = {{first.id, see(first.id).version}, {second.id, see(second.id).version}}};
    ASSERT_TRUE(service.duplicates().merge(as(clerk, may_dispatch), both));
    ASSERT_TRUE(resolve(first.id, Resolution::partly));
    EXPECT_EQ(see(second.id).followed->resolution->resolution, Resolution::partly);
}

TEST(ResolutionRules, WhatAStepIsWorth) {
    using enum Resolution;
    EXPECT_EQ(concluded(Action::resolve, {}), solved);
    EXPECT_EQ(concluded(Action::decline, {}), not_accepted);
    for (const auto said : {solved, partly, unsolved, not_accepted}) {
        EXPECT_EQ(concluded(Action::resolve, said), said);
        EXPECT_EQ(concluded(Action::decline, said).has_value(), said == not_accepted);
    }
}

}  // namespace
}  // namespace linli::cases
