#include "repository_visits.h"

#include "repository.h"

namespace linli::cases::repository {
namespace {

Visit read_visit(const db::Row& row) {
    Visit visit;
    visit.case_id = row.get<CaseId>("case_id");
    visit.version = row.get<std::int64_t>("version");
    visit.state = row.get<VisitState>("state");
    visit.verifier_id = row.get<std::optional<UserId>>("verifier_id");
    visit.attempts = row.get<int>("attempts");
    visit.due_at = row.get<Instant>("due_at_ms");
    visit.closed_at = row.get<std::optional<Instant>>("closed_at_ms");
    return visit;
}

}  // namespace

void insert_visit(db::WriteTx& tx, TenantId tenant, const Visit& visit, Instant now) {
    tx.exec(
        "INSERT INTO cases_visit (tenant_id, case_id, version, state, verifier_id, attempts, due_at_ms, opened_at_ms)"
        " VALUES (:tenant, :id, :version, :state, :verifier, 0, :due, :now)",
        {{"tenant", tenant},
         {"id", visit.case_id},
         {"version", visit.version},
         {"state", visit.state},
         {"verifier", visit.verifier_id},
         {"due", visit.due_at},
         {"now", now}});
}

std::optional<Visit> open_visit(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.one(
        "SELECT case_id, version, state, verifier_id, attempts, due_at_ms, closed_at_ms FROM cases_visit"
        " WHERE tenant_id = :tenant AND case_id = :id AND closed_at_ms IS NULL",
        {{"tenant", tenant}, {"id", id}}, read_visit);
}

bool store_visit(db::WriteTx& tx, TenantId tenant, const Visit& visit) {
    return tx.exec(
               "UPDATE cases_visit SET state = :state, attempts = :attempts, closed_at_ms = :closed"
               " WHERE tenant_id = :tenant AND case_id = :id AND version = :version AND closed_at_ms IS NULL"
               " AND attempts = :attempts - 1",
               {{"state", visit.state},
                {"attempts", visit.attempts},
                {"closed", visit.closed_at},
                {"tenant", tenant},
                {"id", visit.case_id},
                {"version", visit.version}}) == 1;
}

void insert_attempt(db::WriteTx& tx, TenantId tenant, const Visit& visit, const ReportVisit& in, UserId by,
                    Instant now) {
    tx.exec(
        "INSERT INTO cases_visit_attempt (tenant_id, case_id, version, attempt, outcome, note, by_user, at_ms)"
        " VALUES (:tenant, :id, :version, :attempt, :outcome, :note, :by, :now)",
        {{"tenant", tenant},
         {"id", visit.case_id},
         {"version", visit.version},
         {"attempt", visit.attempts},
         {"outcome", in.outcome},
         {"note", in.note},
         {"by", by},
         {"now", now}});
}

void drop_visits(db::WriteTx& tx, TenantId tenant, CaseId id, Instant now) {
    tx.exec(
        "UPDATE cases_visit SET state = :dropped, closed_at_ms = :now WHERE tenant_id = :tenant AND case_id = :id"
        " AND closed_at_ms IS NULL",
        {{"dropped", VisitState::dropped}, {"now", now}, {"tenant", tenant}, {"id", id}});
}

std::vector<Visit> open_visits(db::ReadTx& tx, const access::Scope& scope, int most) {
    auto where = scope.where(scope_columns);
    where.params.emplace_back("visit_tenant", scope.tenant());
    where.params.emplace_back("most", most);
    return tx.all(
        "SELECT v.case_id, v.version, v.state, v.verifier_id, v.attempts, v.due_at_ms, v.closed_at_ms, c.number"
        " FROM cases_visit v JOIN cases_case c ON c.tenant_id = v.tenant_id AND c.case_id = v.case_id"
        " WHERE v.tenant_id = :visit_tenant AND v.closed_at_ms IS NULL AND " +
            where.sql + " ORDER BY v.due_at_ms, v.case_id LIMIT :most",
        db::Params(where.params), [](const db::Row& row) {
            auto visit = read_visit(row);
            visit.number = row.get<std::string>("number");
            return visit;
        });
}

}  // namespace linli::cases::repository
