#include "repository_sessions.h"

namespace linli::identity::repository {
namespace {

constexpr std::string_view session_columns =
    "session_id, token_hash, user_id, post_id, state, carrier, device, network, created_at_ms, last_seen_at_ms,"
    " idle_ms, expires_at_ms, revoked_at_ms";

Session read_session(const db::Row& row) {
    Session s;
    s.id = row.get<SessionId>("session_id");
    s.token_hash = row.blob("token_hash");
    s.user = row.get<UserId>("user_id");
    s.post = row.get<std::optional<PostId>>("post_id");
    s.state = row.get<SessionState>("state");
    s.carrier = row.get<Carrier>("carrier");
    s.device = row.get<std::string>("device");
    s.network = row.get<std::string>("network");
    s.created_at = row.get<Instant>("created_at_ms");
    s.last_seen_at = row.get<Instant>("last_seen_at_ms");
    s.idle = std::chrono::milliseconds(row.get<std::int64_t>("idle_ms"));
    s.expires_at = row.get<Instant>("expires_at_ms");
    s.revoked_at = row.get<std::optional<Instant>>("revoked_at_ms");
    return s;
}

std::string select(std::string_view rest) {
    return "SELECT " + std::string(session_columns) + " FROM identity_session WHERE tenant_id = :tenant AND " +
           std::string(rest);
}

}  // namespace

std::int64_t epoch(db::ReadTx& tx, TenantId tenant) {
    return tx.value<std::int64_t>("SELECT epoch FROM identity_epoch WHERE tenant_id = :tenant", {{"tenant", tenant}})
        .value_or(0);
}

std::int64_t raise_epoch(db::WriteTx& tx, TenantId tenant) {
    return tx
        .value<std::int64_t>(
            "INSERT INTO identity_epoch (tenant_id, epoch) VALUES (:tenant, 1)"
            " ON CONFLICT (tenant_id) DO UPDATE SET epoch = identity_epoch.epoch + 1"
            " RETURNING epoch",
            {{"tenant", tenant}})
        .value();
}

std::vector<SessionId> changed_since(db::ReadTx& tx, TenantId tenant, std::int64_t seen) {
    return tx.all("SELECT session_id FROM identity_session WHERE tenant_id = :tenant AND epoch > :seen",
                  {{"tenant", tenant}, {"seen", seen}}, [](const db::Row& row) { return row.get<SessionId>(0); });
}

std::optional<Session> find_session(db::ReadTx& tx, TenantId tenant, SessionId id) {
    static const auto sql = select("session_id = :id");
    return tx.one(sql, {{"tenant", tenant}, {"id", id}}, read_session);
}

std::optional<Session> find_by_token(db::ReadTx& tx, TenantId tenant, std::string_view token_hash) {
    static const auto sql = select("token_hash = :hash");
    return tx.one(sql, {{"tenant", tenant}, {"hash", db::Bytes{token_hash}}}, read_session);
}

void insert_session(db::WriteTx& tx, TenantId tenant, const Session& s) {
    // Nobody has cached a session that was never seen: no new epoch, so that many may sign in at the same time.
    tx.exec(
        "INSERT INTO identity_session (tenant_id, session_id, token_hash, user_id, post_id, state, carrier, device,"
        " network, created_at_ms, last_seen_at_ms, idle_ms, expires_at_ms, epoch) VALUES (:tenant, :id, :hash,"
        " :user, :post, :state, :carrier, :device, :network, :created, :seen, :idle, :expires, 0)",
        {{"tenant", tenant},
         {"id", s.id},
         {"hash", db::Bytes{s.token_hash}},
         {"user", s.user},
         {"post", s.post},
         {"state", s.state},
         {"carrier", s.carrier},
         {"device", s.device},
         {"network", s.network},
         {"created", s.created_at},
         {"seen", s.last_seen_at},
         {"idle", s.idle.count()},
         {"expires", s.expires_at}});
}

void renew_session(db::WriteTx& tx, TenantId tenant, const Session& s) {
    tx.exec(
        "UPDATE identity_session SET token_hash = :hash, post_id = :post, state = :state, last_seen_at_ms = :seen,"
        " idle_ms = :idle, expires_at_ms = :expires, epoch = :epoch WHERE tenant_id = :tenant AND session_id = :id",
        {{"hash", db::Bytes{s.token_hash}},
         {"post", s.post},
         {"state", s.state},
         {"seen", s.last_seen_at},
         {"idle", s.idle.count()},
         {"expires", s.expires_at},
         {"epoch", raise_epoch(tx, tenant)},
         {"tenant", tenant},
         {"id", s.id}});
}

bool revoke_session(db::WriteTx& tx, TenantId tenant, SessionId id, Instant now) {
    return tx.exec(
               "UPDATE identity_session SET revoked_at_ms = :now, epoch = :epoch WHERE tenant_id = :tenant"
               " AND session_id = :id AND revoked_at_ms IS NULL",
               {{"now", now}, {"epoch", raise_epoch(tx, tenant)}, {"tenant", tenant}, {"id", id}}) == 1;
}

std::vector<SessionId> revoke_all(db::WriteTx& tx, TenantId tenant, UserId user, std::optional<SessionId> except,
                                  Instant now) {
    return tx.all(
        "UPDATE identity_session SET revoked_at_ms = :now, epoch = :epoch WHERE tenant_id = :tenant"
        " AND user_id = :user AND revoked_at_ms IS NULL AND session_id <> :except RETURNING session_id",
        {{"now", now},
         {"epoch", raise_epoch(tx, tenant)},
         {"tenant", tenant},
         {"user", user},
         {"except", except.value_or(SessionId{})}},
        [](const db::Row& row) { return row.get<SessionId>(0); });
}

std::vector<SessionId> touch_sessions(db::WriteTx& tx, TenantId tenant, UserId user) {
    return tx.all(
        "UPDATE identity_session SET epoch = :epoch WHERE tenant_id = :tenant AND user_id = :user"
        " AND revoked_at_ms IS NULL RETURNING session_id",
        {{"epoch", raise_epoch(tx, tenant)}, {"tenant", tenant}, {"user", user}},
        [](const db::Row& row) { return row.get<SessionId>(0); });
}

std::vector<Session> live_sessions(db::ReadTx& tx, TenantId tenant, UserId user, Instant now, int limit) {
    static const auto sql = select(
        "user_id = :user AND revoked_at_ms IS NULL AND expires_at_ms > :now"
        " AND (idle_ms = 0 OR last_seen_at_ms + idle_ms > :seen)"
        " ORDER BY created_at_ms DESC, session_id DESC LIMIT :limit");
    return tx.all(sql,
                  {{"tenant", tenant}, {"user", user}, {"now", now}, {"seen", now - seen_to_the}, {"limit", limit}},
                  read_session);
}

void touch(db::WriteTx& tx, TenantId tenant, SessionId id, Instant seen_at) {
    tx.exec(
        "UPDATE identity_session SET last_seen_at_ms = :seen WHERE tenant_id = :tenant AND session_id = :id"
        " AND last_seen_at_ms < :seen AND revoked_at_ms IS NULL",
        {{"seen", seen_at}, {"tenant", tenant}, {"id", id}});
}

std::int64_t sweep_sessions(db::WriteTx& tx, Instant old) {
    return tx.exec("DELETE FROM identity_session WHERE expires_at_ms < :old", {{"old", old}});
}

}  // namespace linli::identity::repository
