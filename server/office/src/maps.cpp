#include "maps.h"

#include <linli/office/permissions.h>

#include <boost/json/parse.hpp>

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

/// What can be drawn below it.
Outcome check_level(const area::Area& top, area::Level level) {
    if (top.level > area::Level::grid || level <= top.level || level > area::Level::building)
        return refuse(area::wrong_level);
    if (level > area::Level::grid && top.level < area::Level::community) return refuse(map_too_wide);
    return Done{};
}

}  // namespace

Result<AreaMap> area_map(const OfficeParts& parts, const access::Scope& scope, AreaId top, const AskMap& in) {
    return parts.database.read([&](db::ReadTx& tx) -> Result<AreaMap> {
        const auto found = area::find(tx, scope.tenant(), top);
        if (!found) return refuse(area::no_such_area);
        LINLI_CHECK(check_level(*found, in.level));
        const auto shapes = area::shapes_below(tx, scope.tenant(), *found, in.level, largest_map + 1);
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
