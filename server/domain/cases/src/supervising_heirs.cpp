#include <linli/access/posts.h>
#include <linli/cases/supervision.h>
#include <linli/events/outbox.h>

#include "procedure.h"
#include "repository_clocks.h"
#include "repository_oversight.h"
#include "supervising_rules.h"
#include "supervisors.h"

#include <algorithm>

namespace linli::cases {
namespace {

using access::Holder;
using access::Role;
using repository::Record;
using repository::StepRow;
using repository::SupervisionRow;

constexpr int at_once = 200;

bool ended(const std::optional<access::Post>& post, Instant now) {
    return !post || (post->valid_until && *post->valid_until <= now);
}

std::optional<Holder> present_other(const std::vector<Holder>& holders, const std::optional<UserId>& owner) {
    const auto found = std::find_if(holders.begin(), holders.end(),
                                    [&](const Holder& one) { return one.user_id != owner && !one.away; });
    return found == holders.end() ? std::nullopt : std::optional(*found);
}

/// Somebody of the same role and place, else a leader above the matter.
std::optional<Holder> heir_of(db::ReadTx& tx, TenantId tenant, const SupervisionRow& row, const Record& record,
                              Instant now) {
    if (const auto post = access::find_post(tx, tenant, row.supervisor_post)) {
        if (post->area_id)
            if (auto one =
                    present_other(access::holders_at_area(tx, tenant, post->role, *post->area_id, now), record.owner))
                return one;
        if (post->organisation_id)
            if (auto one = present_other(
                    access::holders_at_organisation(tx, tenant, post->role, *post->organisation_id, now), record.owner))
                return one;
    }
    for (const auto& area : {record.place.street, record.place.district})
        if (area)
            if (auto one = present_other(access::holders_at_area(tx, tenant, Role::leader, *area, now), record.owner))
                return one;
    return std::nullopt;
}

Hole nobody_inherits(const SupervisionRow& row, Instant now) {
    return {.kind = HoleKind::no_overseer,
            .key = row.shown.id.text(),
            .reason = "督办人已离岗或已成为责任人，同级和上级都没有可接替督办的人",
            .case_id = row.shown.case_id,
            .opened_at = now,
            .last_seen_at = now};
}

bool known(const std::vector<Hole>& open, const Hole& hole) {
    return std::any_of(open.begin(), open.end(),
                       [&](const Hole& one) { return one.kind == hole.kind && one.key == hole.key; });
}

/// What somebody has to take over, as it stands now.
std::vector<SupervisionId> left_behind(db::ReadTx& tx, TenantId tenant, Instant now) {
    auto out = repository::self_supervised(tx, tenant, at_once);
    for (const auto post : repository::supervising_posts(tx, tenant, at_once))
        if (ended(access::find_post(tx, tenant, post), now))
            for (const auto id : repository::supervised_from(tx, tenant, post, at_once)) out.push_back(id);
    return out;
}

/// @return whether it has a supervisor of its own again
bool inherit(db::WriteTx& tx, const CaseParts& parts, const Procedure& procedure, TenantId tenant, SupervisionId id) {
    const auto scope = access::Gate::system(tenant, "cases.supervision");
    const auto now = parts.clock.now();
    auto row = repository::supervision(tx, tenant, id);
    auto record = row ? repository::find(tx, scope, row->shown.case_id) : std::nullopt;
    if (!record || record->closed_at || row->shown.lifted_at) return false;
    const auto heir = heir_of(tx, tenant, *row, *record, now);
    if (!heir) {
        auto hole = nobody_inherits(*row, now);
        if (known(repository::holes(tx, tenant, true, at_once), hole)) return false;
        give_to_administrator(tx, tenant, hole, now);
        repository::open_hole(tx, tenant, hole);
        return false;
    }
    row->shown.supervisor_id = heir->user_id;
    row->supervisor_post = heir->post_id;
    if (parts.name_of) row->shown.supervisor_name = parts.name_of(tx, tenant, heir->user_id);
    repository::change_supervisor(tx, tenant, *row);
    StepRow step{.action = Action::note,
                 .note = std::string(name_of(row->shown.level)) + "第 " + std::to_string(row->shown.ordinal) +
                         " 次转由 " + row->shown.supervisor_name + " 跟进",
                 .before = snapshot(*record)};
    LINLI_INVARIANT(procedure.store(tx, scope, *record, std::move(step), {}).ok(),
                    "a case changed inside the transaction that hands its supervision on");
    const events::Address to{
        .tenant = tenant, .aggregate = record->id.uuid(), .version = record->version, .owner = heir->user_id};
    parts.outbox.publish(tx, to, CaseSupervised{record->id, id, "handed_on", row->shown.round, row->shown.due_at});
    return true;
}

}  // namespace

bool supervisor_found(db::ReadTx& tx, TenantId tenant, std::string_view key, Instant now) {
    const auto id = SupervisionId::parse(key);
    const auto row = id ? repository::supervision(tx, tenant, *id) : std::nullopt;
    if (!row || row->shown.lifted_at) return true;
    return !ended(access::find_post(tx, tenant, row->supervisor_post), now) &&
           row->shown.owner_id != row->shown.supervisor_id;
}

int Supervising::hand_on(TenantId tenant) const {
    const auto due = parts_.database.read([&](db::ReadTx& tx) { return left_behind(tx, tenant, parts_.clock.now()); });
    int handed = 0;
    for (const auto id : due)
        if (parts_.database.write([&](db::WriteTx& tx) { return inherit(tx, parts_, procedure_, tenant, id); }))
            ++handed;
    return handed;
}

}  // namespace linli::cases
