#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>

#include <cstdint>
#include <mutex>

namespace linli {

/// Where new ids come from: UUID version 7, strictly rising within one source. Thread-safe.
/// Ids are public names, not secrets: tokens and codes come from crypto::random_bytes instead.
class IdSource {
public:
    virtual ~IdSource() = default;
    virtual Uuid next_uuid() = 0;
    template <class T>
    T next() {
        return T(next_uuid());
    }
};

/// Ids from a clock and a 64-bit seed: the same seed and the same clock give the same ids.
class SeededIds final : public IdSource {
public:
    SeededIds(const Clock& clock, std::uint64_t seed) : clock_(clock), state_(seed) {}
    Uuid next_uuid() override;

private:
    const Clock& clock_;
    std::mutex mutex_;
    std::uint64_t state_;
    std::int64_t last_ms_ = 0;
    std::uint32_t counter_ = 0;
};

/// Seed for production, from the operating system.
std::uint64_t os_seed();

}  // namespace linli
