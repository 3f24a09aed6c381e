#pragma once

#include <linli/base/clock.h>
#include <linli/resemblance/rarity.h>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace linli::resemblance {

/// One message of a group, as the stream keeps it.
struct Entry {
    std::uint32_t number = 0;
    Instant time{};
    std::uint64_t reporter = 0;
    Weights weights;
};

/// An issue in the making: its messages and the sum of what they say.
class Group {
public:
    void take(Entry entry);
    /// Everything of `other`, which is empty afterwards.
    void take_all(Group& other);

    /// How much a message (or the sum of another group) resembles this one: cosine, less when they name different
    /// places and bodies.
    double resembles(const Weights& weights, double strange) const;
    const Weights& sum() const { return sum_; }
    const std::vector<Entry>& entries() const { return entries_; }
    bool empty() const { return entries_.empty(); }
    /// The heaviest terms, by which others find it.
    std::vector<std::uint64_t> handles(std::size_t most) const;

private:
    void add(const Weights& weights, double times);
    double shared_names(const Weights& weights) const;

    std::vector<Entry> entries_;
    Weights sum_;  ///< of length one
    double length_ = 0;
    bool names_ = false;  ///< whether anybody named a place
};

/// The heaviest terms of a list, heaviest first.
std::vector<std::uint64_t> heaviest(const Weights& weights, std::size_t most);

}  // namespace linli::resemblance
