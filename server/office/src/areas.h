#pragma once

#include <linli/area/areas.h>
#include <linli/json/field.h>
#include <linli/office/office.h>

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// The tree of places as administration shows and changes it.
namespace linli::office {

/// A place at a moment.
struct AreaView {
    AreaId id;
    area::Level level = area::Level::grid;
    std::optional<AreaId> parent_id;
    std::string code;
    std::string name;
    std::optional<AreaId> district_id, street_id, community_id, grid_id;
    std::optional<double> lon, lat;
    std::int64_t household_count = 0;
    Instant valid_from{};
    std::optional<Instant> valid_until;
    std::int64_t version = 1;

    static constexpr std::string_view schema_name = "Area";
    static constexpr auto fields() {
        using V = AreaView;
        return std::tuple{json::field("id", &V::id, "区域"),
                          json::field("level", &V::level, "层级"),
                          json::field("parent_id", &V::parent_id, "上级"),
                          json::field("code", &V::code, "编码"),
                          json::field("name", &V::name, "名称"),
                          json::field("district_id", &V::district_id, "区县"),
                          json::field("street_id", &V::street_id, "街道"),
                          json::field("community_id", &V::community_id, "社区"),
                          json::field("grid_id", &V::grid_id, "网格"),
                          json::field("lon", &V::lon, "经度"),
                          json::field("lat", &V::lat, "纬度"),
                          json::field("household_count", &V::household_count, "户数"),
                          json::field("valid_from_ms", &V::valid_from, "生效时间"),
                          json::field("valid_until_ms", &V::valid_until, "失效时间"),
                          json::field("version", &V::version, "版本")};
    }
};

/// Several places; of a tree, parents before children.
struct AreaList {
    std::vector<AreaView> items;
    static constexpr std::string_view schema_name = "AreaList";
    static constexpr auto fields() { return std::tuple{json::field("items", &AreaList::items, "区域")}; }
};

/// As of when.
struct AskMoment {
    std::optional<Instant> at;
    static constexpr std::string_view schema_name = "AskMoment";
    static constexpr auto fields() { return std::tuple{json::field("at_ms", &AskMoment::at, "当时，默认为现在")}; }
};

/// As of when, and how far down.
struct AskTree {
    std::optional<Instant> at;
    area::Level down_to = area::Level::grid;
    static constexpr std::string_view schema_name = "AskTree";
    static constexpr auto fields() {
        return std::tuple{json::field("at_ms", &AskTree::at, "当时，默认为现在"),
                          json::field("down_to", &AskTree::down_to, "到哪一级", {.optional = true})};
    }
};

/// What people type to find a place; an address may be personal, so it travels in a body.
struct SearchAreas {
    std::string text;
    std::optional<area::Level> level;
    int limit = 20;
    static constexpr std::string_view schema_name = "SearchAreas";
    static constexpr auto fields() {
        return std::tuple{
            json::field("text", &SearchAreas::text, "名称中的字或编码", {.min = 1, .max = 50}),
            json::field("level", &SearchAreas::level, "层级"),
            json::field("limit", &SearchAreas::limit, "最多条数", {.min = 1, .max = 100, .optional = true})};
    }
};

/// A place to be added.
struct CreateArea {
    AreaId id;
    area::Level level = area::Level::grid;
    std::optional<AreaId> parent_id;
    std::string code;
    std::string name;
    std::vector<std::string> aliases;
    std::optional<double> lon, lat;
    std::optional<boost::json::object> outline;
    std::int64_t household_count = 0;

    static constexpr std::string_view schema_name = "CreateArea";
    static constexpr auto fields() {
        using V = CreateArea;
        return std::tuple{json::field("id", &V::id, "客户端生成的 UUIDv7，兼作幂等键"),
                          json::field("level", &V::level, "层级"),
                          json::field("parent_id", &V::parent_id, "上级，只有区县没有"),
                          json::field("code", &V::code, "编码", {.min = 1, .max = 40}),
                          json::field("name", &V::name, "名称", {.min = 1, .max = 60}),
                          json::field("aliases", &V::aliases, "别名", {.max = 20, .optional = true}),
                          json::field("lon", &V::lon, "经度", {.min = -180, .max = 180}),
                          json::field("lat", &V::lat, "纬度", {.min = -90, .max = 90}),
                          json::field("outline", &V::outline, "边界，GeoJSON Polygon 或 MultiPolygon"),
                          json::field("household_count", &V::household_count, "户数",
                                      {.min = 0, .max = 10'000'000, .optional = true})};
    }
};

/// What may be changed without moving anything; what is absent stays.
struct ChangeArea {
    std::int64_t version = 0;
    std::optional<std::string> name;
    std::optional<std::int64_t> household_count;
    static constexpr std::string_view schema_name = "ChangeArea";
    static constexpr auto fields() {
        return std::tuple{
            json::field("version", &ChangeArea::version, "所见版本", {.min = 1}),
            json::field("name", &ChangeArea::name, "名称", {.min = 1, .max = 60}),
            json::field("household_count", &ChangeArea::household_count, "户数", {.min = 0, .max = 10'000'000})};
    }
};

/// Under another parent, with everything below.
struct MoveArea {
    std::int64_t version = 0;
    AreaId parent_id;
    static constexpr std::string_view schema_name = "MoveArea";
    static constexpr auto fields() {
        return std::tuple{json::field("version", &MoveArea::version, "所见版本", {.min = 1}),
                          json::field("parent_id", &MoveArea::parent_id, "新的上级")};
    }
};

/// The version that the caller saw.
struct SeenVersion {
    std::int64_t version = 0;
    static constexpr std::string_view schema_name = "SeenVersion";
    static constexpr auto fields() {
        return std::tuple{json::field("version", &SeenVersion::version, "所见版本", {.min = 1})};
    }
};

/// One place that a split or a merge makes.
struct AreaPart {
    AreaId id;
    std::string code;
    std::string name;
    std::vector<std::string> aliases;
    std::optional<double> lon, lat;
    std::optional<boost::json::object> outline;
    std::int64_t household_count = 0;
    std::vector<AreaId> areas;  ///< of a split: the parts of the old one that go here

