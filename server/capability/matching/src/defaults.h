#pragma once

#include <linli/matching/compare.h>

#include <span>

namespace linli::matching {

/// Shares before anything was learnt, and what a level says in the explanation.
struct KnownLevel {
    double m, u;
    std::string_view text;  ///< zh-CN; `%` stands for the masked value
};
/// In the order of the field's levels; each column sums to 1.
std::span<const KnownLevel> known_levels(Field field);
inline constexpr double known_lambda = 1e-6;

}  // namespace linli::matching
