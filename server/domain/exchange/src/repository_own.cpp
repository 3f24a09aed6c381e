#include "repository_own.h"

namespace linli::exchange::repository {
namespace {

constexpr std::string_view claim_columns =
    "link_id, user_id, person_id, state, proof, district_id, street_id, community_id, grid_id, asked_at_ms, version";

ClaimRow read_claim(const db::Row& row) {
    ClaimRow out;
    out.view.id = row.get<LinkClaimId>("link_id");
    out.view.state = row.get<ClaimState>("state");
    out.view.proof = row.get<ClaimProof>("proof");
    out.view.asked_at = row.get<Instant>("asked_at_ms");
    out.view.version = row.get<std::int64_t>("version");
    out.user = row.get<UserId>("user_id");
    out.person = row.get<PersonId>("person_id");
    out.place = area::Ancestors::from(row);
    return out;
}

}  // namespace

void insert(db::WriteTx& tx, TenantId tenant, const ClaimRow& row, std::optional<UserId> decided_by, Instant now) {
    std::optional<Instant> decided_at;
    if (row.view.state != ClaimState::waiting) decided_at = now;
    tx.exec(
        "INSERT INTO exchange_person_link (tenant_id, link_id, user_id, person_id, state, proof, district_id, "
        "street_id,"
        " community_id, grid_id, asked_at_ms, decided_by, decided_at_ms, version) VALUES (:tenant, :id, :user, :person,"
        " :state, :proof, :district, :street, :community, :grid, :asked, :by, :at, 1)",
        {{"tenant", tenant},
         {"id", row.view.id},
         {"user", row.user},
         {"person", row.person},
         {"state", row.view.state},
         {"proof", row.view.proof},
         {"district", row.place.district},
         {"street", row.place.street},
         {"community", row.place.community},
         {"grid", row.place.grid},
         {"asked", row.view.asked_at},
         {"by", decided_by},
         {"at", decided_at}});
}

std::optional<ClaimRow> claim(db::ReadTx& tx, TenantId tenant, LinkClaimId id) {
    return tx.one("SELECT " + std::string(claim_columns) +
                      " FROM exchange_person_link WHERE tenant_id = :tenant AND link_id = :id",
                  {{"tenant", tenant}, {"id", id}}, read_claim);
}

std::optional<ClaimRow> claim(db::ReadTx& tx, const access::Scope& scope, LinkClaimId id) {
    auto where = scope.where({});
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT " + std::string(claim_columns) + " FROM exchange_person_link WHERE link_id = :id AND " + where.sql,
        db::Params(where.params), read_claim);
}

std::optional<api::PageKey> waiting_claims(db::ReadTx& tx, const access::Scope& scope, int limit,
                                           const std::optional<api::PageKey>& after, std::vector<Claim>& out) {
    const api::PageQuery query{.select = claim_columns,
                               .from = "exchange_person_link",
                               .order = "asked_at_ms",
                               .id = "link_id",
                               .extra = "state = 'waiting'",
                               .limit = static_cast<std::size_t>(limit)};
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) {
        auto one = read_claim(row);
        one.view.person_id = one.person;
        out.push_back(one.view);
    });
}

bool decide(db::WriteTx& tx, TenantId tenant, const ClaimRow& row, UserId by, Instant now) {
    return tx.exec(
               "UPDATE exchange_person_link SET state = :state, proof = :proof, decided_by = :by, decided_at_ms = :now,"
               " version = version + 1 WHERE tenant_id = :tenant AND link_id = :id AND version = :version"
               " AND state = 'waiting'",
               {{"state", row.view.state},
                {"proof", row.view.proof},
                {"by", by},
                {"now", now},
                {"tenant", tenant},
                {"id", row.view.id},
                {"version", row.view.version}}) == 1;
}

void insert(db::WriteTx& tx, TenantId tenant, const CopyRow& row) {
    tx.exec(
        "INSERT INTO exchange_own_copy (tenant_id, copy_id, person_id, user_id, made_at_ms, until_ms, json, sheet)"
        " VALUES (:tenant, :id, :person, :user, :made, :until, :json, :sheet)",
        {{"tenant", tenant},
         {"id", row.view.id},
         {"person", row.person},
         {"user", row.user},
         {"made", row.view.made_at},
         {"until", row.view.until},
         {"json", db::Bytes{row.json}},
         {"sheet", db::Bytes{row.sheet}}});
}

std::optional<CopyRow> copy(db::ReadTx& tx, TenantId tenant, OwnCopyId id) {
    return tx.one(
        "SELECT copy_id, person_id, user_id, made_at_ms, until_ms, json, sheet FROM exchange_own_copy"
        " WHERE tenant_id = :tenant AND copy_id = :id",
        {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
            CopyRow out;
            out.view = {row.get<OwnCopyId>("copy_id"), row.get<Instant>("made_at_ms"), row.get<Instant>("until_ms")};
            out.person = row.get<PersonId>("person_id");
            out.user = row.get<UserId>("user_id");
            out.json = row.blob("json");
            out.sheet = row.blob("sheet");
            return out;
        });
}

void drop_copies(db::WriteTx& tx, TenantId tenant, PersonId person) {
    tx.exec("DELETE FROM exchange_own_copy WHERE tenant_id = :tenant AND person_id = :person",
            {{"tenant", tenant}, {"person", person}});
}

}  // namespace linli::exchange::repository
