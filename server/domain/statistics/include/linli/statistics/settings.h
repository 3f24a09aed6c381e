#pragma once

#include <string_view>

namespace linli::statistics {

/// A number from 3 to 50: counts of fewer people are not printed. Nothing: five.
inline constexpr std::string_view smallest_count_setting = "statistics.smallest-count";
inline constexpr int default_smallest_count = 5;
/// What administration should accept; an empty text is the default.
bool fits_smallest_count(std::string_view content);

}  // namespace linli::statistics
