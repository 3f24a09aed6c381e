#include "repository.h"

#include <linli/json/read.h>
#include <linli/json/write.h>

#include <algorithm>

namespace linli::worklists::repository {
namespace {

constexpr std::size_t people_at_once = 64;

/// `u0` … `u63`, which live as long as the program.
const std::vector<std::string>& people_names() {
    static const auto all = [] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < people_at_once; ++i) out.push_back("u" + std::to_string(i));
        return out;
    }();
    return all;
}

constexpr std::string_view dispute_columns =
    "dispute_id, user_id, on_day, kind, recorded, claimed, why, state, made_at_ms, decided_by, decided_at_ms, answer";

constexpr access::ScopeColumns dispute_scope{.organisation = "organisation_id"};

Dispute read_dispute(const db::Row& row) {
    Dispute out;
    out.id = row.get<DisputeId>("dispute_id");
    out.user_id = row.get<UserId>("user_id");
    out.on = row.get<Date>("on_day");
    out.kind = row.get<Work>("kind");
    out.recorded = row.get<std::int64_t>("recorded");
    out.claimed = row.get<std::int64_t>("claimed");
    out.why = row.get<std::string>("why");
    out.state = row.get<DisputeState>("state");
    out.made_at = row.get<Instant>("made_at_ms");
    out.decided_by = row.get<std::optional<UserId>>("decided_by");
    out.decided_at = row.get<std::optional<Instant>>("decided_at_ms");
    out.answer = row.get<std::optional<std::string>>("answer");
    return out;
}

/// Whoever leaves and whoever takes over.
constexpr access::ScopeColumns handover_scope{
    .district = {}, .street = {}, .community = {}, .grid = {}, .owner = "from_id", .guardian = "to_id"};

HandoverLine read_line(const db::Row& row) {
    HandoverLine out;
    out.id = row.get<HandoverId>("handover_id");
    out.from_id = row.get<UserId>("from_id");
    out.to_id = row.get<UserId>("to_id");
    out.state = row.get<HandoverState>("state");
    out.open = row.get<std::int64_t>("open_count");
    out.overdue = row.get<std::int64_t>("overdue_count");
    out.offered_at = row.get<Instant>("offered_at_ms");
    out.ended_at = row.get<std::optional<Instant>>("ended_at_ms");
    return out;
}

Handover read_handover(const db::Row& row) {
    Handover out;
    out.id = row.get<HandoverId>("handover_id");
    out.from_id = row.get<UserId>("from_id");
    out.to_id = row.get<UserId>("to_id");
    out.state = row.get<HandoverState>("state");
    out.summary = json::read_text<ShiftSummary>(row.get<std::string>("summary")).value();
    out.words = row.get<std::optional<std::string>>("words");
    out.answer = row.get<std::optional<std::string>>("answer");
    out.offered_at = row.get<Instant>("offered_at_ms");
    out.ended_at = row.get<std::optional<Instant>>("ended_at_ms");
    return out;
}

}  // namespace

bool insert(db::WriteTx& tx, TenantId tenant, const Dispute& d, const DecidedAt& at) {
    return tx.exec(
               "INSERT INTO worklists_dispute (tenant_id, dispute_id, user_id, on_day, kind, recorded, claimed, why,"
               " state, district_id, street_id, community_id, grid_id, organisation_id, made_at_ms) VALUES (:tenant,"
               " :id, :user, :on, :kind, :recorded, :claimed, :why, :state, :district, :street, :community, :grid,"
               " :organisation, :made) ON CONFLICT DO NOTHING",
               {{"tenant", tenant},
                {"id", d.id},
                {"user", d.user_id},
                {"on", d.on},
                {"kind", d.kind},
                {"recorded", d.recorded},
                {"claimed", d.claimed},
                {"why", d.why},
                {"state", d.state},
                {"district", at.place.district},
                {"street", at.place.street},
                {"community", at.place.community},
                {"grid", at.place.grid},
                {"organisation", at.organisation},
                {"made", d.made_at}}) == 1;
}

std::optional<Dispute> dispute(db::ReadTx& tx, TenantId tenant, DisputeId id) {
    return tx.one("SELECT " + std::string(dispute_columns) +
                      " FROM worklists_dispute WHERE tenant_id = :tenant AND dispute_id = :id",
                  {{"tenant", tenant}, {"id", id}}, read_dispute);
}

std::optional<Dispute> dispute(db::ReadTx& tx, const access::Scope& scope, DisputeId id) {
    auto where = scope.where(dispute_scope);
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT " + std::string(dispute_columns) + " FROM worklists_dispute WHERE dispute_id = :id AND " + where.sql,
        db::Params(where.params), read_dispute);
}

bool decide(db::WriteTx& tx, TenantId tenant, const Dispute& d) {
    return tx.exec(
               "UPDATE worklists_dispute SET state = :state, decided_by = :by, decided_at_ms = :at, answer = :answer"
               " WHERE tenant_id = :tenant AND dispute_id = :id AND state = 'open'",
               {{"tenant", tenant},
                {"id", d.id},
                {"state", d.state},
                {"by", d.decided_by},
                {"at", d.decided_at},
                {"answer", d.answer}}) == 1;
}

