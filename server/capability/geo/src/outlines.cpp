#include "outlines.h"

#include <boost/geometry/algorithms/disjoint.hpp>
#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/geometry/strategies/strategies.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>

namespace linli::geo {
namespace {

namespace bg = boost::geometry;
using Point = bg::model::point<double, 2, bg::cs::cartesian>;
using Box = bg::model::box<Point>;
using Ring = std::vector<std::pair<double, double>>;
/// Outer ring first, holes after it.
using Polygon = std::vector<Ring>;

Ring read_ring(const boost::json::array& points) {
    Ring ring;
    for (const auto& point : points) {
        const auto& pair = point.as_array();
        ring.emplace_back(pair.at(0).to_number<double>(), pair.at(1).to_number<double>());
    }
    return ring;
}

Polygon read_polygon(const boost::json::array& rings) {
    Polygon polygon;
    for (const auto& ring : rings) polygon.push_back(read_ring(ring.as_array()));
    return polygon;
}

std::vector<Polygon> read_polygons(const std::string& geojson) {
    boost::json::error_code error;
    const auto value = boost::json::parse(geojson, error);
    if (error || !value.is_object()) return {};
    try {
        const auto& object = value.as_object();
        const auto& type = object.at("type").as_string();
        const auto& coordinates = object.at("coordinates").as_array();
        std::vector<Polygon> polygons;
        if (type == "Polygon")
            polygons.push_back(read_polygon(coordinates));
        else if (type == "MultiPolygon")
            for (const auto& polygon : coordinates) polygons.push_back(read_polygon(polygon.as_array()));
        return polygons;
    } catch (const std::exception&) {
        return {};  // a damaged outline recognises nothing; the area editor refuses to store one
    }
}

/// Even–odd rule, half-open, so that a point on the border of two neighbours lies in exactly one.
bool inside(const Ring& ring, double x, double y) {
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const auto& [xi, yi] = ring[i];
        const auto& [xj, yj] = ring[j];
        if ((yi > y) != (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi) in = !in;
    }
    return in;
}

bool inside(const Polygon& polygon, double x, double y) {
    if (polygon.empty() || !inside(polygon.front(), x, y)) return false;
    return std::none_of(polygon.begin() + 1, polygon.end(), [&](const Ring& hole) { return inside(hole, x, y); });
}

Box bounds(const Ring& ring) {
    Point low(180, 90), high(-180, -90);
    for (const auto& [x, y] : ring) {
        low = Point(std::min(low.get<0>(), x), std::min(low.get<1>(), y));
        high = Point(std::max(high.get<0>(), x), std::max(high.get<1>(), y));
    }
    return {low, high};
}

}  // namespace

struct OutlineIndex::Impl {
    std::vector<area::Outline> outlines;
    std::vector<std::pair<std::size_t, Polygon>> polygons;  ///< index into `outlines`
    bg::index::rtree<std::pair<Box, std::size_t>, bg::index::rstar<16>> tree;
};

OutlineIndex::OutlineIndex(const std::vector<area::Outline>& outlines) : impl_(std::make_unique<Impl>()) {
    impl_->outlines = outlines;
    std::vector<std::pair<Box, std::size_t>> boxes;
    for (std::size_t i = 0; i < outlines.size(); ++i)
        for (auto& polygon : read_polygons(outlines[i].geojson)) {
            if (polygon.empty() || polygon.front().size() < 4) continue;
            boxes.emplace_back(bounds(polygon.front()), impl_->polygons.size());
            impl_->polygons.emplace_back(i, std::move(polygon));
        }
    impl_->tree = {boxes.begin(), boxes.end()};
}

OutlineIndex::~OutlineIndex() = default;

const area::Outline* OutlineIndex::at(double lon, double lat) const {
    std::optional<std::size_t> best;
    const auto consider = [&](const std::pair<Box, std::size_t>& entry) {
        const auto& [outline, polygon] = impl_->polygons[entry.second];
        if (inside(polygon, lon, lat)) best = std::min(best.value_or(outline), outline);
    };
    for (auto it = impl_->tree.qbegin(bg::index::intersects(Point(lon, lat))); it != impl_->tree.qend(); ++it)
        consider(*it);
    return best ? &impl_->outlines[*best] : nullptr;
}

}  // namespace linli::geo
