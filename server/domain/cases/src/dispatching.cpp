#include "dispatching.h"

#include <linli/base/text.h>
#include <linli/cases/service.h>

#include "repository_dispatch.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::Record;

/// A grid, a community and a property company answer for a place; a department answers for a subject.
bool needs_place(const Item& item) { return item.owner_kind != OwnerKind::department; }

bool stands_somewhere(const DispatchRule& rule) {
    return rule.target == Target::local || rule.target == Target::role || rule.target == Target::property_company;
}

Facts facts_of(db::ReadTx& tx, TenantId tenant, const Record& record, const Item& item, const std::string& words) {
    Facts facts{.item_code = item.code,
                .class_code = item.class_code,
                .urgency = item.urgency,
                .channel = record.channel,
                .place = record.place,
                .words = record.title + "\n" + words,
                .on_behalf = false,
                .confidence = std::nullopt,
                .reported_at = record.reported_at};
    if (const auto report = repository::main_report(tx, tenant, record)) facts.on_behalf = report->on_behalf;
    for (const auto& proposal : repository::suggestions(tx, tenant, record.id).items)
        if (proposal.rank == 1 && proposal.item_code == item.code) facts.confidence = proposal.confidence;
    return facts;
}

std::string why(const RuleHit& hit, std::int64_t edition) {
    std::vector<std::string> reasons;
    for (const auto& reason : hit.verdict.reasons) reasons.push_back(reason.text);
    return "规则“" + hit.rule->name + "”（第 " + std::to_string(edition) + " 版）命中：" + text::join(reasons, "；");
}

std::optional<Owner> by_strategy(db::WriteTx& tx, TenantId tenant, const DispatchRule& rule, const Pool& pool) {
    if (pool.holders.empty()) return std::nullopt;
    switch (rule.strategy) {
    case Strategy::assign: return in_charge(tx, tenant, pool.holders.front());
    case Strategy::grab:
    case Strategy::round_robin: return in_turn(tx, tenant, rule.code, pool);
    case Strategy::least_loaded: return least_loaded(tx, tenant, pool.holders);
    }
    return std::nullopt;
}

void name_owner(Choice& choice, std::optional<Owner> owner, const std::string& note = {}) {
    choice.owner = std::move(owner);
    if (!choice.owner) return;
    if (!note.empty()) choice.decision.explanation += "；" + note;
    const auto& holder = choice.owner->holder;
    choice.decision.owner_post_id = holder.post_id;
    choice.decision.explanation += "；岗位：" + holder.title;
    if (!holder.deputy) return;
    choice.decision.stands_for_id = holder.stands_for;
    choice.decision.explanation += "，责任人不在岗，由代理人办理";
}

TriageReason hole_of(const Pool& pool, bool place_missing) {
    if (pool.away) return TriageReason::owner_away;
    return place_missing ? TriageReason::place_not_recognised : TriageReason::no_owner;
}

Choice by_list(db::ReadTx& tx, TenantId tenant, const Record& record, const Item& item, Offering offering,
               Instant now) {
    Choice out;
    // A dispatcher may send on what has no grid: the community answers for it.
    if (offering == Offering::allowed && needs_place(item) && !record.place.grid) {
        out.hole = TriageReason::place_not_recognised;
        return out;
    }
    const auto pool = pool_by_item(tx, tenant, item, {record.place, record.compound}, now);
    name_owner(out, least_loaded(tx, tenant, pool.holders), pool.note);
    if (!out.owner) out.hole = hole_of(pool, false);
    return out;
}

Choice by_rule(db::WriteTx& tx, TenantId tenant, const Record& record, const RuleHit& hit, std::int64_t edition,
               Offering offering, Instant now) {
    Choice out;
    const auto& rule = *hit.rule;
    out.decision.edition = edition;
    out.decision.rule_code = rule.code;
    out.decision.rule_name = rule.name;
    out.decision.strategy = rule.strategy;
    out.decision.explanation = why(hit, edition) + "；" + std::string(shown(rule.strategy));
    const auto pool = pool_by_rule(tx, tenant, rule, {record.place, record.compound}, now);
    out.pool = pool.key;
    const bool offers = rule.strategy == Strategy::grab && offering == Offering::allowed && pool.holders.size() > 1;
    if (offers) {
        out.offered = pool.holders;
        out.minutes = rule.minutes.value_or(15);
        out.hole = TriageReason::offered;
        return out;
    }
    name_owner(out, by_strategy(tx, tenant, rule, pool), pool.note);
    if (!out.owner) out.hole = hole_of(pool, stands_somewhere(rule) && !record.place.grid);
    return out;
}

}  // namespace

std::string_view shown(Strategy strategy) {
    switch (strategy) {
    case Strategy::assign: return "直接分给责任岗位";
    case Strategy::grab: return "抢单，到时无人接则轮流";
    case Strategy::round_robin: return "轮流";
    case Strategy::least_loaded: return "分给在办最少的";
    }
    return {};
}

std::optional<Owner> in_turn(db::WriteTx& tx, TenantId tenant, std::string_view rule, const Pool& pool) {
    if (pool.holders.empty()) return std::nullopt;
    auto holders = pool.holders;
    std::sort(holders.begin(), holders.end(), [](const auto& a, const auto& b) { return a.post_id < b.post_id; });
    const auto turn = repository::next_turn(tx, tenant, rule, pool.key);
    return in_charge(tx, tenant, holders[static_cast<std::size_t>(turn) % holders.size()]);
}

Choice chosen_by_hand(const Owner& owner, std::string explanation) {
    Choice out;
    out.decision.explanation = std::move(explanation);
    name_owner(out, owner);
    return out;
}

Choice Dispatching::choose(db::WriteTx& tx, TenantId tenant, const CaseParts& parts, ItemBook& items,
                           const Record& record, const Item& item, const std::string& words, Offering offering) {
    const auto now = parts.clock.now();
    const auto rules = book_.in_force(tx, tenant, items, now);
    if (rules)
        if (const auto hit = first_hit(*rules, facts_of(tx, tenant, record, item, words), parts.office))
            return by_rule(tx, tenant, record, *hit, rules->edition, offering, now);
    auto out = by_list(tx, tenant, record, item, offering, now);
    out.decision.explanation =
        (rules ? "没有规则命中，按责任清单“" : "按责任清单“") + item.name + "”分拨" + out.decision.explanation;
    if (rules) out.decision.edition = rules->edition;
    return out;
}

void Dispatching::remember(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version, const Choice& choice,
                           Instant now) {
    auto decision = choice.decision;
    decision.version = version;
    decision.decided_at = now;
    if (choice.hole == TriageReason::owner_away) decision.explanation += "；责任岗位不在岗且没有代理人，转人工";
    repository::insert_decision(tx, tenant, id, decision);
    if (!choice.offered.empty())
        repository::store_offer(
            tx, tenant,
            {id, decision.rule_code.value_or(""), choice.pool, true, now + std::chrono::minutes(choice.minutes)},
            choice.offered);
    constexpr std::chrono::minutes looked_at_after{10};
    if (choice.owner && choice.owner->holder.deputy)
        repository::store_stand_in(
            tx, tenant, {id, choice.owner->holder.post_id, choice.owner->holder.user_id, now + looked_at_after});
}

}  // namespace linli::cases
