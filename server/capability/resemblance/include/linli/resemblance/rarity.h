#pragma once

#include <linli/resemblance/words.h>

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace linli::resemblance {

/// One term with what it weighs; a list of them has length one and stands in the order of the keys.
struct Weight {
    std::uint64_t key = 0;
    float value = 0;
    Kind kind = Kind::words;
};
using Weights = std::vector<Weight>;

/// The cosine of two lists of length one: 0 nothing in common, 1 the same.
double cosine(const Weights& a, const Weights& b);

/// In how many texts each term stood: what everybody says weighs little. Bounded: above `most` terms, those that were
/// seen once are forgotten. Not thread-safe while it counts.
class Rarity {
public:
    explicit Rarity(std::size_t most = 4'000'000) : most_(most) {}
    void count(const Words& words);
    std::int64_t texts() const { return texts_; }
    /// How many texts hold a term.
    std::int64_t holding(std::uint64_t key) const;
    /// ln((texts + 8) / (holding + 1)); 0 for what more than half of at least fifty texts say.
    double weight(std::uint64_t key) const;
    /// The heaviest `most` terms of a text, scaled to length one. Names and numbers weigh half as much again.
    Weights weights(const Words& words, std::size_t most = 100) const;

private:
    void forget();
    std::unordered_map<std::uint64_t, std::uint32_t> holding_;
    std::int64_t texts_ = 0;
    std::size_t most_;
};

}  // namespace linli::resemblance
