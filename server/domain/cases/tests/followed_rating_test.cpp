#include <linli/cases/duplicates.h>

#include "house.h"

namespace linli::cases {
namespace {

class FollowedRatingTest : public CaseTest {
protected:
    void SetUp() override {
        CaseTest::SetUp();
        const auto by = [&](int user) {
            const auto made = service.report(as(user, may_report), words_of("楼道里垃圾堆了好几天没人清")).value();
            while (relay.run_once() > 0) {
            }
            clock.advance(std::chrono::minutes(1));
            return made.id;
        };
        master = by(neighbour);
        mine = by(resident);
        service.duplicates()
            .merge(as(clerk, may_dispatch), {.cases = {{master, see(master).version}, {mine, see(mine).version}}})
            .value();
    }
    void answer() {
        clock.advance(std::chrono::minutes(5));
        if (see(master).state == State::dispatched) {
            ASSERT_TRUE(step(worker, master, {.action = Action::respond}));
        }
        ASSERT_TRUE(step(worker, master, {.action = Action::resolve, .result = "已清理"}));
    }
    Result<Case> rate(bool solved, int user = resident) {
        return service.rate(as(user, may_report), mine, {.version = see(mine).version, .solved = solved});
    }
    CaseId master, mine;
};
using FollowedRating = FollowedRatingTest;
LINLI_BOTH_ENGINES(FollowedRating);

/// COVERS: INC-11, AS-05
TEST_P(FollowedRating, WhoFollowsRatesTheAnswerUnderTheirOwnNumber) {
    EXPECT_TRUE(rate(true).is(step_not_allowed)) << "nothing is answered yet";
    answer();
    const auto rated = rate(true);
    ASSERT_TRUE(rated);
    EXPECT_EQ(rated->state, State::merged);
    ASSERT_TRUE(rated->rating.has_value());
    EXPECT_TRUE(rated->rating->solved);
    EXPECT_EQ(see(master).state, State::resolved) << "whoever reported it first has their own verdict";
    EXPECT_TRUE(rate(true).is(step_not_allowed)) << "once";
    EXPECT_TRUE(rate(true, neighbour).is(access::not_found));
}

TEST_P(FollowedRating, NotSolvedSendsTheAnsweredMatterOn) {
    answer();
    ASSERT_TRUE(rate(false));
    EXPECT_EQ(see(master).state, State::handling);
    EXPECT_EQ(see(master).result, std::nullopt);
    answer();
    EXPECT_TRUE(rate(true)) << "each result gets one verdict";
}

}  // namespace
}  // namespace linli::cases
