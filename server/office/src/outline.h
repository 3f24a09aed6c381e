#pragma once

#include <linli/base/result.h>

#include <boost/json/object.hpp>

#include <optional>
#include <string>

/// Borders as GeoJSON geometry. @source RFC 7946 §3.1.6, §3.1.7
namespace linli::office {

/// @refuses json::invalid_fields unless it is a Polygon or MultiPolygon of closed rings on the earth
Outcome check_outline(const std::optional<boost::json::object>& outline, std::string pointer);
/// As the area room stores it; empty when there is none.
std::string outline_text(const std::optional<boost::json::object>& outline);

}  // namespace linli::office
