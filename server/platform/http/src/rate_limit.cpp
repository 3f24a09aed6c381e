#include <linli/http/rate_limit.h>

#include <algorithm>
#include <cmath>

namespace linli::http {

RateLimiter::RateLimiter(const Clock& clock, Rate rate, std::size_t keys)
    : clock_(clock), rate_(rate), keys_(std::max<std::size_t>(keys, 1)) {}

void RateLimiter::refill(Bucket& bucket, Instant now) const {
    // A clock that was set back gives nothing and takes nothing.
    const auto passed = std::max(now - bucket.at, std::chrono::milliseconds(0));
    const auto back = static_cast<double>(passed.count()) / static_cast<double>(rate_.per_token.count());
    bucket.tokens = std::min(rate_.burst, bucket.tokens + back);
    bucket.at = now;
}

RateLimiter::Bucket& RateLimiter::bucket(std::string_view key, Instant now) {
    if (const auto known = by_key_.find(key); known != by_key_.end()) {
        order_.splice(order_.begin(), order_, known->second);
        refill(order_.front(), now);
        return order_.front();
    }
    if (order_.size() >= keys_) {
        by_key_.erase(order_.back().key);
        order_.pop_back();
    }
    order_.push_front(Bucket{std::string(key), rate_.burst, now});
    by_key_.emplace(order_.front().key, order_.begin());
    return order_.front();
}

RateLimiter::Verdict RateLimiter::take(std::string_view key, double cost) {
    const auto now = clock_.now();
    const std::lock_guard lock(mutex_);
    auto& found = bucket(key, now);
    if (found.tokens >= cost) {
        found.tokens -= cost;
        return {true, {}};
    }
    const auto missing = (cost - found.tokens) * static_cast<double>(rate_.per_token.count());
    return {false, std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(missing)))};
}

void RateLimiter::forget(std::string_view key) {
    const std::lock_guard lock(mutex_);
    const auto known = by_key_.find(key);
    if (known == by_key_.end()) return;
    const auto place = known->second;
    by_key_.erase(known);  // before the bucket: the index's key is a view of it
    order_.erase(place);
}

std::size_t RateLimiter::size() const {
    const std::lock_guard lock(mutex_);
    return order_.size();
}

}  // namespace linli::http
