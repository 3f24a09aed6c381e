#include <linli/base/ids.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <sys/random.h>

namespace linli {
namespace {

constexpr std::int64_t last_v7_ms = (std::int64_t{1} << 48) - 1;
constexpr std::uint32_t counter_end = std::uint32_t{1} << 26;  // 12 bits of rand_a, 14 of rand_b

/// splitmix64 (Steele, Lea, Flood 2014): every seed gives a full period, which xorshift does not promise.
std::uint64_t next_random(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15U;
    auto z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

/// Writes the low `8 * count` bits of `value` at `at`, highest byte first.
void put(std::array<std::uint8_t, 16>& bytes, std::size_t at, std::size_t count, std::uint64_t value) {
    for (std::size_t i = 0; i < count; ++i) bytes[at + i] = static_cast<std::uint8_t>(value >> (8 * (count - 1 - i)));
}

}  // namespace

Uuid SeededIds::next_uuid() {
    const std::lock_guard lock(mutex_);
    const auto ms = std::clamp<std::int64_t>(to_ms(clock_.now()), 0, last_v7_ms);
    const auto random = next_random(state_);
    if (ms > last_ms_) {
        last_ms_ = ms;
        // Half of the counter's room is left free, so that a burst need not borrow from the next millisecond.
        counter_ = static_cast<std::uint32_t>(random >> 48) & (counter_end / 2 - 1);
    } else if (++counter_ == counter_end) {
        ++last_ms_;
        counter_ = 0;
    }
    std::array<std::uint8_t, 16> bytes{};
    put(bytes, 0, 6, static_cast<std::uint64_t>(last_ms_));
    put(bytes, 6, 2, 0x7000U | (counter_ >> 14));
    put(bytes, 8, 2, 0x8000U | (counter_ & 0x3FFFU));
    put(bytes, 10, 6, random);
    return Uuid(bytes);
}

std::uint64_t os_seed() {
    std::uint64_t seed = 0;
    ssize_t got = -1;
    do {
        got = getrandom(&seed, sizeof seed, 0);
    } while (got < 0 && errno == EINTR);
    if (got != static_cast<ssize_t>(sizeof seed)) throw std::system_error(errno, std::generic_category(), "getrandom");
    return seed;
}

}  // namespace linli
