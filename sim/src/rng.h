#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace linli::sim {

/// The finaliser of splitmix64: spreads every input bit over the whole word.
/// @source Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014)
constexpr std::uint64_t mix(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// FNV-1a, to turn the name of a stream into a number.
constexpr std::uint64_t name_hash(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

/// A value and how often it occurs, relative to its neighbours in the table.
struct Weighted {
    std::string_view value;
    std::uint32_t weight;
};

/// splitmix64 with integer distributions of our own: those of the standard library differ between implementations.
class Rng {
public:
    explicit Rng(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() { return mix(state_ += 0x9e3779b97f4a7c15ULL); }
    /// 0 … n-1, every value equally often; n > 0.
    std::uint32_t below(std::uint32_t n);
    std::size_t index(std::size_t size) { return below(static_cast<std::uint32_t>(size)); }
    /// low … high, both included.
    int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low + 1))); }
    bool chance(std::uint32_t per_10000) { return below(10'000) < per_10000; }
    std::size_t weighted(std::span<const std::uint32_t> weights);
    std::string_view pick(std::span<const Weighted> table);
    std::string_view pick(std::span<const std::string_view> list) { return list[index(list.size())]; }
    template <class T>
    const T& pick(const std::vector<T>& list) {
        return list[index(list.size())];
    }
    template <class T>
    void shuffle(std::vector<T>& list) {
        for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[index(i)]);
    }

private:
    std::uint64_t state_;
};

/// Independent streams of one seed: what one part draws never moves another part.
class Streams {
public:
    explicit Streams(std::uint64_t seed) : seed_(mix(seed ^ 0x6c696e6c69ULL)) {}
    std::uint64_t key(std::string_view purpose, std::uint64_t number = 0) const {
        return mix(mix(seed_ ^ name_hash(purpose)) + 0x9e3779b97f4a7c15ULL * (number + 1));
    }
    Rng rng(std::string_view purpose, std::uint64_t number = 0) const { return Rng(key(purpose, number)); }

private:
    std::uint64_t seed_;
};

/// UUIDv7 from the epoch and a hash. Owners (communities) follow each other by a millisecond, so that a store which is
/// filled community by community writes in one place of its trees; within an owner the order tells nothing about what
/// was made first or what was spoilt.
class Ids {
public:
    Ids(const Streams& streams, Instant epoch) : streams_(streams), ms_(to_ms(epoch)) {}
    Uuid make(std::string_view kind, std::uint64_t owner, std::uint64_t ordinal) const;
    template <class T>
    T make_id(std::string_view kind, std::uint64_t owner, std::uint64_t ordinal) const {
        return T(make(kind, owner, ordinal));
    }

private:
    Streams streams_;
    std::int64_t ms_;
};

/// A secret permutation of 0 … size-1 (size <= 2^28): unique numbers that do not look counted.
class Permutation {
public:
    Permutation(std::uint64_t key, std::uint32_t size);
    std::uint32_t at(std::uint32_t index) const;

private:
    std::uint32_t round_trip(std::uint32_t value) const;
    std::uint64_t key_;
    std::uint32_t size_;
    std::uint32_t half_bits_ = 1;
};

}  // namespace linli::sim
