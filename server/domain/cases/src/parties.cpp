#include <linli/cases/parties.h>

#include <linli/access/posts.h>
#include <linli/access/scope.h>
#include <linli/vault/vault.h>

#include "repository.h"
#include "repository_joint.h"
#include "repository_oversight.h"
#include "supervising_rules.h"
#include "view.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::Record;
using repository::StepRow;

constexpr std::string_view phone_field = "cases.contact_phone";
constexpr std::size_t most_told = 20;

bool puts_in_charge(Action action) {
    return action == Action::to_triage || action == Action::dispatch || action == Action::send_back ||
           action == Action::transfer;
}

void add_contact(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, const Record& record, Parties& out) {
    if (record.identity != ReporterIdentity::named) return;
    const auto report = repository::main_report(tx, tenant, record);
    if (!report || !report->contact_id) return;
    out.contact = report->contact_id;
    if (report->contact_phone)
        out.phone = vault.open(tx, tenant, *report->contact_id, phone_field, *report->contact_phone);
}

void add_step(const std::vector<StepRow>& steps, std::int64_t version, Parties& out) {
    const auto step =
        std::find_if(steps.begin(), steps.end(), [&](const StepRow& one) { return one.version == version; });
    if (step == steps.end()) return;
    out.actor = step->actor;
    if (step->is_public) out.note = step->note;
    out.hands_over = puts_in_charge(step->action) && !step->undone &&
                     std::none_of(step + 1, steps.end(), [](const StepRow& one) { return puts_in_charge(one.action); });
    if (step->action != Action::undo) return;
    const auto undid =
        std::find_if(std::make_reverse_iterator(step), steps.rend(), [](const StepRow& one) { return one.undone; });
    out.takes_back_answer =
        undid != steps.rend() && (undid->action == Action::resolve || undid->action == Action::decline);
}

}  // namespace

std::optional<Parties> parties(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, CaseId id, std::int64_t version) {
    const auto record = repository::find(tx, access::Gate::system(tenant, "cases.tell"), id);
    if (!record) return std::nullopt;
    Parties out;
    out.number = record->number;
    out.state = record->state;
    out.channel = record->channel;
    out.identity = record->identity;
    out.owner = record->owner;
    out.reporter = record->reporter;
    out.master = record->master;
    out.respond_by = record->respond_by;
    out.solve_by = record->solve_by;
    out.result = record->result;
    out.resolution = standing_resolution(tx, tenant, *record);
    add_contact(tx, tenant, vault, *record, out);
    add_step(repository::steps(tx, tenant, id), version, out);
    return out;
}

std::optional<Helpers> helpers(db::ReadTx& tx, TenantId tenant, SubtaskId id, Instant now) {
    const auto task = repository::subtask(tx, tenant, id);
    if (!task) return std::nullopt;
    const auto all = access::Gate::system(tenant, "cases.tell");
    auto record = repository::find(tx, all, task->case_id);
    if (!record) return std::nullopt;
    Helpers out{.number = record->number,
                .helper_name = task->helper_name,
                .state = task->state,
                .owner = record->owner,
                .asked = {}};
    if (record->master)
        if (const auto master = repository::find(tx, all, *record->master)) out.owner = master->owner;
    if (task->holder_id) {
        out.asked.push_back(*task->holder_id);
    } else if (task->organisation_id) {
        for (const auto& one :
             access::holders_at_organisation(tx, tenant, access::Role::handler, *task->organisation_id, now))
            if (!one.away && one.user_id != out.owner && out.asked.size() < most_told) out.asked.push_back(one.user_id);
    }
    return out;
}

std::optional<Overseen> overseen(db::ReadTx& tx, TenantId tenant, SupervisionId id) {
    const auto row = repository::supervision(tx, tenant, id);
    if (!row) return std::nullopt;
    const auto& s = row->shown;
    return Overseen{s.number, std::string(name_of(s.level)), s.state, s.owner_id, s.supervisor_id};
}

}  // namespace linli::cases
