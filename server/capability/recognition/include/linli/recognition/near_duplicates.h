#pragma once

#include <linli/recognition/text_classifier.h>

#include <cstddef>
#include <span>
#include <vector>

namespace linli::recognition {

/// How alike two texts must be to count as copies of each other.
struct NearDuplicateOptions {
    double jaccard = 0.5;       ///< shared share of the distinct three-character pieces, 0…1
    std::size_t bands = 40;     ///< MinHash bands of three rows: a pair at 0.5 is found with probability 0.995
    std::uint64_t seed = 2026;  ///< of the hash functions
};

/// Groups copies, so that an evaluation never tests on what it learnt: the answer holds, for each message, the
/// index of the first message of its group. Copies of copies join one group. Candidates come from MinHash and are
/// confirmed by the exact Jaccard value; memory and time grow linearly with the number of messages.
std::vector<std::size_t> near_duplicate_groups(std::span<const Message> messages,
                                               const NearDuplicateOptions& options = {});

}  // namespace linli::recognition
