#include "procedure.h"

#include <linli/events/outbox.h>

#include "rules.h"

namespace linli::cases {
namespace {

using repository::Record;
using repository::StepRow;

/// A grid, a community and a property company answer for a place; a department answers for a subject.
bool needs_place(const Item& item) { return item.owner_kind != OwnerKind::department; }

}  // namespace

void Procedure::tell_rated(db::WriteTx& tx, const access::Scope& scope, const Record& c, const RateCase& in) const {
    parts_.outbox.publish(tx,
                          {.tenant = scope.tenant(),
                           .aggregate = c.id.uuid(),
                           .version = c.version,
                           .district = c.place.district,
                           .street = c.place.street,
                           .community = c.place.community,
                           .grid = c.place.grid,
                           .department = c.department,
                           .organisation = c.organisation,
                           .owner = c.owner,
                           .reporter = c.reporter},
                          CaseRated{c.id, in.solved, in.speed, in.quality, in.attitude});
}

TriageReason Procedure::understood(db::WriteTx& tx, const access::Scope& scope, Record& record) const {
    const auto tenant = scope.tenant();
    const auto report = repository::main_report(tx, tenant, record);
    const std::string text = report ? report->text : std::string();
    const auto found = parts_.understanding.locate(tx, tenant, {record.address, record.lon, record.lat, {}},
                                                   record.title + "\n" + text);
    if (found) record.place = found->place, record.compound = found->compound;

    std::optional<Item> item;
    if (record.item_code) {  // the reporter chose: a person's word weighs more than ours
        item = items_.find(tx, tenant, *record.item_code);
    } else {
        const auto suggestions = parts_.understanding.suggest(tenant, record.title, text);
        repository::replace_suggestions(tx, tenant, record.id, suggestions);
        const bool sure = !suggestions.empty() && suggestions.front().confidence >= parts_.understanding.threshold();
        if (sure) item = items_.find(tx, tenant, suggestions.front().item_code);
    }
    if (!item) return TriageReason::low_confidence;
    start_clocks(record, *item);
    if (needs_place(*item) && !record.place.grid) return TriageReason::place_not_recognised;
    const auto owner = find_owner(tx, tenant, *item, {record.place, record.compound}, parts_.clock.now());
    if (!owner) return TriageReason::no_owner;
    put_in_charge(record, *owner);
    return TriageReason::none;
}

void Procedure::understand(db::WriteTx& tx, const access::Scope& scope, Record& record) const {
    StepRow step{.is_public = true, .before = snapshot(record)};
    const auto reason = understood(tx, scope, record);
    step.action = reason == TriageReason::none ? Action::dispatch : Action::to_triage;
    record.triage_reason = reason;
    record.state = next_state(record.state, step.action).value();
    if (reason != TriageReason::none)
        if (const auto dispatcher = find_dispatcher(tx, scope.tenant(), record.place, parts_.clock.now()))
            put_in_charge(record, *dispatcher);
    const auto stored = store(tx, scope, record, std::move(step), {});
    LINLI_INVARIANT(stored.ok(), "a case changed inside the transaction that understands it");
}

}  // namespace linli::cases
