#include <linli/json/read.h>
#include <linli/office/permissions.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cmath>
#include <set>
#include <unordered_map>
#include <variant>

#include "journal.h"
#include "maps.h"
#include "outline.h"

namespace linli::office {
namespace {

using boost::json::object;
using boost::json::value;

constexpr std::size_t most_features = 2'000;
constexpr std::size_t most_areas = 100'000;
constexpr std::size_t most_corners = 20'000;
constexpr std::size_t faults_told = 200;
constexpr double highest_m = 1'000;

/// What one feature says.
struct Read {
    std::string code;
    object outline;
    std::optional<std::int64_t> height_dm;
};

std::size_t corners_of(const value& v) {
    const auto* list = v.if_array();
    if (list == nullptr) return 0;
    if (!list->empty() && list->front().is_number()) return 1;
    std::size_t count = 0;
    for (const auto& one : *list) count += corners_of(one);
    return count;
}

/// A code as people export it: text, or a number.
std::string code_of(const object& properties, std::string_view name) {
    const auto* found = properties.if_contains(name);
    if (found == nullptr) return {};
    if (found->is_string()) return std::string(found->get_string());
    return found->is_int64() ? std::to_string(found->get_int64()) : std::string();
}

std::optional<std::int64_t> height_of(const object& properties, std::string_view name) {
    const auto* found = properties.if_contains(name);
    if (found == nullptr || !found->is_number()) return std::nullopt;
    const double metres = found->to_number<double>();
    if (!(metres > 0) || metres > highest_m) return std::nullopt;
    return std::llround(metres * dm_a_metre);
}

/// The feature, or why it cannot be taken.
std::variant<Read, std::string> read_feature(const value& feature, const ImportOutlines& in) {
    const auto* all = feature.if_object();
    const auto* geometry = all ? all->if_contains("geometry") : nullptr;
    const auto* properties = all ? all->if_contains("properties") : nullptr;
    if (geometry == nullptr || !geometry->is_object() || properties == nullptr || !properties->is_object())
        return "不是 GeoJSON 要素：要有 geometry 和 properties";
    Read out;
    out.code = code_of(properties->get_object(), in.code_property);
    if (out.code.empty()) return "属性“" + in.code_property + "”里没有区域编码";
    if (!is_outline(geometry->get_object())) return "形状应为首尾相接的 Polygon 或 MultiPolygon";
    if (corners_of(geometry->at("coordinates")) > most_corners) return "边界的点太多，请先简化";
    out.outline = normalised(geometry->get_object(), in.datum);
    out.height_dm = height_of(properties->get_object(), in.height_property);
    return out;
}

/// Where what is known of a feature is put together.
class Work {
public:
    Work(const ImportOutlines& in, const std::vector<area::Shape>& shapes) : in_(in) {
        for (const auto& shape : shapes) {
            shapes_.emplace(shape.area.code, &shape);
            out_.still_without += shape.outline.empty() ? 1 : 0;
        }
    }

    void take(const value& feature) {
        ++out_.features;
        auto read = read_feature(feature, in_);
        if (const auto* why = std::get_if<std::string>(&read)) return fault({}, *why);
        const auto& one = std::get<Read>(read);
        const auto found = shapes_.find(one.code);
        if (found == shapes_.end()) return fault(one.code, "没有这个编码的区域");
        if (!taken_.insert(one.code).second) return fault(one.code, "同一个区域出现了两次");
        draw(one, *found->second);
    }

    const std::vector<area::Drawing>& drawings() const { return drawings_; }
    OutlineImport& result() { return out_; }

private:
    void fault(std::string code, std::string why) {
        if (out_.faults.size() < faults_told) out_.faults.push_back({out_.features, std::move(code), std::move(why)});
        ++out_.fault_count;
    }

    void draw(const Read& one, const area::Shape& stored) {
        const auto height = one.height_dm.value_or(stored.height_dm);
        if (!stored.outline.empty() && height == stored.height_dm &&
            normalised(boost::json::parse(stored.outline).as_object(), Datum::wgs84) == one.outline) {
            ++out_.same;
            return;
        }
        const auto middle = middle_of(one.outline);
        drawings_.push_back({stored.area.id, boost::json::serialize(one.outline), middle.lon, middle.lat, height});
        ++out_.drawn;
        out_.still_without -= stored.outline.empty() ? 1 : 0;
    }

    const ImportOutlines& in_;
    std::unordered_map<std::string, const area::Shape*> shapes_;
    std::set<std::string> taken_;
    std::vector<area::Drawing> drawings_;
    OutlineImport out_;
};

Result<const boost::json::array*> features_of(const ImportOutlines& in) {
    const auto* features = in.collection.if_contains("features");
    if (features == nullptr || !features->is_array())
        return refuse(json::invalid_fields, std::vector<FieldError>{{"/collection/features", "not_a_collection",
                                                                     "应为 GeoJSON FeatureCollection"}});
    if (features->get_array().size() > most_features)
        return refuse(json::invalid_fields, std::vector<FieldError>{{"/collection/features", "too_many",
                                                                     "一次最多 2000 个要素，请分批导入"}});
    return &features->get_array();
}

Outcome check_drawn_level(area::Level level) {
    if (level <= area::Level::building) return Done{};
    return refuse(json::invalid_fields,
                  std::vector<FieldError>{{"/level", "not_drawn", "单元和房屋没有边界，只画到楼栋"}});
}

}  // namespace

Result<OutlineImport> import_outlines(const OfficeParts& parts, const access::Scope& scope, const ImportOutlines& in) {
    LINLI_CHECK(check_drawn_level(in.level));
    LINLI_TRY(const auto* features, features_of(in));
    return parts.database.write([&](db::WriteTx& tx) -> Result<OutlineImport> {
        const auto shapes = area::shapes(tx, scope.tenant(), in.level, most_areas);
        Work work(in, shapes);
        for (const auto& feature : *features) work.take(feature);
        auto& out = work.result();
        if (!in.apply || (out.fault_count > 0 && !in.skip_faults)) return out;
        area::redraw(tx, scope.tenant(), work.drawings(), parts.clock.now());
        out.applied = true;
        for (const auto& drawing : work.drawings())
            parts.audit.wrote(tx, scope, changed("importOutlines", "area", drawing.id.uuid(), "outline"));
        return out;
    });
}

}  // namespace linli::office
