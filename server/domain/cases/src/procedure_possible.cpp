#include "procedure.h"

#include <linli/cases/permissions.h>

#include "clock_keeper.h"
#include "rules.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::Record;
using repository::StepRow;

std::string sentence(const Problem& problem) {
    const std::string title(problem.type->title);
    return problem.detail.empty() ? title : title + "（" + problem.detail + "）";
}

/// Whether the result that stands waits for the verdict of `user`.
bool ratable(const Record& record, const std::vector<StepRow>& steps, UserId user) {
    if (user != record.reporter || record.master || !next_state(record.state, Action::rate)) return false;
    bool rated = false;
    for (const auto& step : steps) {
        if (step.undone) continue;
        if (step.action == Action::resolve) rated = false;
        if (step.action == Action::rate) rated = true;
    }
    return !rated;
}

}  // namespace

bool Procedure::fits(db::ReadTx& tx, const access::Scope& scope, const Record& record, Action action) const {
    if (action == Action::rate || !next_state(record.state, action) || !right_hand(scope, record, action)) return false;
    if (action == Action::ask) return record.identity != ReporterIdentity::anonymous;
    if (action == Action::reopen)
        return record.resolved_at && parts_.clock.now() <= *record.resolved_at + reopen_days(tx, scope.tenant());
    if (action == Action::dispatch || action == Action::decline)
        return record.triage_reason != TriageReason::arbitration || is_owner(scope, record);
    if (action == Action::send_back || action == Action::transfer)
        return !repository::arbitrated(tx, scope.tenant(), record.id);
    return true;  // what else a step needs is said when it is tried
}

std::vector<PossibleStep> Procedure::possible(db::ReadTx& tx, const access::Scope& scope, const Record& record) const {
    std::vector<PossibleStep> out;
    const auto acting = access::Gate::admit(scope.actor(), may_act);
    if (!acting || !scope.actor().user || !repository::find(tx, *acting, record.id)) return out;
    for (std::size_t i = 0; i < words(Action{}).size(); ++i) {
        const auto action = static_cast<Action>(i);
        if (!fits(tx, *acting, record, action)) continue;
        PossibleStep step{.action = action};
        if (const auto others = check_others(tx, scope.tenant(), record, action); !others)
            step.held_up = sentence(others.problem());
        out.push_back(std::move(step));
    }
    const auto steps = repository::steps(tx, scope.tenant(), record.id);
    if (ratable(record, steps, scope.user()) && !is_owner(scope, record)) out.push_back({.action = Action::rate});
    if (may_take_back(steps, scope.user())) out.push_back({.action = Action::undo});
    return out;
}

}  // namespace linli::cases
