#pragma once

#include <linli/base/result.h>

#include <boost/json/object.hpp>

#include <optional>
#include <string>

#include "datum.h"

/// Borders as GeoJSON geometry. @source RFC 7946 §3.1.6, §3.1.7
namespace linli::office {

/// @refuses json::invalid_fields unless it is a Polygon or MultiPolygon of closed rings on the earth
Outcome check_outline(const std::optional<boost::json::object>& outline, std::string pointer);
/// Whether it is a Polygon or MultiPolygon of closed rings on the earth.
bool is_outline(const boost::json::object& geometry);
/// The same borders in WGS 84, rounded to a centimetre, with nothing but type and coordinates.
/// @pre is_outline
boost::json::object normalised(const boost::json::object& geometry, Datum datum);
/// The centre of mass of the largest piece. @pre is_outline
Point middle_of(const boost::json::object& geometry);
/// As the area room stores it; empty when there is none.
std::string outline_text(const std::optional<boost::json::object>& outline);

}  // namespace linli::office