    static constexpr std::string_view schema_name = "AreaPart";
    static constexpr auto fields() {
        using V = AreaPart;
        return std::tuple{
            json::field("id", &V::id, "客户端生成的 UUIDv7"),
            json::field("code", &V::code, "编码，不能与仍然有效的区域相同", {.min = 1, .max = 40}),
            json::field("name", &V::name, "名称", {.min = 1, .max = 60}),
            json::field("aliases", &V::aliases, "别名", {.max = 20, .optional = true}),
            json::field("lon", &V::lon, "经度", {.min = -180, .max = 180}),
            json::field("lat", &V::lat, "纬度", {.min = -90, .max = 90}),
            json::field("outline", &V::outline, "边界，GeoJSON Polygon 或 MultiPolygon"),
            json::field("household_count", &V::household_count, "户数",
                        {.min = 0, .max = 10'000'000, .optional = true}),
            json::field("areas", &V::areas, "拆分时归入这里的下级区域", {.max = 2'000, .optional = true})};
    }
};

/// One place becomes several; every part of it goes to one of them.
struct SplitArea {
    std::int64_t version = 0;
    std::vector<AreaPart> parts;
    static constexpr std::string_view schema_name = "SplitArea";
    static constexpr auto fields() {
        return std::tuple{json::field("version", &SplitArea::version, "所见版本", {.min = 1}),
                          json::field("parts", &SplitArea::parts, "拆成", {.min = 2, .max = 20})};
    }
};

/// A place with the version that the caller saw.
struct SeenArea {
    AreaId area_id;
    std::int64_t version = 0;
    static constexpr std::string_view schema_name = "SeenArea";
    static constexpr auto fields() {
        return std::tuple{json::field("area_id", &SeenArea::area_id, "区域"),
                          json::field("version", &SeenArea::version, "所见版本", {.min = 1})};
    }
};

/// Several places become one.
struct MergeAreas {
    std::vector<SeenArea> areas;
    AreaPart into;
    static constexpr std::string_view schema_name = "MergeAreas";
    static constexpr auto fields() {
        return std::tuple{json::field("areas", &MergeAreas::areas, "被合并的区域", {.min = 2, .max = 20}),
                          json::field("into", &MergeAreas::into, "合并成")};
    }
};

/// What a split or merge did, and which posts still stand at a place that is no more: the security administrator gives
/// their holders new ones.
struct AreaChange {
    std::vector<AreaView> made;
    std::vector<AreaId> ended;
    std::vector<AreaId> moved;
    std::vector<PostId> posts_left;
    static constexpr std::string_view schema_name = "AreaChange";
    static constexpr auto fields() {
        return std::tuple{json::field("made", &AreaChange::made, "新的区域"),
                          json::field("ended", &AreaChange::ended, "停用的区域"),
                          json::field("moved", &AreaChange::moved, "移动的区域"),
                          json::field("posts_left", &AreaChange::posts_left, "仍设在停用区域的岗位，需另行安排")};
    }
};

AreaView shown(const area::Area& area);

/// @refuses area::no_such_area
Result<AreaView> area_at(const OfficeParts& parts, const access::Scope& scope, AreaId id, const AskMoment& in);
Result<AreaList> area_children(const OfficeParts& parts, const access::Scope& scope, AreaId id, const AskMoment& in);
/// Without an id from the district down. @refuses area::no_such_area, tree_too_large
Result<AreaList> area_tree(const OfficeParts& parts, const access::Scope& scope, std::optional<AreaId> top,
                           const AskTree& in);
/// Every version, oldest first. @refuses area::no_such_area
Result<AreaList> area_history(const OfficeParts& parts, const access::Scope& scope, AreaId id);
AreaList search_areas(const OfficeParts& parts, const access::Scope& scope, const SearchAreas& in);

/// @refuses area::no_such_area, area::wrong_level, area::code_taken, json::invalid_fields
Result<AreaView> create_area(const OfficeParts& parts, const access::Scope& scope, const CreateArea& in);
/// @refuses area::no_such_area, area::changed_meanwhile
Result<AreaView> change_area(const OfficeParts& parts, const access::Scope& scope, AreaId id, const ChangeArea& in);
/// Publishes `area.area-moved.v1`. @refuses area::no_such_area, area::wrong_level, area::changed_meanwhile
Result<AreaView> move_area(const OfficeParts& parts, const access::Scope& scope, AreaId id, const MoveArea& in);
/// @refuses area::no_such_area, area::changed_meanwhile, area::has_children
Result<AreaChange> end_area(const OfficeParts& parts, const access::Scope& scope, AreaId id, const SeenVersion& in);
/// @refuses as create_area, move_area and end_area: what no part takes over is area::has_children
Result<AreaChange> split_area(const OfficeParts& parts, const access::Scope& scope, AreaId id, const SplitArea& in);
/// @refuses not_siblings, and as create_area, move_area and end_area
Result<AreaChange> merge_areas(const OfficeParts& parts, const access::Scope& scope, const MergeAreas& in);

}  // namespace linli::office
