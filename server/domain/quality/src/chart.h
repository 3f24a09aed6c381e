#pragma once

#include <cstdint>
#include <span>

namespace linli::quality {

/// One day of a grid: how many rows, how many of them wrong.
struct ChartPoint {
    std::int64_t rows = 0;
    std::int64_t wrong = 0;
};

enum class Drift { none, up, down };

/// Whether the last point of a p-chart left its limits: three standard deviations around the share of the days before,
/// or eight days on the same side of it. Fewer than seven days before say nothing.
/// @source ISO 7870-2 (Shewhart control charts)
Drift drift(std::span<const ChartPoint> points);

}  // namespace linli::quality
