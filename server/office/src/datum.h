#pragma once

#include <array>
#include <string_view>

/// Coordinates of Chinese map services are shifted on purpose; ours are WGS 84, as receivers of satellites give them.
namespace linli::office {

/// What a file's coordinates are measured in: `wgs84` (also CGCS2000, a few centimetres away), `gcj02` (高德, 腾讯),
/// `bd09` (百度).
enum class Datum { wgs84, gcj02, bd09 };
constexpr std::array<std::string_view, 3> words(Datum) { return {"wgs84", "gcj02", "bd09"}; }

struct Point {
    double lon = 0, lat = 0;  ///< degrees
};

/// The same place in WGS 84, to less than a centimetre of what the services' own shift gives; outside China GCJ-02 does
/// not shift.
Point to_wgs84(Point p, Datum datum);
/// The shift of GCJ-02 itself. @source GB 20263-2006 as published by others; there is no official text of the formula
Point shifted(Point wgs84);

}  // namespace linli::office
