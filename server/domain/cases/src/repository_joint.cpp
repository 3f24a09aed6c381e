#include "repository_joint.h"

#include <initializer_list>

namespace linli::cases::repository {
namespace {

constexpr std::string_view subtask_columns =
    "SELECT s.subtask_id, s.case_id, c.number, s.ordinal, s.asked, s.required, s.organisation_id, s.holder_id,"
    " s.helper_name, s.state, s.due_at_ms, s.asked_by, s.asked_at_ms, s.answer, s.moved_at_ms FROM cases_subtask s"
    " JOIN cases_case c ON c.tenant_id = s.tenant_id AND c.case_id = s.case_id";

Subtask read_subtask(const db::Row& row) {
    Subtask task;
    task.id = row.get<SubtaskId>("subtask_id");
    task.case_id = row.get<CaseId>("case_id");
    task.number = row.get<std::string>("number");
    task.ordinal = row.get<std::int64_t>("ordinal");
    task.asked = row.get<std::string>("asked");
    task.required = row.get<bool>("required");
    task.organisation_id = row.get<std::optional<OrganisationId>>("organisation_id");
    task.holder_id = row.get<std::optional<UserId>>("holder_id");
    task.helper_name = row.get<std::string>("helper_name");
    task.state = row.get<SubtaskState>("state");
    task.due_at = row.get<Instant>("due_at_ms");
    task.asked_by = row.get<UserId>("asked_by");
    task.asked_at = row.get<Instant>("asked_at_ms");
    task.answer = row.get<std::optional<std::string>>("answer");
    task.moved_at = row.get<Instant>("moved_at_ms");
    return task;
}

/// The sub-tasks of a matter and of those that follow it.
constexpr std::string_view matter_and_followers =
    "s.tenant_id = :tenant AND s.case_id IN (SELECT a.case_id FROM cases_case a WHERE a.tenant_id = :tenant"
    " AND a.case_id = :id UNION ALL SELECT f.case_id FROM cases_case f WHERE f.tenant_id = :tenant"
    " AND f.master_id = :id)";

/// Puts files to their sub-tasks: one query, however many there are.
void add_files(db::ReadTx& tx, std::string_view which, std::initializer_list<db::Param> params,
               std::vector<Subtask>& tasks) {
    tx.each(
        "SELECT f.subtask_id, f.file_id, f.case_id FROM cases_subtask s JOIN cases_subtask_file f"
        " ON f.tenant_id = s.tenant_id AND f.subtask_id = s.subtask_id WHERE " +
            std::string(which) + " ORDER BY f.subtask_id, f.version, f.file_id",
        db::Params{params.begin(), params.size()}, [&](const db::Row& row) {
            const auto id = row.get<SubtaskId>("subtask_id");
            for (auto& task : tasks)  // twenty at most
                if (task.id == id) task.files.push_back({row.get<FileId>("file_id"), row.get<CaseId>("case_id")});
        });
}

/// One range of the index of a person or of a body. A merged matter is live while its master is.
std::string in_hand_of(std::string_view whose) {
    return std::string(subtask_columns) +
           " LEFT JOIN cases_case m ON m.tenant_id = c.tenant_id AND m.case_id = c.master_id"
           " WHERE s.tenant_id = :tenant AND s.ended_at_ms IS NULL AND " +
           std::string(whose) +
           " AND ((m.case_id IS NULL AND c.closed_at_ms IS NULL AND c.resolved_at_ms IS NULL)"
           " OR (m.case_id IS NOT NULL AND m.closed_at_ms IS NULL AND m.resolved_at_ms IS NULL))";
}

}  // namespace

void insert_subtask(db::WriteTx& tx, TenantId tenant, const Subtask& task) {
    tx.exec(
        "INSERT INTO cases_subtask (tenant_id, subtask_id, case_id, ordinal, asked, required, organisation_id,"
        " holder_id, helper_name, state, due_at_ms, asked_by, asked_at_ms, moved_at_ms, next_alarm_at_ms) VALUES "
        "(:tenant, :id, :case,"
        " :ordinal, :asked, :required, :organisation, :holder, :name, :state, :due, :by, :at, :at, :due)",
        {{"tenant", tenant},
         {"id", task.id},
         {"case", task.case_id},
         {"ordinal", task.ordinal},
         {"asked", task.asked},
         {"required", task.required},
         {"organisation", task.organisation_id},
         {"holder", task.holder_id},
         {"name", task.helper_name},
         {"state", task.state},
         {"due", task.due_at},
         {"by", task.asked_by},
         {"at", task.asked_at}});
}

std::int64_t count_subtasks(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx
        .one("SELECT count(*) AS asked FROM cases_subtask WHERE tenant_id = :tenant AND case_id = :id",
             {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) { return row.get<std::int64_t>("asked"); })
        .value_or(0);
}

std::optional<Subtask> subtask(db::ReadTx& tx, TenantId tenant, SubtaskId id) {
    constexpr std::string_view this_one = "s.tenant_id = :tenant AND s.subtask_id = :id";
    auto found = tx.all(std::string(subtask_columns) + " WHERE " + std::string(this_one),
                        {{"tenant", tenant}, {"id", id}}, read_subtask);
    if (found.empty()) return std::nullopt;
    add_files(tx, this_one, {{"tenant", tenant}, {"id", id}}, found);
    return std::move(found.front());
}

void insert_subtask_file(db::WriteTx& tx, TenantId tenant, SubtaskId id, const SubtaskFile& file,
                         std::int64_t version) {
    tx.exec(
        "INSERT INTO cases_subtask_file (tenant_id, subtask_id, file_id, case_id, version) VALUES (:tenant, :id, :file,"
        " :case, :version) ON CONFLICT DO NOTHING",
        {{"tenant", tenant}, {"id", id}, {"file", file.id}, {"case", file.case_id}, {"version", version}});
}

std::vector<std::pair<std::int64_t, FileId>> helper_files(db::ReadTx& tx, TenantId tenant, CaseId id, UserId user,
                                                          const std::optional<OrganisationId>& organisation) {
    return tx.all(
        "SELECT f.version, f.file_id FROM cases_subtask_file f JOIN cases_subtask s ON s.tenant_id = f.tenant_id"
        " AND s.subtask_id = f.subtask_id WHERE f.tenant_id = :tenant AND f.case_id = :id"
        " AND (s.holder_id = :user OR s.organisation_id = :organisation) ORDER BY f.version, f.file_id",
        {{"tenant", tenant}, {"id", id}, {"user", user}, {"organisation", organisation}},
        [](const db::Row& row) { return std::pair(row.get<std::int64_t>(0), row.get<FileId>(1)); });
}

bool store_subtask(db::WriteTx& tx, TenantId tenant, const Subtask& task, SubtaskState before) {
    const auto ended = task.state == SubtaskState::accepted ? std::nullopt : std::optional(task.moved_at);
    return tx.exec(
               "UPDATE cases_subtask SET state = :state, holder_id = :holder, answer = :answer, moved_at_ms = :moved,"
               " ended_at_ms = :ended WHERE tenant_id = :tenant AND subtask_id = :id AND state = :before",
               {{"state", task.state},
                {"holder", task.holder_id},
                {"answer", task.answer},
                {"moved", task.moved_at},
                {"ended", ended},
                {"tenant", tenant},
                {"id", task.id},
                {"before", before}}) == 1;
}

std::vector<Subtask> subtasks(db::ReadTx& tx, TenantId tenant, CaseId id) {
    auto out = tx.all(std::string(subtask_columns) + " WHERE " + std::string(matter_and_followers) +
                          " ORDER BY s.asked_at_ms, s.case_id, s.ordinal",
                      {{"tenant", tenant}, {"id", id}}, read_subtask);
    if (!out.empty()) add_files(tx, matter_and_followers, {{"tenant", tenant}, {"id", id}}, out);
    return out;
}

std::vector<Subtask> subtasks_of(db::ReadTx& tx, TenantId tenant, UserId user,
                                 const std::optional<OrganisationId>& organisation, int most) {
    auto sql = in_hand_of("s.holder_id = :user");
    std::vector<db::Param> params{{"tenant", tenant}, {"user", user}, {"most", most}};
    if (organisation) {
        sql += " UNION ALL " +
               in_hand_of("s.organisation_id = :organisation AND (s.holder_id IS NULL OR s.holder_id <> :user)");
        params.emplace_back("organisation", *organisation);
    }
    return tx.all("SELECT * FROM (" + sql + ") t ORDER BY t.due_at_ms, t.subtask_id LIMIT :most", db::Params(params),
                  read_subtask);
}

std::vector<DueSubtask> due_subtasks(db::ReadTx& tx, TenantId tenant, Instant now, int most) {
    return tx.all(
        "SELECT subtask_id, next_alarm_at_ms FROM cases_subtask WHERE tenant_id = :tenant AND next_alarm_at_ms IS NOT"
        " NULL AND ended_at_ms IS NULL AND next_alarm_at_ms <= :now ORDER BY next_alarm_at_ms, subtask_id LIMIT :most",
        {{"tenant", tenant}, {"now", now}, {"most", most}}, [](const db::Row& row) {
            return DueSubtask{row.get<SubtaskId>("subtask_id"), row.get<Instant>("next_alarm_at_ms")};
        });
}

bool plan_alarm(db::WriteTx& tx, TenantId tenant, const DueSubtask& seen, const std::optional<Instant>& next) {
    return tx.exec(
               "UPDATE cases_subtask SET next_alarm_at_ms = :next WHERE tenant_id = :tenant AND subtask_id = :id"
               " AND next_alarm_at_ms = :seen AND ended_at_ms IS NULL",
               {{"next", next}, {"tenant", tenant}, {"id", seen.id}, {"seen", seen.at}}) == 1;
}

void insert_subtask_alarm(db::WriteTx& tx, TenantId tenant, const Subtask& task, const std::optional<UserId>& owner,
                          Instant now) {
    tx.exec(
        "INSERT INTO cases_subtask_alarm (tenant_id, subtask_id, owner_id, due_at_ms, raised_at_ms)"
        " VALUES (:tenant, :id, :owner, :due, :now)",
        {{"tenant", tenant}, {"id", task.id}, {"owner", owner}, {"due", task.due_at}, {"now", now}});
}

}  // namespace linli::cases::repository
