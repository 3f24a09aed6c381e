#include "repository.h"

namespace linli::identity::repository {

Attempt count_attempt(db::WriteTx& tx, TenantId tenant, std::string_view key, Instant now) {
    // One statement: of parallel attempts each sees the counts of those before it.
    return tx
        .one(
            "INSERT INTO identity_attempt (tenant_id, attempt_key, failed_count, last_at_ms)"
            " VALUES (:tenant, :key, 1, :now) ON CONFLICT (tenant_id, attempt_key) DO UPDATE SET"
            " failed_count = identity_attempt.failed_count +"
            " CASE WHEN identity_attempt.locked_until_ms > excluded.last_at_ms THEN 0 ELSE 1 END,"
            " last_at_ms = excluded.last_at_ms RETURNING failed_count, locked_until_ms",
            {{"tenant", tenant}, {"key", db::Bytes{key}}, {"now", now}},
            [](const db::Row& row) {
                return Attempt{row.get<std::int64_t>("failed_count"),
                               row.get<std::optional<Instant>>("locked_until_ms")};
            })
        .value();
}

void lock_attempt(db::WriteTx& tx, TenantId tenant, std::string_view key, Instant until) {
    tx.exec("UPDATE identity_attempt SET locked_until_ms = :until WHERE tenant_id = :tenant AND attempt_key = :key",
            {{"until", until}, {"tenant", tenant}, {"key", db::Bytes{key}}});
}

void clear_attempt(db::WriteTx& tx, TenantId tenant, std::string_view key) {
    tx.exec("DELETE FROM identity_attempt WHERE tenant_id = :tenant AND attempt_key = :key",
            {{"tenant", tenant}, {"key", db::Bytes{key}}});
}

void uncount_attempt(db::WriteTx& tx, TenantId tenant, std::string_view key) {
    tx.exec(
        "UPDATE identity_attempt SET failed_count = failed_count - 1, locked_until_ms = NULL"
        " WHERE tenant_id = :tenant AND attempt_key = :key AND failed_count > 0",
        {{"tenant", tenant}, {"key", db::Bytes{key}}});
}

void put_code(db::WriteTx& tx, TenantId tenant, std::string_view phone_index, std::string_view hash, Instant now,
              Instant expires_at) {
    tx.exec(
        "INSERT INTO identity_phone_code (tenant_id, phone_index, code_hash, sent_at_ms, expires_at_ms, try_count)"
        " VALUES (:tenant, :phone, :hash, :now, :expires, 0) ON CONFLICT (tenant_id, phone_index) DO UPDATE SET"
        " code_hash = excluded.code_hash, sent_at_ms = excluded.sent_at_ms,"
        " expires_at_ms = excluded.expires_at_ms, try_count = 0",
        {{"tenant", tenant},
         {"phone", db::Bytes{phone_index}},
         {"hash", db::Bytes{hash}},
         {"now", now},
         {"expires", expires_at}});
}

bool try_code(db::WriteTx& tx, TenantId tenant, std::string_view phone_index, Instant now, std::int64_t most) {
    return tx.exec(
               "UPDATE identity_phone_code SET try_count = try_count + 1 WHERE tenant_id = :tenant"
               " AND phone_index = :phone AND expires_at_ms > :now AND try_count < :most",
               {{"tenant", tenant}, {"phone", db::Bytes{phone_index}}, {"now", now}, {"most", most}}) == 1;
}

std::optional<std::string> code_hash(db::ReadTx& tx, TenantId tenant, std::string_view phone_index) {
    return tx.one("SELECT code_hash FROM identity_phone_code WHERE tenant_id = :tenant AND phone_index = :phone",
                  {{"tenant", tenant}, {"phone", db::Bytes{phone_index}}},
                  [](const db::Row& row) { return row.blob("code_hash"); });
}

bool use_code(db::WriteTx& tx, TenantId tenant, std::string_view phone_index, std::string_view hash) {
    return tx.exec(
               "DELETE FROM identity_phone_code WHERE tenant_id = :tenant AND phone_index = :phone"
               " AND code_hash = :hash",
               {{"tenant", tenant}, {"phone", db::Bytes{phone_index}}, {"hash", db::Bytes{hash}}}) == 1;
}

void insert_message(db::WriteTx& tx, TenantId tenant, Uuid id, Instant now, std::string_view sealed) {
    tx.exec(
        "INSERT INTO identity_inbox (tenant_id, message_id, sent_at_ms, content) VALUES (:tenant, :id, :now, :content)",
        {{"tenant", tenant}, {"id", id}, {"now", now}, {"content", db::Bytes{sealed}}});
}

std::vector<std::pair<std::string, Instant>> messages(db::ReadTx& tx, TenantId tenant, int limit) {
    return tx.all(
        "SELECT sent_at_ms, content FROM identity_inbox WHERE tenant_id = :tenant"
        " ORDER BY sent_at_ms DESC, message_id DESC LIMIT :limit",
        {{"tenant", tenant}, {"limit", limit}},
        [](const db::Row& row) { return std::pair(row.blob("content"), row.get<Instant>("sent_at_ms")); });
}

std::int64_t sweep(db::WriteTx& tx, Instant old_attempts, Instant old_messages) {
    return tx.exec(
               "DELETE FROM identity_attempt WHERE last_at_ms < :old AND (locked_until_ms IS NULL OR"
               " locked_until_ms < :old)",
               {{"old", old_attempts}}) +
           tx.exec("DELETE FROM identity_phone_code WHERE expires_at_ms < :old", {{"old", old_messages}}) +
           tx.exec("DELETE FROM identity_inbox WHERE sent_at_ms < :old", {{"old", old_messages}});
}

}  // namespace linli::identity::repository
