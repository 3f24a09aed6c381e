#include "visits.h"

#include <linli/access/posts.h>
#include <linli/audit/audit.h>
#include <linli/base/text.h>
#include <linli/cases/settings.h>
#include <linli/tenant/tenants.h>

#include "clock_keeper.h"
#include "repository_visits.h"

#include <algorithm>

namespace linli::cases::visits {
namespace {

using access::Role;
using repository::Record;
using repository::StepRow;

constexpr int days_to_visit = 3;  // working days
constexpr int most_attempts = 3;

/// Classes by code, or all of them.
bool chosen(db::ReadTx& tx, TenantId tenant, const Item& item) {
    const auto setting = tenant::setting(tx, tenant, visit_classes_setting).value_or("");
    const auto codes = text::split(setting, ' ');
    return std::any_of(codes.begin(), codes.end(),
                       [&](std::string_view code) { return code == "*" || code == item.class_code; });
}

/// Dispatchers of the place, nearest first, who do not answer for the matter.
std::optional<UserId> verifier(db::ReadTx& tx, TenantId tenant, const Record& record, Instant now) {
    for (const auto& [role, area] :
         {std::pair(Role::clerk, record.place.community), std::pair(Role::hotline_operator, record.place.district)}) {
        if (!area) continue;
        for (const auto& holder : access::holders_at_area(tx, tenant, role, *area, now))
            if (holder.user_id != record.owner) return holder.user_id;
    }
    return std::nullopt;
}

/// Whether the caller had this result in hand: who handled it does not confirm it.
bool handled(db::ReadTx& tx, const access::Scope& scope, const Record& record) {
    if (is_owner(scope, record)) return true;
    const auto steps = repository::steps(tx, scope.tenant(), record.id);
    return std::any_of(steps.begin(), steps.end(), [&](const StepRow& step) {
        return !step.undone && step.actor == scope.actor().user &&
               (step.action == Action::respond || step.action == Action::resolve);
    });
}

void conclude(Visit& visit, VisitOutcome outcome, Instant now) {
    ++visit.attempts;
    switch (outcome) {
    case VisitOutcome::satisfied: visit.state = VisitState::satisfied; break;
    case VisitOutcome::not_satisfied: visit.state = VisitState::not_satisfied; break;
    case VisitOutcome::unreachable:
        if (visit.attempts >= most_attempts) visit.state = VisitState::unreachable;
        break;
    }
    if (visit.state != VisitState::open) visit.closed_at = now;
}

}  // namespace

void follow(db::WriteTx& tx, const CaseParts& parts, ItemBook& items, TenantId tenant, const Record& record,
            const StepRow& step) {
    const bool stands = record.state == State::resolved || record.state == State::closed;
    const bool goes_on = step.action == Action::reopen || (step.action == Action::undo && !stands);
    if (goes_on || step.action == Action::rate) repository::drop_visits(tx, tenant, record.id, step.taken_at);
    if (record.identity != ReporterIdentity::named) return;  // nobody who could be called
    if (step.action != Action::resolve || !record.item_code) return;
    const auto item = items.find(tx, tenant, *record.item_code);
    if (!item || !chosen(tx, tenant, *item)) return;
    repository::insert_visit(tx, tenant,
                             {.case_id = record.id,
                              .version = record.version,
                              .verifier_id = verifier(tx, tenant, record, step.taken_at),
                              .due_at = parts.office.add_days(step.taken_at, days_to_visit)},
                             step.taken_at);
}

Result<Visit> report(db::WriteTx& tx, const CaseParts& parts, const Procedure& procedure, const access::Scope& scope,
                     CaseId id, const ReportVisit& in) {
    auto record = repository::find(tx, scope, id);
    if (!record) return refuse(access::not_found);
    auto visit = repository::open_visit(tx, scope.tenant(), id);
    if (!visit) return refuse(no_visit);
    if (handled(tx, scope, *record)) return refuse(not_yours);
    if (in.outcome == VisitOutcome::not_satisfied && !in.note) return refuse(reason_needed);
    const auto now = parts.clock.now();
    visit->number = record->number;
    conclude(*visit, in.outcome, now);
    if (!repository::store_visit(tx, scope.tenant(), *visit)) return refuse(changed_meanwhile);
    repository::insert_attempt(tx, scope.tenant(), *visit, in, scope.user(), now);
    parts.audit.wrote(tx, scope,
                      {.kind = audit::Kind::write,
                       .operation = "cases.visit",
                       .subject_kind = "case",
                       .subject = id.uuid(),
                       .detail = std::string(word(in.outcome))});
    const bool in_time = record->resolved_at && now <= *record->resolved_at + reopen_days(tx, scope.tenant());
    if (in.outcome == VisitOutcome::not_satisfied && in_time) {
        const TakeStep again{.action = Action::reopen, .version = record->version, .note = in.note};
        LINLI_CHECK(procedure.take(tx, scope, *record, again));
    }
    return *visit;
}

}  // namespace linli::cases::visits
