#include "repository.h"

namespace linli::channels::repository {
namespace {

constexpr std::string_view platform_columns =
    "platform_code, platform_id, channel, name, base_address, suite, secret, owner_id, timeout_ms, attempts,"
    " first_pause_ms, enabled, breaker, failures, pauses, retry_at_ms, wrong_signatures, last_order_at_ms,"
    " last_receipt_at_ms, version";

PlatformRow read_platform(const db::Row& row) {
    PlatformRow out;
    auto& v = out.view;
    v.code = row.get<std::string>("platform_code");
    v.channel = row.get<Channel>("channel");
    v.name = row.get<std::string>("name");
    v.base_address = row.get<std::string>("base_address");
    v.suite = row.get<std::string>("suite");
    v.owner = row.get<UserId>("owner_id");
    v.timeout_ms = row.get<int>("timeout_ms");
    v.attempts = row.get<int>("attempts");
    v.first_pause_ms = row.get<int>("first_pause_ms");
    v.enabled = row.get<bool>("enabled");
    v.wrong_signatures = row.get<std::int64_t>("wrong_signatures");
    v.last_order_at = row.get<std::optional<Instant>>("last_order_at_ms");
    v.last_receipt_at = row.get<std::optional<Instant>>("last_receipt_at_ms");
    v.version = row.get<std::int64_t>("version");
    out.id = row.get<PlatformId>("platform_id");
    if (!row.null(row.column("secret"))) out.secret = row.blob("secret");
    v.has_secret = out.secret.has_value();
    out.breaker = {row.get<exchange::BreakerState>("breaker"), row.get<int>("failures"), row.get<int>("pauses"),
                   row.get<Instant>("retry_at_ms")};
    v.breaker = word(out.breaker.state);
    if (out.breaker.state != exchange::BreakerState::closed) v.retry_at = out.breaker.retry_at;
    return out;
}

std::vector<db::Param> setup_of(TenantId tenant, const PlatformRow& row, Instant now) {
    const auto& v = row.view;
    return {{"tenant", tenant},
            {"code", v.code},
            {"channel", v.channel},
            {"name", v.name},
            {"address", v.base_address},
            {"suite", v.suite},
            {"owner", v.owner},
            {"timeout", v.timeout_ms},
            {"attempts", v.attempts},
            {"pause", v.first_pause_ms},
            {"enabled", v.enabled},
            {"breaker", exchange::BreakerState::closed},
            {"now", now}};
}

}  // namespace

std::optional<PlatformRow> platform(db::ReadTx& tx, TenantId tenant, std::string_view code) {
    return tx.one("SELECT " + std::string(platform_columns) +
                      " FROM channels_platform WHERE tenant_id = :tenant AND platform_code = :code",
                  {{"tenant", tenant}, {"code", code}}, read_platform);
}

std::vector<PlatformRow> platforms(db::ReadTx& tx, TenantId tenant) {
    return tx.all("SELECT " + std::string(platform_columns) +
                      " FROM channels_platform WHERE tenant_id = :tenant ORDER BY platform_code LIMIT 200",
                  {{"tenant", tenant}}, read_platform);
}

void insert(db::WriteTx& tx, TenantId tenant, const PlatformRow& row, Instant now) {
    auto params = setup_of(tenant, row, now);
    params.emplace_back("id", row.id);
    tx.exec(
        "INSERT INTO channels_platform (tenant_id, platform_code, platform_id, channel, name, base_address, suite,"
        " owner_id, timeout_ms, attempts, first_pause_ms, enabled, breaker, failures, pauses, retry_at_ms,"
        " wrong_signatures, changed_at_ms, version) VALUES (:tenant, :code, :id, :channel, :name, :address, :suite,"
        " :owner, :timeout, :attempts, :pause, :enabled, :breaker, 0, 0, 0, 0, :now, 1)",
        db::Params(params));
}

bool update(db::WriteTx& tx, TenantId tenant, PlatformRow& row, Instant now) {
    auto params = setup_of(tenant, row, now);
    params.emplace_back("version", row.view.version);
    // Whoever changes a platform begins with a closed breaker: what failed before may be mended.
    const bool done =
        tx.exec(
            "UPDATE channels_platform SET channel = :channel, name = :name, base_address = :address, suite = :suite,"
            " owner_id = :owner, timeout_ms = :timeout, attempts = :attempts, first_pause_ms = :pause,"
            " enabled = :enabled, breaker = :breaker, failures = 0, pauses = 0, retry_at_ms = 0, changed_at_ms = :now,"
            " version = version + 1 WHERE tenant_id = :tenant AND platform_code = :code AND version = :version",
            db::Params(params)) == 1;
    if (done) ++row.view.version;
    return done;
}

void set_secret(db::WriteTx& tx, TenantId tenant, std::string_view code, std::string_view sealed) {
    tx.exec("UPDATE channels_platform SET secret = :secret WHERE tenant_id = :tenant AND platform_code = :code",
            {{"secret", db::Bytes{sealed}}, {"tenant", tenant}, {"code", code}});
}

void set_breaker(db::WriteTx& tx, TenantId tenant, std::string_view code, const exchange::Breaker& breaker) {
    tx.exec(
        "UPDATE channels_platform SET breaker = :state, failures = :failures, pauses = :pauses, retry_at_ms = :retry"
        " WHERE tenant_id = :tenant AND platform_code = :code",
        {{"state", breaker.state},
         {"failures", breaker.failures},
         {"pauses", breaker.pauses},
         {"retry", breaker.retry_at},
         {"tenant", tenant},
         {"code", code}});
}

void count_wrong_signature(db::WriteTx& tx, TenantId tenant, std::string_view code) {
    tx.exec(
        "UPDATE channels_platform SET wrong_signatures = wrong_signatures + 1"
        " WHERE tenant_id = :tenant AND platform_code = :code",
        {{"tenant", tenant}, {"code", code}});
}

void saw_order(db::WriteTx& tx, TenantId tenant, std::string_view code, Instant now) {
    tx.exec("UPDATE channels_platform SET last_order_at_ms = :now WHERE tenant_id = :tenant AND platform_code = :code",
            {{"now", now}, {"tenant", tenant}, {"code", code}});
}

void saw_receipt(db::WriteTx& tx, TenantId tenant, std::string_view code, Instant now) {
    tx.exec(
        "UPDATE channels_platform SET last_receipt_at_ms = :now WHERE tenant_id = :tenant AND platform_code = :code",
        {{"now", now}, {"tenant", tenant}, {"code", code}});
}

void count_open(db::ReadTx& tx, TenantId tenant, Platform& out) {
    tx.each(
        "SELECT coalesce(sum(CASE WHEN state = 'stuck' THEN 1 ELSE 0 END), 0) AS stuck, count(*) AS all_open,"
        " min(created_at_ms) AS oldest FROM (SELECT state, created_at_ms FROM channels_answer"
        " WHERE tenant_id = :tenant AND platform_code = :code AND finished_at_ms IS NULL"
        " ORDER BY created_at_ms, answer_id LIMIT 10000) o",
        {{"tenant", tenant}, {"code", out.code}}, [&](const db::Row& row) {
            out.stuck = row.get<std::int64_t>("stuck");
            out.waiting = row.get<std::int64_t>("all_open") - out.stuck;
            out.oldest_waiting = row.get<std::optional<Instant>>("oldest");
        });
}

bool use_nonce(db::WriteTx& tx, TenantId tenant, std::string_view code, std::string_view nonce, Instant until) {
    return tx.exec(
               "INSERT INTO channels_nonce (tenant_id, platform_code, nonce, until_ms) VALUES (:tenant, :code, :nonce,"
               " :until) ON CONFLICT DO NOTHING",
               {{"tenant", tenant}, {"code", code}, {"nonce", nonce}, {"until", until}}) == 1;
}

std::int64_t forget_nonces(db::WriteTx& tx, TenantId tenant, Instant before) {
    return tx.exec("DELETE FROM channels_nonce WHERE tenant_id = :tenant AND until_ms < :before",
                   {{"tenant", tenant}, {"before", before}});
}

}  // namespace linli::channels::repository
