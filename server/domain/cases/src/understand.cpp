#include "procedure.h"

#include "rules.h"

namespace linli::cases {
namespace {

using repository::Record;
using repository::StepRow;

}  // namespace

void Procedure::find_place(db::ReadTx& tx, TenantId tenant, Record& record, std::string_view text) const {
    const auto found = parts_.understanding.locate(tx, tenant, {record.address, record.lon, record.lat, {}},
                                                   record.title + "\n" + std::string(text));
    if (!found) return;
    // Where the reporter chose a place from the tree, words may only say more, never something else.
    const bool chosen = record.place.community.has_value();
    const bool says_more = found->place.community == record.place.community && !record.place.grid;
    if (!chosen || says_more) record.place = found->place, record.compound = found->compound;
}

std::optional<Item> Procedure::find_item(db::WriteTx& tx, TenantId tenant, const Record& record, std::string_view text,
                                         TriageReason& reason) const {
    if (record.item_code) return items_.in_use(tx, tenant, *record.item_code);  // a person's word weighs more than ours
    const auto choice = understanding_choice(tx, tenant);
    reason = TriageReason::by_choice;
    if (!choice.suggestions) return std::nullopt;
    const auto proposals = parts_.understanding.suggest(tenant, record.title, text, choice.learnt_model);
    repository::replace_suggestions(tx, tenant, record.id, proposals);
    if (!choice.automatic_dispatch) return std::nullopt;
    reason = TriageReason::low_confidence;
    const bool sure = !proposals.items.empty() && proposals.items.front().confidence >= choice.threshold;
    return sure ? items_.in_use(tx, tenant, proposals.items.front().item_code) : std::nullopt;
}

TriageReason Procedure::understood(db::WriteTx& tx, const access::Scope& scope, Record& record,
                                   std::optional<Choice>& choice) const {
    const auto tenant = scope.tenant();
    const auto report = repository::main_report(tx, tenant, record);
    const std::string text = report ? report->text : std::string();
    find_place(tx, tenant, record, text);
    auto reason = TriageReason::low_confidence;
    const auto item = find_item(tx, tenant, record, text, reason);
    if (item) start_clocks(record, *item);
    if (record.protected_at) return TriageReason::guarded;  // no rule sends on what may be about the one it names
    if (!item) return reason;
    choice = dispatching_.choose(tx, tenant, parts_, items_, record, *item, text, Offering::allowed);
    if (choice->owner) put_in_charge(record, *choice->owner);
    return choice->hole;
}

void Procedure::understand(db::WriteTx& tx, const access::Scope& scope, Record& record) const {
    StepRow step{.is_public = true, .before = snapshot(record)};
    std::optional<Choice> choice;
    const auto reason = understood(tx, scope, record, choice);
    if (choice) Dispatching::remember(tx, scope.tenant(), record.id, record.version + 1, *choice, parts_.clock.now());
    step.action = reason == TriageReason::none ? Action::dispatch : Action::to_triage;
    record.triage_reason = reason;
    record.state = next_state(record.state, step.action).value();
    if (record.protected_at)
        guard(tx, scope.tenant(), record);
    else if (reason != TriageReason::none)
        if (const auto dispatcher = find_dispatcher(tx, scope.tenant(), record.place, parts_.clock.now()))
            put_in_charge(record, *dispatcher);
    const auto stored = store(tx, scope, record, std::move(step), {});
    LINLI_INVARIANT(stored.ok(), "a case changed inside the transaction that understands it");
}

}  // namespace linli::cases
