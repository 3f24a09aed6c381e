#include "outline.h"

#include <linli/json/read.h>

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cmath>

namespace linli::office {
namespace {

using boost::json::array;
using boost::json::value;

constexpr std::size_t fewest_corners = 4;  ///< three and the first again

bool is_point(const value& v) {
    const auto* point = v.if_array();
    if (point == nullptr || point->size() < 2 || !(*point)[0].is_number() || !(*point)[1].is_number()) return false;
    return std::abs((*point)[0].to_number<double>()) <= 180 && std::abs((*point)[1].to_number<double>()) <= 90;
}

bool is_ring(const value& v) {
    const auto* ring = v.if_array();
    return ring != nullptr && ring->size() >= fewest_corners && std::all_of(ring->begin(), ring->end(), is_point) &&
           ring->front() == ring->back();
}

bool is_polygon(const value& v) {
    const auto* rings = v.if_array();
    return rings != nullptr && !rings->empty() && std::all_of(rings->begin(), rings->end(), is_ring);
}

constexpr double centimetre = 1e7;  // parts of a degree

Point point_of(const value& v) { return {v.at(0).to_number<double>(), v.at(1).to_number<double>()}; }

double rounded(double degrees) { return std::round(degrees * centimetre) / centimetre; }

array normalised_ring(const array& ring, Datum datum) {
    array out;
    for (const auto& corner : ring) {
        const auto p = to_wgs84(point_of(corner), datum);
        out.push_back(array{rounded(p.lon), rounded(p.lat)});
    }
    return out;
}

array normalised_polygon(const array& rings, Datum datum) {
    array out;
    for (const auto& ring : rings) out.push_back(normalised_ring(ring.get_array(), datum));
    return out;
}

struct Weighed {
    double weight = 0;  ///< twice the surface, in square degrees
    Point middle;
};

Weighed weighed(const array& ring) {
    const auto origin = point_of(ring.front());  // near it, so that nothing is lost by rounding
    Weighed out;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const auto a = point_of(ring[i]), b = point_of(ring[i + 1]);
        const Point p{a.lon - origin.lon, a.lat - origin.lat}, q{b.lon - origin.lon, b.lat - origin.lat};
        const double cross = p.lon * q.lat - q.lon * p.lat;
        out.weight += cross;
        out.middle.lon += (p.lon + q.lon) * cross;
        out.middle.lat += (p.lat + q.lat) * cross;
    }
    if (out.weight == 0) return {0, origin};
    out.middle = {origin.lon + out.middle.lon / (3 * out.weight), origin.lat + out.middle.lat / (3 * out.weight)};
    out.weight = std::abs(out.weight);
    return out;
}

}  // namespace

bool is_outline(const boost::json::object& geometry) {
    const auto* type = geometry.if_contains("type");
    const auto* coordinates = geometry.if_contains("coordinates");
    if (type == nullptr || coordinates == nullptr || !type->is_string() || !coordinates->is_array()) return false;
    if (type->get_string() == "Polygon") return is_polygon(*coordinates);
    const auto& polygons = coordinates->get_array();
    return type->get_string() == "MultiPolygon" && !polygons.empty() &&
           std::all_of(polygons.begin(), polygons.end(), is_polygon);
}

boost::json::object normalised(const boost::json::object& geometry, Datum datum) {
    const auto& coordinates = geometry.at("coordinates").get_array();
    if (geometry.at("type").get_string() == "Polygon")
        return {{"type", "Polygon"}, {"coordinates", normalised_polygon(coordinates, datum)}};
    array polygons;
    for (const auto& polygon : coordinates) polygons.push_back(normalised_polygon(polygon.get_array(), datum));
    return {{"type", "MultiPolygon"}, {"coordinates", std::move(polygons)}};
}

Point middle_of(const boost::json::object& geometry) {
    const auto& coordinates = geometry.at("coordinates").get_array();
    if (geometry.at("type").get_string() == "Polygon") return weighed(coordinates.front().get_array()).middle;
    Weighed largest{-1, {}};
    for (const auto& polygon : coordinates) {
        const auto piece = weighed(polygon.at(0).get_array());
        if (piece.weight > largest.weight) largest = piece;
    }
    return largest.middle;
}

Outcome check_outline(const std::optional<boost::json::object>& outline, std::string pointer) {
    if (!outline || is_outline(*outline)) return Done{};
    return refuse(json::invalid_fields, std::vector<FieldError>{{std::move(pointer), "not_an_outline",
                                                                 "应为首尾相接的 GeoJSON Polygon 或 MultiPolygon"}});
}

std::string outline_text(const std::optional<boost::json::object>& outline) {
    return outline ? boost::json::serialize(*outline) : std::string();
}

}  // namespace linli::office
