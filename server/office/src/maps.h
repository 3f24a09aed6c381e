#pragma once

#include <linli/area/shapes.h>
#include <linli/json/field.h>
#include <linli/office/office.h>

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "datum.h"

/// Areas as GeoJSON, out and in. @source RFC 7946, DAT-05, INC-01
namespace linli::office {

inline constexpr double dm_a_metre = 10;

/// What is drawn below an area; without a level what lies directly below it, of a grid its buildings.
struct AskMap {
    std::optional<area::Level> level;
    static constexpr std::string_view schema_name = "AskMap";
    static constexpr auto fields() {
        return std::tuple{json::field("level", &AskMap::level, "画哪一级，不填为下一级")};
    }
};

/// What a feature of the map says of itself.
struct MapProperties {
    AreaId area_id;
    area::Level level = area::Level::grid;
    std::string code;
    std::string name;
    std::int64_t household_count = 0;
    std::optional<double> height_m;
    std::optional<double> lon, lat;

    static constexpr std::string_view schema_name = "MapProperties";
    static constexpr auto fields() {
        using V = MapProperties;
        return std::tuple{json::field("area_id", &V::area_id, "区域"),
                          json::field("level", &V::level, "层级"),
                          json::field("code", &V::code, "编码"),
                          json::field("name", &V::name, "名称"),
                          json::field("household_count", &V::household_count, "户数"),
                          json::field("height_m", &V::height_m, "楼高，米"),
                          json::field("lon", &V::lon, "中心经度"),
                          json::field("lat", &V::lat, "中心纬度")};
    }
};

/// A GeoJSON Feature.
struct MapFeature {
    std::string type = "Feature";
    AreaId id;
    boost::json::object geometry;
    MapProperties properties;
    static constexpr std::string_view schema_name = "MapFeature";
    static constexpr auto fields() {
        using V = MapFeature;
        return std::tuple{json::field("type", &V::type, "Feature"), json::field("id", &V::id, "区域"),
                          json::field("geometry", &V::geometry, "Polygon 或 MultiPolygon，WGS 84"),
                          json::field("properties", &V::properties, "属性")};
    }
};

/// A GeoJSON FeatureCollection: any map library draws it as it is.
struct AreaMap {
    std::string type = "FeatureCollection";
    std::vector<MapFeature> features;
    std::int64_t without_outline = 0;
    static constexpr std::string_view schema_name = "AreaMap";
    static constexpr auto fields() {
        using V = AreaMap;
        return std::tuple{json::field("type", &V::type, "FeatureCollection"),
                          json::field("features", &V::features, "区域"),
                          json::field("without_outline", &V::without_outline, "还没有边界的区域数")};
    }
};

/// Borders drawn elsewhere, to be tried or stored.
struct ImportOutlines {
    area::Level level = area::Level::grid;
    boost::json::object collection;
    Datum datum = Datum::wgs84;
    std::string code_property = "code";
    std::string height_property = "height";
    bool apply = false;
    bool skip_faults = false;

    static constexpr std::string_view schema_name = "ImportOutlines";
    static constexpr auto fields() {
        using V = ImportOutlines;
        return std::tuple{
            json::field("level", &V::level, "这些边界属于哪一级"),
            json::field("collection", &V::collection, "GeoJSON FeatureCollection，最多 2000 个要素"),
            json::field("datum", &V::datum, "坐标系：WGS 84（含 CGCS2000）、高德/腾讯或百度", {.optional = true}),
            json::field("code_property", &V::code_property, "哪个属性是区域编码",
                        {.min = 1, .max = 60, .optional = true}),
            json::field("height_property", &V::height_property, "哪个属性是楼高（米），没有也可以",
                        {.min = 1, .max = 60, .optional = true}),
            json::field("apply", &V::apply, "确认写入；不填只试算", {.optional = true}),
            json::field("skip_faults", &V::skip_faults, "有问题的要素跳过，其余写入", {.optional = true})};
    }
};

/// Why a feature was not taken.
struct OutlineFault {
    std::int64_t feature = 0;
    std::string code;
    std::string message;
    static constexpr std::string_view schema_name = "OutlineFault";
    static constexpr auto fields() {
        using V = OutlineFault;
        return std::tuple{json::field("feature", &V::feature, "第几个要素，从 1 开始"),
                          json::field("code", &V::code, "它的区域编码"), json::field("message", &V::message, "原因")};
    }
};

/// What an import of borders does, or did.
struct OutlineImport {
    bool applied = false;
    std::int64_t features = 0, drawn = 0, same = 0, fault_count = 0, still_without = 0;
    std::vector<OutlineFault> faults;
    static constexpr std::string_view schema_name = "OutlineImport";
    static constexpr auto fields() {
        using V = OutlineImport;
        return std::tuple{json::field("applied", &V::applied, "是否已写入"),
                          json::field("features", &V::features, "要素数"),
                          json::field("drawn", &V::drawn, "新画或改动的区域数"),
                          json::field("same", &V::same, "与现有边界相同的区域数"),
                          json::field("fault_count", &V::fault_count, "有问题的要素数"),
                          json::field("still_without", &V::still_without, "写入后仍没有边界的区域数"),
                          json::field("faults", &V::faults, "前 200 个问题")};
    }
};

/// @refuses area::no_such_area, area::wrong_level, map_too_wide, tree_too_large
Result<AreaMap> area_map(const OfficeParts& parts, const access::Scope& scope, AreaId top, const AskMap& in);
/// Tries, and stores when told to and nothing is at fault (or faults are to be skipped); the same again changes
/// nothing. @refuses json::invalid_fields, tree_too_large
Result<OutlineImport> import_outlines(const OfficeParts& parts, const access::Scope& scope, const ImportOutlines& in);

}  // namespace linli::office
