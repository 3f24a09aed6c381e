#pragma once

#include <linli/access/scope.h>
#include <linli/crypto/suite.h>
#include <linli/identity/types.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>

namespace linli::identity {

/// A session as requests need it. Immutable but for the two times.
struct CachedSession {
    TenantId tenant;
    SessionId id;
    access::Actor actor;
    Carrier carrier = Carrier::cookie;
    std::string csrf;
    std::chrono::milliseconds idle{0};
    Instant expires_at{};
    Instant recheck_at{};                 ///< real clock: what has no epoch (a deputy's period) is looked at again
    std::optional<Instant> post_until{};  ///< domain clock
    std::int64_t session_epoch = 0;
    std::int64_t post_epoch = 0;
    mutable std::atomic<std::int64_t> seen_ms{0};
    mutable std::atomic<std::int64_t> written_ms{0};
};

/// Sessions by the hash of their token. Thread-safe; readers do not wait for each other.
class SessionCache {
public:
    explicit SessionCache(std::size_t capacity) : capacity_(capacity) {}

    std::shared_ptr<const CachedSession> find(const crypto::Digest& token) const;
    void put(const crypto::Digest& token, std::shared_ptr<const CachedSession> session);
    void forget(SessionId session);
    void forget_tenant(TenantId tenant);
    std::size_t size() const;

private:
    struct Hash {
        std::size_t operator()(const crypto::Digest& digest) const noexcept {
            std::size_t value = 0;  // any eight bytes of a hash are a hash
            std::memcpy(&value, digest.bytes.data(), sizeof value);
            return value;
        }
    };
    const std::size_t capacity_;
    mutable std::shared_mutex mutex_;
    std::unordered_map<crypto::Digest, std::shared_ptr<const CachedSession>, Hash> by_token_;
    std::unordered_map<SessionId, crypto::Digest> by_id_;
};

}  // namespace linli::identity
