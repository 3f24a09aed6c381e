#include "repository.h"

namespace linli::exchange::repository {
namespace {

constexpr std::string_view connector_columns =
    "partner, connector_id, base_address, suite, secret, timeout_ms, attempts, first_pause_ms, queue_limit, enabled,"
    " breaker, failures, pauses, retry_at_ms, last_success_ms, last_failure_ms, last_reply, version";

ConnectorRow read_connector(const db::Row& row) {
    ConnectorRow out;
    auto& v = out.view;
    v.partner = row.get<std::string>("partner");
    v.base_address = row.get<std::string>("base_address");
    v.suite = row.get<std::string>("suite");
    v.timeout_ms = row.get<int>("timeout_ms");
    v.attempts = row.get<int>("attempts");
    v.first_pause_ms = row.get<int>("first_pause_ms");
    v.queue_limit = row.get<int>("queue_limit");
    v.enabled = row.get<bool>("enabled");
    v.version = row.get<std::int64_t>("version");
    out.id = row.get<Uuid>("connector_id");
    if (!row.null(row.column("secret"))) out.secret = row.blob("secret");
    v.has_secret = out.secret.has_value();
    out.breaker = {row.get<BreakerState>("breaker"), row.get<int>("failures"), row.get<int>("pauses"),
                   row.get<Instant>("retry_at_ms")};
    out.last_success = row.get<std::optional<Instant>>("last_success_ms");
    out.last_failure = row.get<std::optional<Instant>>("last_failure_ms");
    out.last_reply = row.get<std::optional<Reply>>("last_reply");
    return out;
}

}  // namespace

std::optional<ConnectorRow> connector(db::ReadTx& tx, TenantId tenant, std::string_view partner) {
    return tx.one("SELECT " + std::string(connector_columns) +
                      " FROM exchange_connector WHERE tenant_id = :tenant AND partner = :partner",
                  {{"tenant", tenant}, {"partner", partner}}, read_connector);
}

std::vector<ConnectorRow> connectors(db::ReadTx& tx, TenantId tenant) {
    return tx.all("SELECT " + std::string(connector_columns) +
                      " FROM exchange_connector WHERE tenant_id = :tenant ORDER BY partner",
                  {{"tenant", tenant}}, read_connector);
}

void insert(db::WriteTx& tx, TenantId tenant, const ConnectorRow& row, Instant now) {
    const auto& v = row.view;
    tx.exec(
        "INSERT INTO exchange_connector (tenant_id, partner, connector_id, base_address, suite, timeout_ms, attempts,"
        " first_pause_ms, queue_limit, enabled, breaker, failures, pauses, retry_at_ms, changed_at_ms, version)"
        " VALUES (:tenant, :partner, :id, :address, :suite, :timeout, :attempts, :pause, :limit, :enabled, :breaker,"
        " 0, 0, 0, :now, 1)",
        {{"tenant", tenant},
         {"partner", v.partner},
         {"id", row.id},
         {"address", v.base_address},
         {"suite", v.suite},
         {"timeout", v.timeout_ms},
         {"attempts", v.attempts},
         {"pause", v.first_pause_ms},
         {"limit", v.queue_limit},
         {"enabled", v.enabled},
         {"breaker", BreakerState::closed},
         {"now", now}});
}

bool update(db::WriteTx& tx, TenantId tenant, ConnectorRow& row, Instant now) {
    auto& v = row.view;
    // Whoever changes a line begins with a closed breaker: what failed before may be mended.
    const bool done =
        tx.exec(
            "UPDATE exchange_connector SET base_address = :address, suite = :suite, timeout_ms = :timeout,"
            " attempts = :attempts, first_pause_ms = :pause, queue_limit = :limit, enabled = :enabled,"
            " breaker = :breaker, failures = 0, pauses = 0, retry_at_ms = 0, changed_at_ms = :now,"
            " version = version + 1 WHERE tenant_id = :tenant AND partner = :partner AND version = :version",
            {{"tenant", tenant},
             {"partner", v.partner},
             {"address", v.base_address},
             {"suite", v.suite},
             {"timeout", v.timeout_ms},
             {"attempts", v.attempts},
             {"pause", v.first_pause_ms},
             {"limit", v.queue_limit},
             {"enabled", v.enabled},
             {"breaker", BreakerState::closed},
             {"now", now},
             {"version", v.version}}) == 1;
    if (done) ++v.version;
    return done;
}

void set_secret(db::WriteTx& tx, TenantId tenant, std::string_view partner, std::string_view sealed) {
    tx.exec("UPDATE exchange_connector SET secret = :secret WHERE tenant_id = :tenant AND partner = :partner",
            {{"secret", db::Bytes{sealed}}, {"tenant", tenant}, {"partner", partner}});
}

void set_breaker(db::WriteTx& tx, TenantId tenant, std::string_view partner, const Breaker& breaker) {
    tx.exec(
        "UPDATE exchange_connector SET breaker = :state, failures = :failures, pauses = :pauses, retry_at_ms = :retry"
        " WHERE tenant_id = :tenant AND partner = :partner",
        {{"state", breaker.state},
         {"failures", breaker.failures},
         {"pauses", breaker.pauses},
         {"retry", breaker.retry_at},
         {"tenant", tenant},
         {"partner", partner}});
}

void note_reply(db::WriteTx& tx, TenantId tenant, std::string_view partner, const Breaker& breaker, Reply reply,
                Instant now) {
    set_breaker(tx, tenant, partner, breaker);
    const std::string_view column = reply == Reply::answered ? "last_success_ms" : "last_failure_ms";
    tx.exec("UPDATE exchange_connector SET last_reply = :reply, " + std::string(column) +
                " = :now WHERE tenant_id = :tenant AND partner = :partner",
            {{"reply", reply}, {"now", now}, {"tenant", tenant}, {"partner", partner}});
}

}  // namespace linli::exchange::repository
