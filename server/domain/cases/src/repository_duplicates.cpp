#include "repository_duplicates.h"

#include <set>

namespace linli::cases::repository {
namespace {

constexpr std::string_view candidate_columns =
    "c.case_id, c.number, c.state, c.title, r.text, c.item_code, c.address, c.lon, c.lat, c.community_id, c.grid_id,"
    " c.reporter_id, c.reported_at_ms, c.master_id FROM cases_case c JOIN cases_report r"
    " ON r.tenant_id = c.tenant_id AND r.report_id = c.main_report_id";

Candidate read_candidate(const db::Row& row) {
    return {.id = row.get<CaseId>("case_id"),
            .number = row.get<std::string>("number"),
            .state = row.get<State>("state"),
            .title = row.get<std::string>("title"),
            .text = row.get<std::string>("text"),
            .item_code = row.get<std::optional<std::string>>("item_code"),
            .address = row.get<std::optional<std::string>>("address"),
            .lon = row.get<std::optional<double>>("lon"),
            .lat = row.get<std::optional<double>>("lat"),
            .community = row.get<std::optional<AreaId>>("community_id"),
            .grid = row.get<std::optional<AreaId>>("grid_id"),
            .reporter = row.get<UserId>("reporter_id"),
            .reported_at = row.get<Instant>("reported_at_ms"),
            .master = row.get<std::optional<CaseId>>("master_id")};
}

MergeRow read_merge(const db::Row& row) {
    return {.id = row.get<MergeId>("merge_id"),
            .master = row.get<CaseId>("master_id"),
            .own_respond_by = row.get<Instant>("own_respond_by_ms"),
            .own_solve_by = row.get<std::optional<Instant>>("own_solve_by_ms"),
            .merged_by = row.get<UserId>("merged_by"),
            .merged_at = row.get<Instant>("merged_at_ms"),
            .undone_by = row.get<std::optional<UserId>>("undone_by"),
            .undone_at = row.get<std::optional<Instant>>("undone_at_ms")};
}

constexpr std::string_view merge_columns =
    "SELECT merge_id, master_id, own_respond_by_ms, own_solve_by_ms, merged_by, merged_at_ms, undone_by, undone_at_ms"
    " FROM cases_merge WHERE tenant_id = :tenant AND ";

/// The latest cases of one key: one range of the index that leads with it.
Query query_of(TenantId tenant, const access::Scope* scope, const Near& near, std::string_view column, db::Param key,
               int most) {
    Query out{"SELECT " + std::string(candidate_columns) + " WHERE c.tenant_id = :tenant AND c." + std::string(column) +
                  " = :key AND c.reported_at_ms BETWEEN :from AND :to",
              {{"tenant", tenant}, {"from", near.from}, {"to", near.to}, {"most", most}, std::move(key)}};
    if (scope != nullptr) {
        const auto where = scope->where(scope_columns);
        out.sql += " AND " + where.sql;
        out.params.insert(out.params.end(), where.params.begin(), where.params.end());
    }
    out.sql += " ORDER BY c.reported_at_ms DESC, c.case_id DESC LIMIT :most";
    return out;
}

}  // namespace

std::vector<Query> candidate_queries(TenantId tenant, const access::Scope* scope, const Near& near, int most) {
    std::vector<Query> out;
    if (near.place.community)
        out.push_back(query_of(tenant, scope, near, "community_id", {"key", *near.place.community}, most));
    if (near.item_code) out.push_back(query_of(tenant, scope, near, "item_code", {"key", *near.item_code}, most));
    if (out.empty()) out.push_back(query_of(tenant, scope, near, "district_id", {"key", near.place.district}, most));
    return out;
}

std::vector<Candidate> candidates(db::ReadTx& tx, TenantId tenant, const access::Scope* scope, const Near& near,
                                  int most) {
    std::vector<Candidate> found;
    std::set<CaseId> seen;
    for (const auto& query : candidate_queries(tenant, scope, near, most))
        tx.each(query.sql, db::Params(query.params), [&](const db::Row& row) {
            auto one = read_candidate(row);
            if (seen.insert(one.id).second) found.push_back(std::move(one));
        });
    return found;
}

std::optional<Candidate> candidate(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.one("SELECT " + std::string(candidate_columns) + " WHERE c.tenant_id = :tenant AND c.case_id = :id",
                  {{"tenant", tenant}, {"id", id}}, read_candidate);
}

std::vector<Candidate> latest(db::ReadTx& tx, const access::Scope& scope, Instant from, int most) {
    auto where = scope.where(scope_columns);
    where.params.emplace_back("from", from);
    where.params.emplace_back("most", most);
    return tx.all("SELECT " + std::string(candidate_columns) + " WHERE " + where.sql +
                      " AND c.reported_at_ms >= :from ORDER BY c.reported_at_ms DESC, c.case_id DESC LIMIT :most",
                  db::Params(where.params), read_candidate);
}

Promises follower_promises(db::ReadTx& tx, TenantId tenant, CaseId master) {
    return tx
        .one(
            "SELECT count(*) AS followers, min(respond_by_ms) AS respond_by, min(solve_by_ms) AS solve_by FROM"
            " cases_case WHERE tenant_id = :tenant AND master_id = :master",
            {{"tenant", tenant}, {"master", master}},
            [](const db::Row& row) {
                return Promises{row.get<std::int64_t>("followers"), row.get<std::optional<Instant>>("respond_by"),
                                row.get<std::optional<Instant>>("solve_by")};
            })
        .value();
}

std::vector<CaseId> followers(db::ReadTx& tx, TenantId tenant, CaseId master) {
    return tx.all("SELECT case_id FROM cases_case WHERE tenant_id = :tenant AND master_id = :master ORDER BY case_id",
                  {{"tenant", tenant}, {"master", master}},
                  [](const db::Row& row) { return row.get<CaseId>("case_id"); });
}

void set_master(db::WriteTx& tx, TenantId tenant, CaseId id, std::optional<CaseId> master) {
    tx.exec("UPDATE cases_case SET master_id = :master WHERE tenant_id = :tenant AND case_id = :id",
            {{"tenant", tenant}, {"id", id}, {"master", master}});
}

void insert_merge(db::WriteTx& tx, TenantId tenant, const MergeRow& m, const std::vector<MergedRow>& rows) {
    tx.exec(
        "INSERT INTO cases_merge (tenant_id, merge_id, master_id, own_respond_by_ms, own_solve_by_ms, merged_by,"
        " merged_at_ms) VALUES (:tenant, :id, :master, :respond, :solve, :by, :at)",
        {{"tenant", tenant},
         {"id", m.id},
         {"master", m.master},
         {"respond", m.own_respond_by},
         {"solve", m.own_solve_by},
         {"by", m.merged_by},
         {"at", m.merged_at}});
    for (const auto& row : rows)
        tx.exec(
            "INSERT INTO cases_merged (tenant_id, merge_id, case_id, version, from_master_id) VALUES (:tenant, :id,"
            " :case, :version, :from)",
            {{"tenant", tenant}, {"id", m.id}, {"case", row.id}, {"version", row.version}, {"from", row.from_master}});
}

std::optional<MergeRow> merge(db::ReadTx& tx, TenantId tenant, MergeId id) {
    return tx.one(std::string(merge_columns) + "merge_id = :id", {{"tenant", tenant}, {"id", id}}, read_merge);
}

std::vector<MergeRow> merges_of(db::ReadTx& tx, TenantId tenant, CaseId master) {
    return tx.all(std::string(merge_columns) + "master_id = :master ORDER BY merged_at_ms, merge_id LIMIT 100",
                  {{"tenant", tenant}, {"master", master}}, read_merge);
}

std::vector<MergedRow> merged(db::ReadTx& tx, TenantId tenant, MergeId id) {
    return tx.all(
        "SELECT case_id, version, from_master_id FROM cases_merged WHERE tenant_id = :tenant AND merge_id = :id"
        " ORDER BY case_id",
        {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
            return MergedRow{row.get<CaseId>("case_id"), row.get<std::int64_t>("version"),
                             row.get<std::optional<CaseId>>("from_master_id")};
        });
}

bool undo_merge(db::WriteTx& tx, TenantId tenant, MergeId id, UserId by, Instant now) {
    return tx.exec(
               "UPDATE cases_merge SET undone_by = :by, undone_at_ms = :now WHERE tenant_id = :tenant AND merge_id ="
               " :id AND undone_at_ms IS NULL",
               {{"tenant", tenant}, {"id", id}, {"by", by}, {"now", now}}) == 1;
}

void store_opinion(db::WriteTx& tx, TenantId tenant, CaseId id, CaseId other, resemblance::Opinion answer,
                   Instant now) {
    tx.exec(
        "INSERT INTO cases_opinion (tenant_id, case_id, other_id, answer, given_at_ms) VALUES (:tenant, :id, :other,"
        " :answer, :now) ON CONFLICT (tenant_id, case_id, other_id) DO UPDATE SET answer = excluded.answer,"
        " given_at_ms = excluded.given_at_ms",
        {{"tenant", tenant}, {"id", id}, {"other", other}, {"answer", answer}, {"now", now}});
}

std::map<CaseId, resemblance::Opinion> opinions(db::ReadTx& tx, TenantId tenant, CaseId id) {
    std::map<CaseId, resemblance::Opinion> out;
    tx.each(
        "SELECT other_id AS about, answer FROM cases_opinion WHERE tenant_id = :tenant AND case_id = :id UNION ALL"
        " SELECT case_id AS about, answer FROM cases_opinion WHERE tenant_id = :tenant AND other_id = :id LIMIT 500",
        {{"tenant", tenant}, {"id", id}}, [&](const db::Row& row) {
            out.insert_or_assign(row.get<CaseId>("about"), row.get<resemblance::Opinion>("answer"));
        });
    return out;
}

}  // namespace linli::cases::repository
