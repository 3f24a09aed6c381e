#include "repository.h"

namespace linli::exchange::repository {

void insert(db::WriteTx& tx, TenantId tenant, const AttemptRow& row) {
    tx.exec(
        "INSERT INTO exchange_attempt (tenant_id, partner, at_ms, attempt_id, call_id, reply, status, took_ms)"
        " VALUES (:tenant, :partner, :at, :id, :call, :reply, :status, :took)",
        {{"tenant", tenant},
         {"partner", row.partner},
         {"at", row.at},
         {"id", row.id},
         {"call", row.call},
         {"reply", row.reply},
         {"status", row.status},
         {"took", row.took_ms}});
}

std::vector<AttemptRow> attempts(db::ReadTx& tx, TenantId tenant, std::string_view partner, Instant since, int limit) {
    return tx.all(
        "SELECT at_ms, attempt_id, call_id, reply, status, took_ms FROM exchange_attempt WHERE tenant_id = :tenant"
        " AND partner = :partner AND at_ms >= :since ORDER BY at_ms DESC, attempt_id DESC LIMIT :limit",
        {{"tenant", tenant}, {"partner", partner}, {"since", since}, {"limit", limit}}, [&](const db::Row& row) {
            return AttemptRow{std::string(partner),
                              row.get<Instant>("at_ms"),
                              row.get<Uuid>("attempt_id"),
                              row.get<std::optional<CallId>>("call_id"),
                              row.get<Reply>("reply"),
                              row.get<int>("status"),
                              row.get<std::int64_t>("took_ms")};
        });
}

std::map<std::string, Waiting, std::less<>> waiting_by_partner(db::ReadTx& tx, TenantId tenant) {
    std::map<std::string, Waiting, std::less<>> out;
    tx.each(
        "SELECT partner, count(*) AS amount, min(asked_at_ms) AS oldest FROM exchange_call WHERE tenant_id = :tenant"
        " AND state IN ('queued', 'sent', 'failed') GROUP BY partner",
        {{"tenant", tenant}}, [&](const db::Row& row) {
            out.emplace(row.get<std::string>("partner"),
                        Waiting{row.get<std::int64_t>("amount"), row.get<Instant>("oldest")});
        });
    return out;
}

}  // namespace linli::exchange::repository
