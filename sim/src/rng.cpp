#include "rng.h"

#include <array>
#include <numeric>

namespace linli::sim {

std::uint32_t Rng::below(std::uint32_t n) {
    // Lemire's multiply-shift; the remainder is drawn again so that no value is favoured.
    const std::uint32_t threshold = (0U - n) % n;
    for (;;) {
        const auto product = (next() >> 32) * n;
        if (static_cast<std::uint32_t>(product) >= threshold) return static_cast<std::uint32_t>(product >> 32);
    }
}

std::size_t Rng::weighted(std::span<const std::uint32_t> weights) {
    auto left = below(std::accumulate(weights.begin(), weights.end(), 0U));
    std::size_t i = 0;
    while (left >= weights[i]) left -= weights[i++];
    return i;
}

std::string_view Rng::pick(std::span<const Weighted> table) {
    std::uint32_t total = 0;
    for (const auto& entry : table) total += entry.weight;
    auto left = below(total);
    std::size_t i = 0;
    while (left >= table[i].weight) left -= table[i++].weight;
    return table[i].value;
}

Uuid Ids::make(std::string_view kind, std::uint64_t owner, std::uint64_t ordinal) const {
    const auto key = streams_.key(kind, owner);
    const auto high = mix(key + 2 * ordinal);
    const auto low = mix(key + 2 * ordinal + 1);
    const auto moment = static_cast<std::uint64_t>(ms_) + owner;
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(moment >> (8 * (5 - i)));
    bytes[6] = static_cast<std::uint8_t>(0x70U | (high >> 60));
    bytes[7] = static_cast<std::uint8_t>(high >> 8);
    for (std::size_t i = 8; i < 16; ++i) bytes[i] = static_cast<std::uint8_t>(low >> (8 * (15 - i)));
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3fU) | 0x80U);
    return Uuid(bytes);
}

Permutation::Permutation(std::uint64_t key, std::uint32_t size) : key_(key), size_(size) {
    while ((1U << (2 * half_bits_)) < size) ++half_bits_;
}

/// A Feistel network over twice `half_bits_` bits: a permutation whatever the round function is.
std::uint32_t Permutation::round_trip(std::uint32_t value) const {
    const std::uint32_t half_mask = (1U << half_bits_) - 1;
    std::uint32_t left = value >> half_bits_;
    std::uint32_t right = value & half_mask;
    for (std::uint64_t round = 0; round < 6; ++round) {
        const auto scrambled = static_cast<std::uint32_t>(mix(key_ + (round << 32) + right)) & half_mask;
        const auto old_right = right;
        right = left ^ scrambled;
        left = old_right;
    }
    return (left << half_bits_) | right;
}

std::uint32_t Permutation::at(std::uint32_t index) const {
    auto value = round_trip(index);
    while (value >= size_) value = round_trip(value);  // cycle walking keeps it a permutation of the smaller range
    return value;
}

}  // namespace linli::sim
