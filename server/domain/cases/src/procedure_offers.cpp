#include "procedure.h"

#include "rules.h"

namespace linli::cases {
namespace {

using repository::Record;
using repository::StepRow;

constexpr std::chrono::minutes offered_again_for{10};
constexpr std::chrono::minutes stand_in_looked_at_after{10};

bool offered(const Record& record) {
    return record.state == State::triage && record.triage_reason == TriageReason::offered;
}

}  // namespace

void Procedure::offer_again(db::WriteTx& tx, TenantId tenant, const Record& record) const {
    if (offered(record)) repository::set_offer(tx, tenant, record.id, true, parts_.clock.now() + offered_again_for);
}

Outcome Procedure::grab(db::WriteTx& tx, const access::Scope& scope, Record& record) const {
    const auto now = parts_.clock.now();
    const auto tenant = scope.tenant();
    const auto post = scope.actor().post.value_or(PostId{});
    const auto offer = repository::offer_to(tx, tenant, record.id, post);
    if (!offer) return refuse(access::not_found);
    if (!offered(record) || !offer->open || offer->until <= now) return refuse(already_taken);
    auto holder = access::holder_of(tx, tenant, post, now);
    if (!holder) return refuse(access::not_found);
    holder->user_id = scope.user();  // whoever acts in the post takes it
    StepRow step{.action = Action::dispatch, .note = "抢单接件", .is_public = true, .before = snapshot(record)};
    auto choice = chosen_by_hand(in_charge(tx, tenant, *holder), "抢单：本岗位先接");
    choice.decision.rule_code = offer->rule_code;
    choice.decision.strategy = Strategy::grab;
    put_in_charge(record, *choice.owner);
    record.triage_reason = TriageReason::none;
    record.state = State::dispatched;
    const auto stored = store(tx, scope, record, std::move(step), {});
    if (stored.is(changed_meanwhile)) return refuse(already_taken);  // the other one was faster
    if (!stored) return stored;
    Dispatching::remember(tx, tenant, record.id, record.version, choice, now);
    repository::set_offer(tx, tenant, record.id, false, now);
    return Done{};
}

void Procedure::end_offer(db::WriteTx& tx, const access::Scope& scope, const repository::OfferRow& offer) const {
    const auto now = parts_.clock.now();
    const auto tenant = scope.tenant();
    auto record = repository::find(tx, scope, offer.case_id);
    if (!record || !offered(*record))  // taken, dispatched by hand, or withdrawn
        return repository::set_offer(tx, tenant, offer.case_id, false, now);
    Pool pool{{}, false, offer.pool, {}};
    for (const auto post : repository::offered_posts(tx, tenant, offer.case_id))  // a handful
        if (auto holder = access::holder_of(tx, tenant, post, now); holder && !holder->away)
            pool.holders.push_back(std::move(*holder));
    StepRow step{.is_public = true, .before = snapshot(*record)};
    if (const auto owner = in_turn(tx, tenant, offer.rule_code, pool)) {
        step.action = Action::dispatch;
        auto choice = chosen_by_hand(*owner, "抢单到时无人接，轮流");
        choice.decision.rule_code = offer.rule_code;
        choice.decision.strategy = Strategy::round_robin;
        put_in_charge(*record, *owner);
        record->triage_reason = TriageReason::none;
        record->state = State::dispatched;
        Dispatching::remember(tx, tenant, record->id, record->version + 1, choice, now);
    } else {
        step.action = Action::note;
        step.note = "抢单到时无人接，且无人在岗，由分拨人员处理";
        step.is_public = false;
        record->triage_reason = TriageReason::owner_away;
    }
    const auto stored = store(tx, scope, *record, std::move(step), {});
    if (stored.is(changed_meanwhile)) throw db::StoreFault("somebody took an offer while it ended; the job comes back");
    repository::set_offer(tx, tenant, offer.case_id, false, now);  // after the case, in the order of `grab`
}

void Procedure::end_stand_in(db::WriteTx& tx, const access::Scope& scope, const repository::StandIn& row) const {
    const auto now = parts_.clock.now();
    const auto tenant = scope.tenant();
    auto record = repository::find(tx, scope, row.case_id);
    const bool still = record && !record->closed_at && record->owner == row.deputy && record->owner_post == row.post;
    if (!still) return repository::drop_stand_in(tx, tenant, row.case_id);
    const auto holder = access::holder_of(tx, tenant, row.post, now);
    const bool same = !holder || holder->away || holder->user_id == row.deputy;
    if (same)
        return repository::store_stand_in(tx, tenant,
                                          {row.case_id, row.post, row.deputy, now + stand_in_looked_at_after});
    StepRow step{.action = Action::note,
                 .note = holder->deputy ? "代理人变更，事项转由新的代理人办理" : "代理结束，事项交还责任人",
                 .before = snapshot(*record)};
    const auto choice = chosen_by_hand(in_charge(tx, tenant, *holder), *step.note);
    put_in_charge(*record, *choice.owner);
    repository::drop_stand_in(tx, tenant, row.case_id);
    Dispatching::remember(tx, tenant, record->id, record->version + 1, choice, now);
    const auto stored = store(tx, scope, *record, std::move(step), {});
    if (stored.is(changed_meanwhile)) throw db::StoreFault("somebody acted on a matter while it was handed back");
}

}  // namespace linli::cases
