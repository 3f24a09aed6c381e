#pragma once

#include <linli/matching/matcher.h>

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace linli::matching {

/// Fields that agree in every block of a rule, and so tell nothing within it.
struct Rule {
    std::string_view text;  ///< zh-CN
    unsigned fields = 0;    ///< bits 1 << Field
    bool trains = false;
};
inline constexpr std::size_t rule_count = 8;
const std::array<Rule, rule_count>& rules();

using TakePair = std::function<void(std::uint32_t, std::uint32_t)>;
/// Every pair of rows that share a key of one rule; a < b. @return blocks that were skipped
SkippedBlocks each_pair_of(const std::vector<std::uint64_t>& keys, std::size_t rule, std::size_t largest,
                           std::size_t most, const TakePair& take);
/// Every pair of rows that share a key of any rule, once.
std::vector<SkippedBlocks> each_pair(const std::vector<std::vector<std::uint64_t>>& keys, std::size_t largest,
                                     const TakePair& take);

}  // namespace linli::matching
