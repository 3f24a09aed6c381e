#include "procedure.h"

#include "repository_reasons.h"
#include "rules.h"

namespace linli::cases {
namespace {

using repository::Record;
using repository::StepRow;

/// How often a matter may be given away before somebody decides who answers for it. @source INC-28
constexpr std::size_t most_handovers = 2;

}  // namespace

Result<bool> Procedure::charge(db::WriteTx& tx, const access::Scope& scope, const Record& record,
                               const TakeStep& in) const {
    const auto tenant = scope.tenant();
    if (repository::arbitrated(tx, tenant, record.id)) return refuse(decision_binds);
    const auto list = repository::reasons(tx, tenant, ReasonKind::returning);
    if (!reason_fits(list, in.reason_code)) return refuse(unknown_reason);
    const auto item = record.item_code ? items_.find(tx, tenant, *record.item_code) : std::nullopt;
    const auto& calendar = item ? calendar_of(*item) : parts_.office;
    const auto since = repository::given_at(tx, tenant, record.id).value_or(record.reported_at);
    repository::ReturnRow row;
    row.shown.version = record.version + 1;
    row.shown.action = in.action;
    row.shown.reason_code = in.reason_code;
    row.shown.from_id = record.owner.value_or(scope.user());
    row.shown.held_ms = calendar.between(since, parts_.clock.now()).count();
    if (record.solve_by) row.shown.promise_ms = calendar.between(record.reported_at, *record.solve_by).count();
    row.shown.to_arbiter = repository::returns(tx, tenant, record.id).size() >= most_handovers;
    if (list.edition > 0) row.edition = list.edition;
    row.from_post = record.owner_post.value_or(PostId{});
    repository::insert_return(tx, tenant, record.id, row);
    return row.shown.to_arbiter;
}

Outcome Procedure::to_arbiter(db::WriteTx& tx, const access::Scope& scope, Record& record, const TakeStep& in) const {
    StepRow step{.action = Action::send_back, .note = in.note, .is_public = true, .before = snapshot(record)};
    if (record.protected_at) {
        guard(tx, scope.tenant(), record, record.owner);
    } else {
        const auto arbiter = find_arbiter(tx, scope.tenant(), record.place, record.owner, parts_.clock.now());
        if (!arbiter) return refuse(no_such_assignee);
        put_in_charge(record, *arbiter);
    }
    record.triage_reason = TriageReason::arbitration;
    record.state = State::triage;
    return store(tx, scope, record, std::move(step), in.files);
}

Outcome Procedure::check_arbiter(db::WriteTx& tx, const access::Scope& scope, const Record& record,
                                 const TakeStep& in) const {
    const bool decides = in.action == Action::dispatch || in.action == Action::decline;
    if (record.triage_reason != TriageReason::arbitration || !decides) return Done{};
    if (!is_owner(scope, record)) return refuse(not_yours);
    if (!in.note) return refuse(reason_needed);
    if (in.action == Action::dispatch)
        repository::insert_arbitration(tx, scope.tenant(), record.id, record.version + 1, scope.user(), *in.note);
    return Done{};
}

}  // namespace linli::cases
