#include "procedure.h"
#include "repository.h"

namespace linli::quality::repository {
namespace {

using db::to_value;
using db::Value;

constexpr std::string_view task_columns =
    "task_id, finding_id, state, version, error_class, due_on, outcome, tries, minutes, opened_at_ms, community_id,"
    " grid_id";

Task read_task(const db::Row& row) {
    Task t;
    t.id = row.get<TaskId>("task_id");
    t.finding_id = row.get<FindingId>("finding_id");
    t.state = row.get<TaskState>("state");
    t.version = row.get<std::int64_t>("version");
    t.error_class = row.get<int>("error_class");
    t.class_title = expectations::class_title(static_cast<expectations::ErrorClass>(t.error_class));
    t.due = row.get<Date>("due_on");
    t.outcome = row.get<std::optional<TaskOutcome>>("outcome");
    t.tries = row.get<int>("tries");
    t.minutes = row.get<int>("minutes");
    t.opened = row.get<Instant>("opened_at_ms");
    t.community_id = row.get<std::optional<AreaId>>("community_id");
    t.grid_id = row.get<std::optional<AreaId>>("grid_id");
    t.ask = question(t.error_class);
    t.answers = answers(t.error_class);
    return t;
}

}  // namespace

void add_tasks(db::WriteTx& tx, TenantId tenant, const std::vector<NewTask>& rows, Instant now) {
    if (rows.empty()) return;
    std::size_t next = 0;
    tx.bulk("quality_task",
            {"tenant_id", "task_id", "finding_id", "state", "version", "error_class", "due_on", "district_id",
             "street_id", "community_id", "grid_id", "opened_at_ms", "tries", "minutes"},
            [&](std::vector<Value>& row) {
                if (next == rows.size()) return false;
                const auto& t = rows[next++];
                row = {to_value(tenant),
                       to_value(t.id),
                       to_value(t.finding),
                       to_value(TaskState::open),
                       to_value(1),
                       to_value(t.error_class),
                       to_value(t.due),
                       to_value(t.place.district),
                       to_value(t.place.street),
                       to_value(t.place.community),
                       to_value(t.place.grid),
                       to_value(now),
                       to_value(0),
                       to_value(0)};
                return true;
            });
}

void withdraw_tasks(db::WriteTx& tx, TenantId tenant, FindingId finding) {
    tx.exec(
        "UPDATE quality_task SET state = 'withdrawn', version = version + 1 WHERE tenant_id = :tenant"
        " AND finding_id = :finding AND state IN ('open', 'underway')",
        {{"tenant", tenant}, {"finding", finding}});
}

std::optional<api::PageKey> tasks(db::ReadTx& tx, const access::Scope& scope, const ListTasks& in,
                                  const std::optional<api::PageKey>& after, std::vector<Task>& out) {
    api::PageQuery query{.select = task_columns,
                         .from = "quality_task",
                         .order = "opened_at_ms",
                         .id = "task_id",
                         .limit = static_cast<std::size_t>(in.limit)};
    if (in.state) {
        query.extra = "state = :state";
        query.params.emplace_back("state", *in.state);
    }
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { out.push_back(read_task(row)); });
}

std::optional<Task> task(db::ReadTx& tx, const access::Scope& scope, TaskId id) {
    auto where = scope.where({});
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT " + std::string(task_columns) + " FROM quality_task WHERE " + where.sql + " AND task_id = :id",
        db::Params(where.params), read_task);
}

void add_reasons(db::ReadTx& tx, TenantId tenant, std::vector<Task>& tasks) {
    if (tasks.empty()) return;
    // One query for the page; the names of the parameters are ours.
    std::string list;
    std::vector<std::string> names;
    names.reserve(tasks.size());
    for (std::size_t i = 0; i < tasks.size(); ++i) names.push_back("f" + std::to_string(i));
    std::vector<db::Param> params{{"tenant", tenant}};
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        list += (i == 0 ? ":" : ", :") + names[i];
        params.emplace_back(names[i], tasks[i].finding_id);
    }
    tx.each(
        "SELECT finding_id, subject, row_id, field, why FROM quality_finding WHERE tenant_id = :tenant"
        " AND finding_id IN (" +
            list + ")",
        db::Params(params), [&](const db::Row& row) {
            const auto id = row.get<FindingId>("finding_id");
            for (auto& task : tasks) {
                if (task.finding_id != id) continue;
                task.subject = row.get<std::string>("subject");
                task.row = row.get<Uuid>("row_id");
                task.field = row.get<std::string>("field");
                task.why = row.get<std::string>("why");
            }
        });
}

bool keep_task(db::WriteTx& tx, TenantId tenant, const Task& task, const std::optional<std::string>& note,
               std::optional<UserId> by, Instant now) {
    const bool done = task.state == TaskState::done;
    const auto changed = tx.exec(
        "UPDATE quality_task SET state = :state, outcome = :outcome, note = :note, tries = :tries, minutes = :minutes,"
        " due_on = :due, done_at_ms = :done, done_by = :by, version = version + 1 WHERE tenant_id = :tenant"
        " AND task_id = :id AND version = :version",
        {{"tenant", tenant},
         {"id", task.id},
         {"version", task.version},
         {"state", task.state},
         {"outcome", task.outcome},
         {"note", note},
         {"tries", task.tries},
         {"minutes", task.minutes},
         {"due", task.due},
         {"done", done ? std::optional(now) : std::nullopt},
         {"by", done ? by : std::nullopt}});
    return changed == 1;
}

std::vector<TaskCount> task_counts(db::ReadTx& tx, const access::Scope& scope, Date today, Instant since) {
    auto where = scope.where({});
    where.params.emplace_back("today", today);
    where.params.emplace_back("since", since);
    return tx.all(
        "SELECT community_id, count(*) FILTER (WHERE state IN ('open', 'underway')) AS open_count,"
        " count(*) FILTER (WHERE state IN ('open', 'underway') AND due_on < :today) AS overdue_count,"
        " cast(coalesce(sum(minutes) FILTER (WHERE done_at_ms >= :since), 0) AS bigint) AS minutes,"
        " cast(coalesce(sum(minutes) FILTER (WHERE done_at_ms >= :since AND outcome <> 'right_as_recorded'), 0) AS "
        "bigint)"
        " AS error_minutes FROM quality_task WHERE " +
            where.sql + " AND community_id IS NOT NULL GROUP BY community_id",
        db::Params(where.params), [](const db::Row& row) {
            return TaskCount{row.get<AreaId>("community_id"), row.get<std::int64_t>("open_count"),
                             row.get<std::int64_t>("overdue_count"), row.get<std::int64_t>("minutes"),
                             row.get<std::int64_t>("error_minutes")};
        });
}

}  // namespace linli::quality::repository