std::vector<Dispute> disputes(db::ReadTx& tx, const access::Scope& scope, bool open, int most) {
    std::vector<Dispute> out;
    const api::PageQuery query{.select = dispute_columns,
                               .from = "worklists_dispute",
                               .order = "made_at_ms",
                               .id = "dispute_id",
                               .columns = dispute_scope,
                               .extra = open ? "state = 'open'" : "state <> 'open'",
                               .limit = static_cast<std::size_t>(most)};
    api::fetch_page(tx, scope, query, std::nullopt, [&](const db::Row& row) { out.push_back(read_dispute(row)); });
    return out;
}

std::vector<Dispute> disputes_of(db::ReadTx& tx, TenantId tenant, std::span<const UserId> who, Date from, Date until) {
    static const auto sql = [] {
        std::string list;
        for (const auto& name : people_names()) list += (list.empty() ? ":" : ", :") + name;
        return "SELECT " + std::string(dispute_columns) +
               " FROM worklists_dispute WHERE tenant_id = :tenant AND on_day >= :from AND on_day <= :until"
               " AND user_id IN (" +
               list + ") ORDER BY on_day, made_at_ms, dispute_id";
    }();
    std::vector<Dispute> out;
    for (std::size_t at = 0; at < who.size(); at += people_at_once) {
        const auto count = std::min(people_at_once, who.size() - at);
        std::vector<db::Param> params{{"tenant", tenant}, {"from", from}, {"until", until}};
        for (std::size_t i = 0; i < people_at_once; ++i)
            params.emplace_back(people_names()[i], who[at + std::min(i, count - 1)]);
        tx.each(sql, db::Params(params), [&](const db::Row& row) { out.push_back(read_dispute(row)); });
    }
    return out;
}

bool insert(db::WriteTx& tx, TenantId tenant, const Handover& h) {
    return tx.exec(
               "INSERT INTO worklists_handover (tenant_id, handover_id, from_id, to_id, state, summary, open_count,"
               " overdue_count, words, offered_at_ms) VALUES (:tenant, :id, :from, :to, :state, :summary, :open,"
               " :overdue, :words, :offered) ON CONFLICT DO NOTHING",
               {{"tenant", tenant},
                {"id", h.id},
                {"from", h.from_id},
                {"to", h.to_id},
                {"state", h.state},
                {"summary", json::write(h.summary, json::View::disclosed)},
                {"open", h.summary.open},
                {"overdue", h.summary.overdue},
                {"words", h.words},
                {"offered", h.offered_at}}) == 1;
}

std::optional<Handover> handover(db::ReadTx& tx, const access::Scope& scope, HandoverId id) {
    auto where = scope.where(handover_scope);
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT handover_id, from_id, to_id, state, summary, words, answer, offered_at_ms, ended_at_ms"
        " FROM worklists_handover WHERE handover_id = :id AND " +
            where.sql,
        db::Params(where.params), read_handover);
}

std::optional<Handover> handover(db::ReadTx& tx, TenantId tenant, HandoverId id) {
    return tx.one(
        "SELECT handover_id, from_id, to_id, state, summary, words, answer, offered_at_ms, ended_at_ms"
        " FROM worklists_handover WHERE tenant_id = :tenant AND handover_id = :id",
        {{"tenant", tenant}, {"id", id}}, read_handover);
}

std::vector<HandoverId> unsigned_since(db::ReadTx& tx, TenantId tenant, Instant offered_before, int most) {
    return tx.all(
        "SELECT handover_id FROM worklists_handover WHERE tenant_id = :tenant AND ended_at_ms IS NULL"
        " AND reminded_at_ms IS NULL AND offered_at_ms <= :before ORDER BY offered_at_ms, handover_id LIMIT :most",
        {{"tenant", tenant}, {"before", offered_before}, {"most", most}},
        [](const db::Row& row) { return row.get<HandoverId>("handover_id"); });
}

bool remind(db::WriteTx& tx, TenantId tenant, HandoverId id, Instant now) {
    return tx.exec(
               "UPDATE worklists_handover SET reminded_at_ms = :now WHERE tenant_id = :tenant AND handover_id = :id"
               " AND ended_at_ms IS NULL AND reminded_at_ms IS NULL",
               {{"now", now}, {"tenant", tenant}, {"id", id}}) == 1;
}

bool end(db::WriteTx& tx, TenantId tenant, const Handover& h) {
    return tx.exec(
               "UPDATE worklists_handover SET state = :state, answer = :answer, ended_at_ms = :ended"
               " WHERE tenant_id = :tenant AND handover_id = :id AND ended_at_ms IS NULL",
               {{"tenant", tenant}, {"id", h.id}, {"state", h.state}, {"answer", h.answer}, {"ended", h.ended_at}}) ==
           1;
}

std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, const ListHandovers& in,
                                 const std::optional<api::PageKey>& after, std::vector<HandoverLine>& out) {
    api::PageQuery query{
        .select = "handover_id, from_id, to_id, state, open_count, overdue_count, offered_at_ms, ended_at_ms",
        .from = "worklists_handover",
        .order = "offered_at_ms",
        .id = "handover_id",
        .columns = handover_scope,
        .limit = static_cast<std::size_t>(in.limit)};
    if (in.state) {
        query.extra = "state = :state";
        query.params.emplace_back("state", *in.state);
    }
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { out.push_back(read_line(row)); });
}

}  // namespace linli::worklists::repository
