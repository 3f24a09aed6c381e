#include "repository_dispatch.h"

namespace linli::cases::repository {
namespace {

OfferRow read_offer(const db::Row& row) {
    return {row.get<CaseId>("case_id"), row.get<std::string>("rule_code"), row.get<std::string>("pool"),
            row.get<bool>("open"), row.get<Instant>("until_ms")};
}

}  // namespace

void store_offer(db::WriteTx& tx, TenantId tenant, const OfferRow& offer, const std::vector<access::Holder>& posts) {
    tx.exec(
        "INSERT INTO cases_offer (tenant_id, case_id, rule_code, pool, open, until_ms)"
        " VALUES (:tenant, :case, :code, :pool, :open, :until) ON CONFLICT (tenant_id, case_id) DO UPDATE SET"
        " rule_code = excluded.rule_code, pool = excluded.pool, open = excluded.open, until_ms = excluded.until_ms",
        {{"tenant", tenant},
         {"case", offer.case_id},
         {"code", offer.rule_code},
         {"pool", offer.pool},
         {"open", offer.open},
         {"until", offer.until}});
    tx.exec("DELETE FROM cases_offer_post WHERE tenant_id = :tenant AND case_id = :case",
            {{"tenant", tenant}, {"case", offer.case_id}});
    std::size_t next = 0;
    tx.bulk("cases_offer_post", {"tenant_id", "case_id", "post_id"}, [&](std::vector<db::Value>& row) {
        if (next == posts.size()) return false;
        row = {db::to_value(tenant), db::to_value(offer.case_id), db::to_value(posts[next++].post_id)};
        return true;
    });
}

std::optional<OfferRow> offer_to(db::ReadTx& tx, TenantId tenant, CaseId id, PostId post) {
    return tx.one(
        "SELECT o.case_id, o.rule_code, o.pool, o.open, o.until_ms FROM cases_offer_post p JOIN cases_offer o"
        " ON o.tenant_id = p.tenant_id AND o.case_id = p.case_id WHERE p.tenant_id = :tenant AND p.case_id = :id"
        " AND p.post_id = :post",
        {{"tenant", tenant}, {"id", id}, {"post", post}}, read_offer);
}

void set_offer(db::WriteTx& tx, TenantId tenant, CaseId id, bool open, Instant until) {
    tx.exec("UPDATE cases_offer SET open = :open, until_ms = :until WHERE tenant_id = :tenant AND case_id = :id",
            {{"open", open}, {"until", until}, {"tenant", tenant}, {"id", id}});
}

std::vector<OfferRow> due_offers(db::ReadTx& tx, TenantId tenant, Instant now, int most) {
    return tx.all(
        "SELECT case_id, rule_code, pool, open, until_ms FROM cases_offer WHERE tenant_id = :tenant"
        " AND open = :yes AND until_ms <= :now ORDER BY until_ms LIMIT :most",
        {{"tenant", tenant}, {"yes", true}, {"now", now}, {"most", most}}, read_offer);
}

std::vector<PostId> offered_posts(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all("SELECT post_id FROM cases_offer_post WHERE tenant_id = :tenant AND case_id = :id ORDER BY post_id",
                  {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) { return row.get<PostId>(0); });
}

std::vector<Offer> open_offers(db::ReadTx& tx, TenantId tenant, PostId post, Instant now, int most) {
    return tx.all(
        "SELECT c.case_id, c.number, c.version, c.item_code, c.grid_id, c.urgency, o.until_ms FROM cases_offer o"
        " JOIN cases_offer_post p ON p.tenant_id = o.tenant_id AND p.case_id = o.case_id AND p.post_id = :post"
        " JOIN cases_case c ON c.tenant_id = o.tenant_id AND c.case_id = o.case_id"
        " WHERE o.tenant_id = :tenant AND o.open = :yes AND o.until_ms > :now AND c.triage_reason = 'offered'"
        " ORDER BY c.urgency DESC, o.until_ms, c.case_id LIMIT :most",
        {{"tenant", tenant}, {"post", post}, {"yes", true}, {"now", now}, {"most", most}}, [](const db::Row& row) {
            Offer offer;
            offer.case_id = row.get<CaseId>("case_id");
            offer.number = row.get<std::string>("number");
            offer.version = row.get<std::int64_t>("version");
            offer.item_code = row.get<std::optional<std::string>>("item_code");
            offer.grid_id = row.get<std::optional<AreaId>>("grid_id");
            offer.urgency = row.get<Urgency>("urgency");
            offer.until = row.get<Instant>("until_ms");
            return offer;
        });
}

void store_stand_in(db::WriteTx& tx, TenantId tenant, const StandIn& row) {
    tx.exec(
        "INSERT INTO cases_stand_in (tenant_id, case_id, post_id, deputy_id, next_at_ms)"
        " VALUES (:tenant, :case, :post, :deputy, :next) ON CONFLICT (tenant_id, case_id) DO UPDATE SET"
        " post_id = excluded.post_id, deputy_id = excluded.deputy_id, next_at_ms = excluded.next_at_ms",
        {{"tenant", tenant}, {"case", row.case_id}, {"post", row.post}, {"deputy", row.deputy}, {"next", row.next_at}});
}

void drop_stand_in(db::WriteTx& tx, TenantId tenant, CaseId id) {
    tx.exec("DELETE FROM cases_stand_in WHERE tenant_id = :tenant AND case_id = :id", {{"tenant", tenant}, {"id", id}});
}

std::vector<StandIn> due_stand_ins(db::ReadTx& tx, TenantId tenant, Instant now, int most) {
    return tx.all(
        "SELECT case_id, post_id, deputy_id, next_at_ms FROM cases_stand_in WHERE tenant_id = :tenant"
        " AND next_at_ms <= :now ORDER BY next_at_ms LIMIT :most",
        {{"tenant", tenant}, {"now", now}, {"most", most}}, [](const db::Row& row) {
            return StandIn{row.get<CaseId>("case_id"), row.get<PostId>("post_id"), row.get<UserId>("deputy_id"),
                           row.get<Instant>("next_at_ms")};
        });
}

}  // namespace linli::cases::repository
