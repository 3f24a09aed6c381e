#include "supervision_house.h"

#include <random>

namespace linli::cases {
namespace {

using SupervisedWalk = SupervisionTest;
LINLI_BOTH_ENGINES(SupervisedWalk);

/// Placing, moving, merging, separating, leaving a post and the steps of the procedure in any order: the invariants are
/// checked after it.
TEST_P(SupervisedWalk, ARandomWalkKeepsTheInvariants) {
    std::mt19937 random(20261123);
    const auto any = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
    const std::vector<CaseId> cases{handled().id, handled().id, handled().id};
    const int people[] = {worker, clerk, street_clerk, street_leader};
    const Action steps[] = {Action::resolve, Action::undo,  Action::ask,   Action::reopen,
                            Action::respond, Action::close, Action::answer};
    std::vector<SupervisionId> all;
    std::vector<MergeId> merges;
    std::size_t moved = 0, ended = 0;
    for (int act = 0; act < 600; ++act) {
        clock.advance(minutes(any(40)));
        const auto which = cases[any(3)];
        switch (any(6)) {
        case 0:
            if (const auto s = place(people[1 + any(3)], which, wanted(which, static_cast<SupervisionLevel>(any(3)))))
                all.push_back(s->id);
            break;
        case 1:
        case 2:
            for (const auto s : all)
                if (any(4) == 0)
                    moved += move(people[any(4)], s, static_cast<SupervisionMove>(any(3)), "说明").ok() ? 1 : 0;
            break;
        case 3:
            ended += step(any(4) == 0 ? resident : people[any(2)], which,
                          {.action = steps[any(7)], .note = "说明", .result = "结果"})
                             .ok()
                         ? 1
                         : 0;
            break;
        case 4:
            if (any(3) == 0) service.raise_alarms(tenant);
            break;
        default:
            if (const auto other = cases[any(3)]; merges.empty() || any(4) == 0) {
                const MergeCases both{.cases = {{which, see(which).version}, {other, see(other).version}}};
                if (const auto one = service.duplicates().merge(as(clerk, may_dispatch), both))
                    merges.push_back(one->id);
            } else {
                (void)service.duplicates().undo(as(clerk, may_dispatch), merges[any(merges.size())], {"分开"});
            }
        }
        if (act == 400) leave_post(street_clerk), service.check_holes(tenant);
    }
    EXPECT_GT(all.size(), 5U);
    EXPECT_GT(moved, 10U);
    EXPECT_GE(ended, 5U);
}

}  // namespace
}  // namespace linli::cases
