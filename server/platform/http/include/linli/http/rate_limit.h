#pragma once

#include <linli/base/clock.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace linli::http {

/// How much one key may do.
struct Rate {
    double burst;                         ///< tokens at most, and at first
    std::chrono::milliseconds per_token;  ///< time in which one token comes back
};

/// Token buckets by key (an address, an account, a phone's blind index). Holds at most `keys` buckets: the one
/// used longest ago goes first, so that a flood of new keys costs no memory. A key that went starts full again.
/// Thread-safe.
class RateLimiter {
public:
    /// `clock` is the real clock and outlives the limiter.
    RateLimiter(const Clock& clock, Rate rate, std::size_t keys = 100'000);

    struct Verdict {
        bool allowed;
        std::chrono::milliseconds retry_after;  ///< zero when allowed
    };
    /// Takes `cost` tokens, or none and says when they will be there.
    Verdict take(std::string_view key, double cost = 1.0);
    /// Gives everything back, for instance after a successful sign-in.
    void forget(std::string_view key);
    std::size_t size() const;

private:
    struct Bucket {
        std::string key;
        double tokens;
        Instant at;
    };
    using Order = std::list<Bucket>;
    Bucket& bucket(std::string_view key, Instant now);
    void refill(Bucket& bucket, Instant now) const;

    const Clock& clock_;
    const Rate rate_;
    const std::size_t keys_;
    mutable std::mutex mutex_;
    Order order_;  ///< used last first
    std::unordered_map<std::string_view, Order::iterator> by_key_;
};

}  // namespace linli::http
