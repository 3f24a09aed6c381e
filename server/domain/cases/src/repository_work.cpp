#include <linli/cases/work.h>

#include <algorithm>

namespace linli::cases {
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
        return "SELECT s.actor_id, (s.taken_at_ms + 28800000) / 86400000 AS day, s.action, count(*) AS pieces,"
               " sum(CASE WHEN c.urgency = 'urgent' THEN 1 ELSE 0 END) AS urgent FROM cases_step s"
               " JOIN cases_case c ON c.tenant_id = s.tenant_id AND c.case_id = s.case_id"
               " WHERE s.tenant_id = :tenant AND s.actor_name <> '' AND s.undone = :no AND s.taken_at_ms >= :from"
               " AND s.taken_at_ms < :until AND s.actor_id IN (" +
               list + ") GROUP BY s.actor_id, (s.taken_at_ms + 28800000) / 86400000, s.action ORDER BY 2, 1, 3";
    }();
    return sql;
}

}  // namespace

std::vector<WorkDone> work_done(db::ReadTx& tx, TenantId tenant, std::span<const UserId> who, Instant from,
                                Instant until) {
    std::vector<WorkDone> out;
    for (std::size_t at = 0; at < who.size(); at += workers_at_once) {
        const auto count = std::min(workers_at_once, who.size() - at);
        std::vector<db::Param> params{{"tenant", tenant}, {"no", false}, {"from", from}, {"until", until}};
        for (std::size_t i = 0; i < workers_at_once; ++i)
            params.emplace_back(worker_names()[i], who[at + std::min(i, count - 1)]);
        tx.each(work_count_sql(), db::Params(params), [&](const db::Row& row) {
            out.push_back({row.get<UserId>("actor_id"),
                           Date(std::chrono::sys_days(std::chrono::days(row.get<std::int64_t>("day")))),
                           row.get<Action>("action"), row.get<std::int64_t>("pieces"),
                           row.get<std::int64_t>("urgent")});
        });
    }
    return out;
}

std::vector<WorkTrace> work_traces(db::ReadTx& tx, TenantId tenant, UserId who, Instant from, Instant until,
                                   std::size_t most) {
    return tx.all(
        "SELECT s.taken_at_ms, s.action, c.urgency, c.case_id, c.number FROM cases_step s"
        " JOIN cases_case c ON c.tenant_id = s.tenant_id AND c.case_id = s.case_id"
        " WHERE s.tenant_id = :tenant AND s.actor_id = :who AND s.actor_name <> '' AND s.undone = :no"
        " AND s.taken_at_ms >= :from AND s.taken_at_ms < :until ORDER BY s.taken_at_ms, s.case_id, s.version"
        " LIMIT :most",
        {{"tenant", tenant},
         {"who", who},
         {"no", false},
         {"from", from},
         {"until", until},
         {"most", static_cast<std::int64_t>(most)}},
        [](const db::Row& row) {
            return WorkTrace{row.get<Instant>("taken_at_ms"), row.get<Action>("action"),
                             row.get<Urgency>("urgency") == Urgency::urgent, row.get<CaseId>("case_id"),
                             row.get<std::string>("number")};
        });
}

}  // namespace linli::cases
