#pragma once

#include <linli/base/clock.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// The few facts that a photo tells about itself. Pure; what cannot be read is simply not known.
namespace linli::files {

/// Gives the text of a tag as libvips prints it: `43/1 28/1 281400/100000000 (43, 28, 2.81, Rational, …)`.
using Tag = std::function<std::optional<std::string>(const char* name)>;

/// When the photo was taken. A time without an offset is read as Shanghai time, which is what a camera in China says.
/// @source Exif 2.32 §4.6.5 (DateTimeOriginal, OffsetTimeOriginal)
std::optional<Instant> captured_at(const Tag& tag);
/// Longitude and latitude in degrees (WGS 84). @source Exif 2.32 §4.6.6
std::optional<std::pair<double, double>> position(const Tag& tag);

}  // namespace linli::files
