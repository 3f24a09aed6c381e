#include "repository_resolution.h"

#include "repository.h"

namespace linli::cases::repository {

void insert_resolution(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version, const CaseResolution& given,
                       const std::optional<std::int64_t>& edition, SolvedAt level, Instant now) {
    tx.exec(
        "INSERT INTO cases_resolution (tenant_id, case_id, version, resolution, edition, reason_code, given_at_ms,"
        " given_at_level)"
        " VALUES (:tenant, :case, :version, :resolution, :edition, :reason, :at, :level)",
        {{"tenant", tenant},
         {"case", id},
         {"version", version},
         {"resolution", given.resolution},
         {"edition", given.reason_code ? edition : std::nullopt},
         {"reason", given.reason_code},
         {"at", now},
         {"level", level}});
}

std::optional<CaseResolution> resolution(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.one(
        "SELECT r.resolution, r.reason_code, n.name FROM cases_resolution r JOIN cases_step s"
        " ON s.tenant_id = r.tenant_id AND s.case_id = r.case_id AND s.version = r.version"
        " LEFT JOIN cases_reason n ON n.tenant_id = r.tenant_id AND n.kind = 'unsolved' AND n.edition = r.edition"
        " AND n.code = r.reason_code WHERE r.tenant_id = :tenant AND r.case_id = :id AND s.undone = :no"
        " ORDER BY r.version DESC LIMIT 1",
        {{"tenant", tenant}, {"id", id}, {"no", false}}, [](const db::Row& row) {
            return CaseResolution{row.get<Resolution>("resolution"), row.get<std::optional<std::string>>("reason_code"),
                                  row.get<std::optional<std::string>>("name")};
        });
}

ResolutionCounts resolution_counts(db::ReadTx& tx, const access::Scope& scope, Instant since) {
    auto where = scope.where(scope_columns);
    where.params.emplace_back("of_tenant", scope.tenant());
    where.params.emplace_back("since", since);
    where.params.emplace_back("no", false);
    ResolutionCounts out{.since = since, .results = 0, .items = {}};
    tx.each(
        "SELECT r.resolution, r.reason_code, n.name, count(*) AS results FROM cases_resolution r JOIN cases_step s"
        " ON s.tenant_id = r.tenant_id AND s.case_id = r.case_id AND s.version = r.version JOIN cases_case c"
        " ON c.tenant_id = r.tenant_id AND c.case_id = r.case_id LEFT JOIN cases_reason n ON n.tenant_id = r.tenant_id"
        " AND n.kind = 'unsolved' AND n.edition = r.edition AND n.code = r.reason_code"
        " WHERE r.tenant_id = :of_tenant AND r.given_at_ms >= :since AND s.undone = :no AND " +
            where.sql +
            " GROUP BY r.resolution, r.reason_code, n.name ORDER BY count(*) DESC, r.resolution, r.reason_code, n.name",
        db::Params(where.params), [&](const db::Row& row) {
            out.items.push_back({row.get<Resolution>("resolution"), row.get<std::optional<std::string>>("reason_code"),
                                 row.get<std::optional<std::string>>("name"), row.get<std::int64_t>("results")});
            out.results += out.items.back().results;
        });
    return out;
}

}  // namespace linli::cases::repository
