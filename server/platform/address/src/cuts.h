#pragma once

#include "traits.h"

#include <cstddef>
#include <optional>

/// Where numbers are cut: whether 12-3 is one number or two, and whether A2292 is one. What the rules say is one of the
/// signs that are weighed.
namespace linli::address {

/// Doors side by side: 23-24号, 322-324.
bool neighbours(int first, int second);

/// Whether a dash behind the number at `spot` could join it with the next one.
bool joinable(const Spot& spot);
/// What the rules say about that dash.
bool rule_joins(const Spot& spot);

struct Split {
    std::size_t width = 0;  ///< of the first part
    bool letter = false;    ///< A|2292; otherwise 7|1161
    bool rule = false;      ///< what the rules say
};
/// Where the number at `spot` could be cut in two.
std::optional<Split> split_of(const Spot& spot);

}  // namespace linli::address
