#pragma once

#include <chrono>
#include <cstdint>

namespace linli {

/// A moment in UTC, to the millisecond. Stored and sent as milliseconds since 1970.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

constexpr std::int64_t to_ms(Instant instant) { return instant.time_since_epoch().count(); }
constexpr Instant from_ms(std::int64_t ms) { return Instant(std::chrono::milliseconds(ms)); }

/// Where time comes from. Given to every object that needs it, never taken from the air (ADR 0004).
/// Two of them run in a server: the *domain* clock (may be driven in a simulated database) and the
/// *real* clock (sessions, second factor, lock-out, timeouts). Implementations are thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
public:
    Instant now() const override;
};

}  // namespace linli
