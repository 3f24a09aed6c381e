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

bool is_outline(const boost::json::object& geometry) {
    const auto* type = geometry.if_contains("type");
    const auto* coordinates = geometry.if_contains("coordinates");
    if (type == nullptr || coordinates == nullptr || !type->is_string() || !coordinates->is_array()) return false;
    if (type->get_string() == "Polygon") return is_polygon(*coordinates);
    const auto& polygons = coordinates->get_array();
    return type->get_string() == "MultiPolygon" && !polygons.empty() &&
           std::all_of(polygons.begin(), polygons.end(), is_polygon);
}

}  // namespace

Outcome check_outline(const std::optional<boost::json::object>& outline, std::string pointer) {
    if (!outline || is_outline(*outline)) return Done{};
    return refuse(json::invalid_fields, std::vector<FieldError>{{std::move(pointer), "not_an_outline",
                                                                 "应为首尾相接的 GeoJSON Polygon 或 MultiPolygon"}});
}

std::string outline_text(const std::optional<boost::json::object>& outline) {
    return outline ? boost::json::serialize(*outline) : std::string();
}

}  // namespace linli::office
