#include <linli/expectations/suite.h>
#include <linli/quality/work.h>

#include <algorithm>

namespace linli::quality {
namespace {

constexpr std::size_t workers_at_once = 64;

/// `u0` … `u63`, which live as long as the program.
const std::vector<std::string>& worker_names() {
    static const auto all = [] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < workers_at_once; ++i) out.push_back("u" + std::to_string(i));
        return out;
    }();
    return all;
}

const std::string& work_count_sql() {
    static const auto sql = [] {
        std::string list;
        for (const auto& name : worker_names()) list += (list.empty() ? ":" : ", :") + name;
        return "SELECT done_by, (done_at_ms + 28800000) / 86400000 AS day, count(*) AS pieces FROM quality_task"
               " WHERE tenant_id = :tenant AND done_at_ms >= :from AND done_at_ms < :until AND done_by IN (" +
               list + ") GROUP BY done_by, (done_at_ms + 28800000) / 86400000 ORDER BY 2, 1";
    }();
    return sql;
}

std::string column_of(area::Level level) { return std::string(word(level)) + "_id"; }

PlaceCount read_place(const db::Row& row) { return {row.get<AreaId>("place_id"), row.get<std::int64_t>("amount")}; }

}  // namespace

std::vector<DueTask> due_tasks(db::ReadTx& tx, const access::Scope& scope, std::size_t most) {
    auto where = scope.where({});
    return tx.all("SELECT task_id, error_class, due_on, tries, grid_id FROM quality_task WHERE " + where.sql +
                      " AND state IN ('open', 'underway') ORDER BY due_on, task_id LIMIT " + std::to_string(most),
                  db::Params(where.params), [](const db::Row& row) {
                      DueTask out;
                      out.id = row.get<TaskId>("task_id");
                      out.class_title =
                          expectations::class_title(static_cast<expectations::ErrorClass>(row.get<int>("error_class")));
                      out.due = row.get<Date>("due_on");
                      out.tries = row.get<int>("tries");
                      out.grid_id = row.get<std::optional<AreaId>>("grid_id");
                      return out;
                  });
}

std::vector<TasksDone> tasks_done(db::ReadTx& tx, TenantId tenant, std::span<const UserId> who, Instant from,
                                  Instant until) {
    std::vector<TasksDone> out;
    for (std::size_t at = 0; at < who.size(); at += workers_at_once) {
        const auto count = std::min(workers_at_once, who.size() - at);
        std::vector<db::Param> params{{"tenant", tenant}, {"from", from}, {"until", until}};
        for (std::size_t i = 0; i < workers_at_once; ++i)
            params.emplace_back(worker_names()[i], who[at + std::min(i, count - 1)]);
        tx.each(work_count_sql(), db::Params(params), [&](const db::Row& row) {
            out.push_back({row.get<UserId>("done_by"),
                           Date(std::chrono::sys_days(std::chrono::days(row.get<std::int64_t>("day")))),
                           row.get<std::int64_t>("pieces")});
        });
    }
    return out;
}

std::vector<TaskTrace> task_traces(db::ReadTx& tx, TenantId tenant, UserId who, Instant from, Instant until,
                                   std::size_t most) {
    return tx.all(
        "SELECT done_at_ms, task_id FROM quality_task WHERE tenant_id = :tenant AND done_by = :who"
        " AND done_at_ms >= :from AND done_at_ms < :until ORDER BY done_at_ms, task_id LIMIT :most",
        {{"tenant", tenant}, {"who", who}, {"from", from}, {"until", until}, {"most", static_cast<std::int64_t>(most)}},
        [](const db::Row& row) {
            return TaskTrace{row.get<Instant>("done_at_ms"), row.get<TaskId>("task_id")};
        });
}

std::vector<PlaceCount> open_tasks_by(db::ReadTx& tx, TenantId tenant, const area::Area& top, area::Level by) {
    const auto column = column_of(by);
    return tx.all("SELECT " + column +
                      " AS place_id, count(*) AS amount FROM quality_task WHERE tenant_id = :tenant AND " +
                      column_of(top.level) + " = :top AND state IN ('open', 'underway') AND " + column +
                      " IS NOT NULL GROUP BY " + column,
                  {{"tenant", tenant}, {"top", top.id}}, read_place);
}

std::vector<PlaceCount> people_by(db::ReadTx& tx, TenantId tenant, const area::Area& top, area::Level by, Date on) {
    constexpr int reach_back = 31;
    const auto of_people = " FROM quality_tally WHERE tenant_id = :tenant AND " + column_of(top.level) +
                           " = :top AND field = '' AND source NOT IN ('property_list', 'dwelling_list',"
                           " 'merchant_list')";
    const auto day =
        tx.one("SELECT day_on" + of_people + " AND day_on <= :until AND day_on > :since ORDER BY day_on DESC LIMIT 1",
               {{"tenant", tenant}, {"top", top.id}, {"until", on}, {"since", on.plus_days(-reach_back)}},
               [](const db::Row& row) { return row.get<Date>("day_on"); });
    if (!day) return {};
    const auto column = column_of(by);
    return tx.all("SELECT " + column + " AS place_id, cast(sum(row_count) AS bigint) AS amount" + of_people +
                      " AND day_on = :day AND " + column + " IS NOT NULL GROUP BY " + column,
                  {{"tenant", tenant}, {"top", top.id}, {"day", *day}}, read_place);
}

}  // namespace linli::quality
