#include <linli/api/idempotency.h>

namespace linli::api {
namespace {

constexpr std::chrono::minutes stuck_after{2};
constexpr std::chrono::hours kept_for{24};

struct Stored {
    std::string hash;
    std::optional<StoredAnswer> answer;
    Instant created_at;
};

std::optional<Stored> stored_under(db::ReadTx& tx, const access::Scope& scope, std::string_view operation,
                                   std::string_view key) {
    return tx.one(
        "SELECT request_hash, status, body, created_at_ms FROM api_idempotency WHERE tenant_id = :tenant"
        " AND user_id = :user AND operation = :operation AND key = :key",
        {{"tenant", scope.tenant()}, {"user", scope.user()}, {"operation", operation}, {"key", key}},
        [](const db::Row& row) {
            Stored s{row.blob("request_hash"), std::nullopt, row.get<Instant>("created_at_ms")};
            if (const auto status = row.get<std::optional<int>>("status"))
                s.answer = StoredAnswer{*status, row.get<std::string>("body")};
            return s;
        });
}

}  // namespace

Result<std::optional<StoredAnswer>> IdempotencyStore::begin(const access::Scope& scope, std::string_view operation,
                                                            std::string_view key, std::string_view request_hash) {
    using Answer = std::optional<StoredAnswer>;
    if (key.size() < 8 || key.size() > 100) return refuse(bad_key);
    const auto now = clock_.now();
    return database_.write([&](db::WriteTx& tx) -> Result<Answer> {
        tx.exec(
            "DELETE FROM api_idempotency WHERE tenant_id = :tenant AND user_id = :user AND operation = :operation"
            " AND key = :key AND (created_at_ms < :old OR (status IS NULL AND created_at_ms < :stuck))",
            {{"tenant", scope.tenant()},
             {"user", scope.user()},
             {"operation", operation},
             {"key", key},
             {"old", now - kept_for},
             {"stuck", now - stuck_after}});
        const auto taken = tx.exec(
            "INSERT INTO api_idempotency (tenant_id, user_id, operation, key, request_hash,"
            " created_at_ms) VALUES (:tenant, :user, :operation, :key, :hash, :now)"
            " ON CONFLICT DO NOTHING",
            {{"tenant", scope.tenant()},
             {"user", scope.user()},
             {"operation", operation},
             {"key", key},
             {"hash", db::Bytes{request_hash}},
             {"now", now}});
        if (taken == 1) return Answer{};
        const auto stored = stored_under(tx, scope, operation, key);
        if (!stored) return refuse(key_in_use);
        if (stored->hash != request_hash) return refuse(key_reused);
        if (!stored->answer) return refuse(key_in_use);
        return Answer{stored->answer};
    });
}

void IdempotencyStore::finish(const access::Scope& scope, std::string_view operation, std::string_view key,
                              const StoredAnswer& answer) {
    database_.write([&](db::WriteTx& tx) {
        tx.exec(
            "UPDATE api_idempotency SET status = :status, body = :body WHERE tenant_id = :tenant AND user_id = :user"
            " AND operation = :operation AND key = :key",
            {{"status", answer.status},
             {"body", answer.body},
             {"tenant", scope.tenant()},
             {"user", scope.user()},
             {"operation", operation},
             {"key", key}});
    });
}

void IdempotencyStore::abandon(const access::Scope& scope, std::string_view operation, std::string_view key) {
    database_.write([&](db::WriteTx& tx) {
        tx.exec(
            "DELETE FROM api_idempotency WHERE tenant_id = :tenant AND user_id = :user AND operation = :operation"
            " AND key = :key AND status IS NULL",
            {{"tenant", scope.tenant()}, {"user", scope.user()}, {"operation", operation}, {"key", key}});
    });
}

std::int64_t IdempotencyStore::sweep() {
    return database_.write([&](db::WriteTx& tx) {
        return tx.exec("DELETE FROM api_idempotency WHERE created_at_ms < :old", {{"old", clock_.now() - kept_for}});
    });
}

}  // namespace linli::api
