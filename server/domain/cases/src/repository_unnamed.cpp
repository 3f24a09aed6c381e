#include "repository_unnamed.h"

namespace linli::cases::repository {
namespace {

constexpr std::string_view unsealing_columns =
    "SELECT u.unsealing_id, u.case_id, c.number, u.purpose, u.asked_by, u.asked_role, u.asked_at_ms, u.granted,"
    " u.decided_by, u.decided_at_ms, u.reason FROM cases_unsealing u JOIN cases_case c ON c.tenant_id = u.tenant_id"
    " AND c.case_id = u.case_id WHERE u.tenant_id = :tenant";

UnsealingRow read_unsealing(const db::Row& row) {
    UnsealingRow out;
    out.case_id = row.get<CaseId>("case_id");
    auto& u = out.shown;
    u.id = row.get<UnsealingId>("unsealing_id");
    u.number = row.get<std::string>("number");
    u.purpose = row.get<std::string>("purpose");
    u.asked_by = row.get<UserId>("asked_by");
    u.asked_role = row.get<std::string>("asked_role");
    u.asked_at = row.get<Instant>("asked_at_ms");
    u.granted = row.get<std::optional<bool>>("granted");
    u.decided_by = row.get<std::optional<UserId>>("decided_by");
    u.decided_at = row.get<std::optional<Instant>>("decided_at_ms");
    u.reason = row.get<std::optional<std::string>>("reason");
    return out;
}

}  // namespace

void insert_tracking(db::WriteTx& tx, TenantId tenant, CaseId id, const std::string& code_index) {
    tx.exec("INSERT INTO cases_tracking (tenant_id, case_id, code_index) VALUES (:tenant, :id, :index)",
            {{"tenant", tenant}, {"id", id}, {"index", db::Bytes{code_index}}});
}

std::optional<std::string> tracking_index(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.one("SELECT code_index FROM cases_tracking WHERE tenant_id = :tenant AND case_id = :id",
                  {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) { return row.blob("code_index"); });
}

std::optional<CaseId> id_of_number(db::ReadTx& tx, TenantId tenant, const std::string& number) {
    return tx.value<CaseId>("SELECT case_id FROM cases_case WHERE tenant_id = :tenant AND number = :number",
                            {{"tenant", tenant}, {"number", number}});
}

void insert_against(db::WriteTx& tx, TenantId tenant, CaseId id, OrganisationId department) {
    tx.exec(
        "INSERT INTO cases_against (tenant_id, case_id, department_id) VALUES (:tenant, :id, :department)"
        " ON CONFLICT DO NOTHING",
        {{"tenant", tenant}, {"id", id}, {"department", department}});
}

std::vector<OrganisationId> against(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all("SELECT department_id FROM cases_against WHERE tenant_id = :tenant AND case_id = :id",
                  {{"tenant", tenant}, {"id", id}},
                  [](const db::Row& row) { return row.get<OrganisationId>("department_id"); });
}

std::vector<CaseId> unguarded(db::ReadTx& tx, TenantId tenant, int most) {
    // "IS NOT NULL" and "IS NULL" name the partial index.
    return tx.all(
        "SELECT case_id FROM cases_case WHERE tenant_id = :tenant AND protected_at_ms IS NOT NULL AND closed_at_ms IS"
        " NULL AND owner_id IS NULL AND state = :triage ORDER BY case_id LIMIT :most",
        {{"tenant", tenant}, {"triage", State::triage}, {"most", most}},
        [](const db::Row& row) { return row.get<CaseId>("case_id"); });
}

void insert_unsealing(db::WriteTx& tx, const access::Scope& scope, const UnsealingRow& row) {
    const auto& u = row.shown;
    tx.exec(
        "INSERT INTO cases_unsealing (tenant_id, unsealing_id, case_id, purpose, asked_by, asked_role, asked_at_ms)"
        " VALUES (:tenant, :id, :case, :purpose, :by, :role, :at)",
        {{"tenant", scope.tenant()},
         {"id", u.id},
         {"case", row.case_id},
         {"purpose", u.purpose},
         {"by", u.asked_by},
         {"role", u.asked_role},
         {"at", u.asked_at}});
}

std::optional<UnsealingRow> unsealing(db::ReadTx& tx, const access::Scope& scope, UnsealingId id) {
    return tx.one(std::string(unsealing_columns) + " AND u.unsealing_id = :id",
                  {{"tenant", scope.tenant()}, {"id", id}}, read_unsealing);
}

bool decide_unsealing(db::WriteTx& tx, const access::Scope& scope, const UnsealingRow& row) {
    const auto& u = row.shown;
    return tx.exec(
               "UPDATE cases_unsealing SET granted = :granted, decided_by = :by, decided_at_ms = :at, reason = :reason"
               " WHERE tenant_id = :tenant AND unsealing_id = :id AND decided_at_ms IS NULL",
               {{"granted", u.granted},
                {"by", u.decided_by},
                {"at", u.decided_at},
                {"reason", u.reason},
                {"tenant", scope.tenant()},
                {"id", u.id}}) == 1;
}

std::vector<UnsealingRow> unsealings(db::ReadTx& tx, const access::Scope& scope, int most) {
    return tx.all(std::string(unsealing_columns) + " ORDER BY u.asked_at_ms DESC, u.unsealing_id DESC LIMIT :most",
                  {{"tenant", scope.tenant()}, {"most", most}}, read_unsealing);
}

}  // namespace linli::cases::repository
