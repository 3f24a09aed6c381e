#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace linli::recognition {

/// A fold (0 … folds-1) for each row. A group stays together; labels are spread evenly; the order comes from `seed`.
std::vector<std::size_t> spread_over_folds(std::span<const std::uint32_t> truth, std::span<const std::size_t> groups,
                                           std::size_t labels, std::size_t folds, std::uint64_t seed);

}  // namespace linli::recognition
