#include "maps.h"

#include <linli/office/permissions.h>

#include <boost/json/parse.hpp>

#include <vector>

namespace linli::office {
namespace {

constexpr std::size_t largest_map = 5'000;

MapFeature feature_of(const area::Shape& shape) {
    MapFeature out;
    out.id = shape.area.id;
    out.geometry = boost::json::parse(shape.outline).as_object();
    out.properties.area_id = shape.area.id;
    out.properties.level = shape.area.level;
    out.properties.code = shape.area.code;
    out.properties.name = shape.area.name;
    out.properties.household_count = shape.area.household_count;
    if (shape.height_dm > 0) out.properties.height_m = static_cast<double>(shape.height_dm) / dm_a_metre;
    out.properties.lon = shape.area.lon;
    out.properties.lat = shape.area.lat;
    return out;
}

/// What people look for below it.
area::Level usual_level(area::Level top) {
    switch (top) {
    case area::Level::district: return area::Level::street;
    case area::Level::street: return area::Level::community;
    case area::Level::community: return area::Level::grid;
    default: return area::Level::building;
    }
}

/// What can be drawn below it.
Outcome check_level(const area::Area& top, area::Level level) {
    if (level <= top.level || level > area::Level::building) return refuse(area::wrong_level);
    if (level > area::Level::grid && top.level < area::Level::community) return refuse(map_too_wide);
    return Done{};
}

/// Compounds and micro-grids are parts of a grid; nothing is drawn below a building.
std::vector<area::Shape> drawn(db::ReadTx& tx, TenantId tenant, const area::Area& top, area::Level level) {
    if (top.level <= area::Level::grid) return area::shapes_below(tx, tenant, top, level, largest_map + 1);
    const auto grid = top.ancestors.grid ? area::find(tx, tenant, *top.ancestors.grid) : std::nullopt;
    if (!grid || top.level >= area::Level::building) return {};
    auto shapes = area::shapes_below(tx, tenant, *grid, level, largest_map + 1);
    std::erase_if(shapes, [&](const area::Shape& shape) { return shape.area.parent_id != top.id; });
    return shapes;
}

}  // namespace

Result<AreaMap> area_map(const OfficeParts& parts, const access::Scope& scope, AreaId top, const AskMap& in) {
    return parts.database.read([&](db::ReadTx& tx) -> Result<AreaMap> {
        const auto found = area::find(tx, scope.tenant(), top);
        if (!found) return refuse(area::no_such_area);
        const auto level = in.level.value_or(usual_level(found->level));
        if (in.level) LINLI_CHECK(check_level(*found, level));
        const auto shapes = drawn(tx, scope.tenant(), *found, level);
        if (shapes.size() > largest_map) return refuse(tree_too_large);
        AreaMap out;
        for (const auto& shape : shapes) {
            if (shape.outline.empty())
                ++out.without_outline;
            else
                out.features.push_back(feature_of(shape));
        }
        return out;
    });
}

}  // namespace linli::office
