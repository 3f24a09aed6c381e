#pragma once

#include "rng.h"

#include <linli/sim/areas.h>

#include <vector>

namespace linli::sim {

/// A box of lattice cells: columns [left, right), rows [bottom, top).
struct Box {
    int left = 0, bottom = 0, right = 0, top = 0;
    int width() const { return right - left; }
    int height() const { return top - bottom; }
    int cells() const { return width() * height(); }
};

/// A rectangle on the plane, centimetres from the district's corner.
struct Plot {
    int left = 0, bottom = 0, right = 0, top = 0;
};

/// What one part of a division wants: at least `need` cells, about `weight` of the whole.
struct Share {
    int need = 1;
    int weight = 1;
};

/// The ground plan: a lattice of blocks whose corners are moved a little, so that borders look drawn by people while
/// neighbours share every corner: areas made of whole cells partition each other exactly, without gaps or overlaps.
class Lattice {
public:
    static constexpr int cell_width = 17'000;   ///< cm
    static constexpr int cell_height = 15'000;  ///< cm
    static constexpr int margin = 1'800;        ///< cm kept free inside a box: moved corners and half the road

    explicit Lattice(std::uint64_t key) : key_(key) {}

    /// The outline of a box, through every lattice corner on its border.
    Ring outline(const Box& box) const;
    /// The largest upright rectangle that surely lies inside the box's outline, roads left out.
    Plot inside(const Box& box) const;
    static Ring ring(const Plot& plot);
    static Point point(int x_cm, int y_cm);
    static Point centre(const Plot& plot) { return point((plot.left + plot.right) / 2, (plot.bottom + plot.top) / 2); }

private:
    Point corner(int column, int row) const;
    std::uint64_t key_;
};

/// A box of about the shape of a city with at least `cells` cells.
Box box_for(int cells);

/// Divides `box` among `shares`: disjoint boxes that cover it, each with at least its need of cells.
/// The needs together must leave room (about half of the cells free).
std::vector<Box> divide(const Box& box, const std::vector<Share>& shares);

}  // namespace linli::sim
