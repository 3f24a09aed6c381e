#include "chart.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace linli::quality {
namespace {

constexpr std::size_t least_before = 7;
constexpr std::size_t run_length = 8;

double share(const ChartPoint& point) {
    return point.rows == 0 ? 0 : static_cast<double>(point.wrong) / static_cast<double>(point.rows);
}

}  // namespace

Drift drift(std::span<const ChartPoint> points) {
    if (points.size() < least_before + 1 || points.back().rows == 0) return Drift::none;
    const auto before = points.first(points.size() - 1);
    double rows = 0, wrong = 0;
    for (const auto& point : before) {
        rows += static_cast<double>(point.rows);
        wrong += static_cast<double>(point.wrong);
    }
    if (rows == 0) return Drift::none;
    const double centre = wrong / rows;
    // With no error in the past the deviation is that of one row, or the first slip would be an alarm.
    const double spread = std::max(centre * (1 - centre), 1 / rows);
    const double limit = 3 * std::sqrt(spread / static_cast<double>(points.back().rows));
    const double now = share(points.back());
    if (now > centre + limit) return Drift::up;
    if (now < centre - limit) return Drift::down;
    if (points.size() < least_before + run_length) return Drift::none;
    bool above = true, below = true;
    for (const auto& point : points.last(run_length)) {
        above = above && share(point) > centre;
        below = below && share(point) < centre;
    }
    return above ? Drift::up : below ? Drift::down : Drift::none;
}

}  // namespace linli::quality
