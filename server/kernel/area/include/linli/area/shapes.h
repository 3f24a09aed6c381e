#pragma once

#include <linli/area/areas.h>

#include <optional>
#include <string>
#include <vector>

/// Areas as maps show them. All functions work inside the caller's transaction.
/// @source DAT-05, DAT-09, INC-01
namespace linli::area {

/// An area with what is drawn of it.
struct Shape {
    Area area;
    std::int64_t height_dm = 0;  ///< of a building, decimetres; 0: not known
    std::string outline;         ///< GeoJSON geometry text, empty when nobody drew it
};

/// What is valid now of `level` below `top`, by code. Below grids only within a community or a grid: a district has
/// tens of thousands of buildings. At most `limit`.
/// @throws InvariantBroken when `top` stands below a grid, or is wider than a community and `level` below a grid.
std::vector<Shape> shapes_below(db::ReadTx& tx, TenantId tenant, const Area& top, Level level, std::size_t limit);
/// All of a level valid now, by code (bounded by `limit`).
std::vector<Shape> shapes(db::ReadTx& tx, TenantId tenant, Level level, std::size_t limit);

/// A new drawing of an area.
struct Drawing {
    AreaId id;
    std::string outline;  ///< GeoJSON geometry text
    double lon = 0, lat = 0;
    std::int64_t height_dm = 0;
};

/// Stores drawings as following versions of their areas and raises the tree's version, so that places are recognised by
/// the new borders from now on. An area that ended meanwhile is left out. @return how many were drawn.
std::size_t redraw(db::WriteTx& tx, TenantId tenant, const std::vector<Drawing>& drawings, Instant now);

}  // namespace linli::area
