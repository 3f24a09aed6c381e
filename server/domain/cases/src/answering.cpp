#include <linli/cases/answering.h>

#include <linli/access/scope.h>

#include "repository.h"
#include "repository_duplicates.h"
#include "rules.h"
#include "view.h"

#include <algorithm>

namespace linli::cases {

std::optional<AnswerFacts> answer_facts(db::ReadTx& tx, TenantId tenant, CaseId id, std::int64_t version) {
    const auto record = repository::find(tx, access::Gate::system(tenant, "cases.answer"), id);
    if (!record) return std::nullopt;
    AnswerFacts out{.number = record->number,
                    .state = record->state,
                    .master = record->master,
                    .resolved_at = record->resolved_at,
                    .result = record->result,
                    .resolution = standing_resolution(tx, tenant, *record),
                    .note = {},
                    .staff = {}};
    for (const auto& step : repository::steps(tx, tenant, id)) {
        if (!step.actor_name.empty() &&
            std::find(out.staff.begin(), out.staff.end(), step.actor_name) == out.staff.end())
            out.staff.push_back(step.actor_name);
        const bool to_reporter = step.is_public && note_for_reporter(step.action) && step.actor != record->reporter;
        if (step.version == version && to_reporter) out.note = step.note;
    }
    return out;
}

std::vector<CaseId> answered_with(db::ReadTx& tx, TenantId tenant, CaseId id) {
    auto out = repository::followers(tx, tenant, id);
    out.insert(out.begin(), id);
    return out;
}

}  // namespace linli::cases
