#pragma once

#include <linli/base/clock.h>

#include <atomic>

namespace linli::testing {

/// A clock that stands still until a test moves it. Thread-safe.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start = from_ms(1'790'000'000'000)) : ms_(to_ms(start)) {}
    Instant now() const override { return from_ms(ms_.load()); }
    void advance(std::chrono::milliseconds by) { ms_ += by.count(); }
    void set(Instant to) { ms_ = to_ms(to); }

private:
    std::atomic<std::int64_t> ms_;
};

}  // namespace linli::testing
