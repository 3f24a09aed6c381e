#pragma once

#include <linli/access/scope.h>
#include <linli/db/database.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace linli::api {

inline constexpr ProblemType key_reused{"request/idempotency-key-reused", 409, "同一幂等键对应了不同的请求",
                                        "The key belongs to another request"};
inline constexpr ProblemType key_in_use{"request/idempotency-key-in-use", 409, "相同请求正在处理",
                                        "The same request is still being worked on"};
inline constexpr ProblemType bad_key{"request/bad-idempotency-key", 422, "幂等键应为 8 到 100 个字符",
                                     "The key should have 8 to 100 characters"};

/// A stored answer.
struct StoredAnswer {
    int status = 200;
    std::string body;
};

/// Remembers answers by the client's `Idempotency-Key` for a day. A key whose first request never finished (a crash)
/// is free again after two minutes. Thread-safe.
class IdempotencyStore {
public:
    IdempotencyStore(db::Database& database, const Clock& real_clock) : database_(database), clock_(real_clock) {}

    /// Takes the key for this request. @return the answer given before, or nothing: go on and call `finish`.
    /// @refuses key_reused, key_in_use, bad_key.
    Result<std::optional<StoredAnswer>> begin(const access::Scope& scope, std::string_view operation,
                                              std::string_view key, std::string_view request_hash);
    void finish(const access::Scope& scope, std::string_view operation, std::string_view key,
                const StoredAnswer& answer);
    /// Frees the key after a failure that may be tried again.
    void abandon(const access::Scope& scope, std::string_view operation, std::string_view key);
    /// Forgets what is older than a day. @return rows removed.
    std::int64_t sweep();

private:
    db::Database& database_;
    const Clock& clock_;
};

}  // namespace linli::api
