#include "repository.h"

namespace linli::cases::repository {

std::vector<StepRow> steps(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(
        "SELECT step_id, case_id, version, action, state, actor_id, actor_name, actor_title, note, is_public,"
        " before, undone, taken_at_ms FROM cases_step WHERE tenant_id = :tenant AND case_id = :id"
        " ORDER BY version",
        {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
            StepRow s;
            s.id = row.get<StepId>("step_id");
            s.case_id = row.get<CaseId>("case_id");
            s.version = row.get<std::int64_t>("version");
            s.action = row.get<Action>("action");
            s.state = row.get<State>("state");
            s.actor = row.get<std::optional<UserId>>("actor_id");
            s.actor_name = row.get<std::string>("actor_name");
            s.actor_title = row.get<std::string>("actor_title");
            s.note = row.get<std::optional<std::string>>("note");
            s.is_public = row.get<bool>("is_public");
            s.before = row.get<std::string>("before");
            s.undone = row.get<bool>("undone");
            s.taken_at = row.get<Instant>("taken_at_ms");
            return s;
        });
}

std::vector<std::pair<std::int64_t, FileId>> step_files(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(
        "SELECT version, file_id FROM cases_file WHERE tenant_id = :tenant AND case_id = :id"
        " ORDER BY version, file_id",
        {{"tenant", tenant}, {"id", id}},
        [](const db::Row& row) { return std::pair(row.get<std::int64_t>(0), row.get<FileId>(1)); });
}

std::vector<std::pair<std::int64_t, FileId>> public_files(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(
        "SELECT f.version, f.file_id FROM cases_file f JOIN cases_step s ON s.tenant_id = f.tenant_id"
        " AND s.case_id = f.case_id AND s.version = f.version WHERE f.tenant_id = :tenant AND f.case_id = :id"
        " AND s.is_public = :yes AND s.undone = :no ORDER BY f.version, f.file_id",
        {{"tenant", tenant}, {"id", id}, {"yes", true}, {"no", false}},
        [](const db::Row& row) { return std::pair(row.get<std::int64_t>(0), row.get<FileId>(1)); });
}

void mark_undone(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version) {
    tx.exec("UPDATE cases_step SET undone = :yes WHERE tenant_id = :tenant AND case_id = :id AND version = :version",
            {{"yes", true}, {"tenant", tenant}, {"id", id}, {"version", version}});
}

}  // namespace linli::cases::repository
