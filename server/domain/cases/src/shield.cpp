#include "shield.h"

#include <linli/organisation/organisations.h>

#include "procedure.h"
#include "repository_clocks.h"
#include "repository_unnamed.h"
#include "supervisors.h"

namespace linli::cases {
namespace shield {
namespace {

/// What the reporter wrote; a name that stands in it keeps its bearer out.
std::string words_of(db::ReadTx& tx, TenantId tenant, const repository::Record& record) {
    const auto report = repository::main_report(tx, tenant, record);
    return record.title + "\n" + record.address.value_or("") + "\n" + (report ? report->text : std::string());
}

Candidate candidate(db::ReadTx& tx, const CaseParts& parts, TenantId tenant, const Owner& owner) {
    Candidate out{.name = parts.name_of ? parts.name_of(tx, tenant, owner.holder.user_id) : std::string(),
                  .post = owner.holder.title,
                  .bodies = {},
                  .department = owner.department};
    for (const auto& id : {owner.organisation, owner.department})
        if (id)
            if (const auto body = organisation::find(tx, tenant, *id))
                out.bodies.insert(out.bodies.end(), {body->name, body->short_name});
    return out;
}

}  // namespace

bool kept_out(db::ReadTx& tx, const CaseParts& parts, TenantId tenant, const repository::Record& record,
              const Owner& owner) {
    return may_be_reported(words_of(tx, tenant, record), repository::against(tx, tenant, record.id),
                           candidate(tx, parts, tenant, owner));
}

std::optional<Owner> find_guardian(db::ReadTx& tx, const CaseParts& parts, TenantId tenant,
                                   const repository::Record& record, const std::optional<UserId>& not_them) {
    if (!record.place.district) return std::nullopt;
    auto holders =
        access::holders_at_area(tx, tenant, access::Role::hotline_operator, *record.place.district, parts.clock.now());
    std::erase_if(holders, [&](const access::Holder& holder) {
        return holder.away || holder.user_id == not_them ||
               kept_out(tx, parts, tenant, record, in_charge(tx, tenant, holder));
    });
    return least_loaded(tx, tenant, holders);
}

}  // namespace shield

void Procedure::guard(db::WriteTx& tx, TenantId tenant, repository::Record& record,
                      const std::optional<UserId>& not_them) const {
    if (const auto guardian = shield::find_guardian(tx, parts_, tenant, record, not_them)) {
        record.guardian = guardian->holder.user_id;
        return put_in_charge(record, *guardian);
    }
    record.guardian.reset();
    record.owner.reset();
    record.owner_post.reset();
    record.organisation.reset();
    record.department.reset();
    const auto now = parts_.clock.now();
    Hole hole{.kind = HoleKind::no_guardian,
              .key = record.id.text(),
              .reason = "区级分拨台没有可回避的在岗人员，受保护的反映无人分拨",
              .case_id = record.id,
              .opened_at = now,
              .last_seen_at = now};
    give_to_administrator(tx, tenant, hole, now);
    repository::open_hole(tx, tenant, hole);
}

void Procedure::guard_again(db::WriteTx& tx, const access::Scope& scope, repository::Record& record) const {
    const auto guardian = shield::find_guardian(tx, parts_, scope.tenant(), record, {});
    if (!guardian) return;
    repository::StepRow step{
        .action = Action::note, .note = "区级分拨台已有可回避的人员，接手分拨", .before = snapshot(record)};
    record.guardian = guardian->holder.user_id;
    put_in_charge(record, *guardian);
    const auto stored = store(tx, scope, record, std::move(step), {});
    if (stored.is(changed_meanwhile)) throw db::StoreFault("somebody acted on a protected matter; the job comes back");
}

}  // namespace linli::cases
