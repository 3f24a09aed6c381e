#pragma once

#include "corpus.h"

#include <linli/recognition/evaluate.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace linli::recognition {

/// What learning gives: the pieces that count, their term weights and their weights for each label.
struct Linear {
    std::vector<std::uint32_t> pieces;  ///< numbers in the corpus, rising
    std::vector<float> term_weights;    ///< one per piece
    std::vector<float> weights;         ///< [piece × labels + label]
};

/// Learns from the given rows of the corpus only: neither the rarity of pieces nor what they tell about labels is
/// taken from other rows.
Linear learn(const Corpus& corpus, std::span<const std::size_t> rows, const LearnOptions& options);

/// Decision values of one row, one per label.
std::vector<double> decide(const Corpus& corpus, std::size_t row, const Linear& linear);

/// Sublinear count: ten times the same word does not count ten times.
double damped(std::size_t count);

}  // namespace linli::recognition
