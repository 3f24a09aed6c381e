#include "exif.h"

#include <linli/base/date.h>

#include <charconv>
#include <cmath>

namespace linli::files {
namespace {

using std::chrono::minutes;

/// A number of exactly the digits at `at`. @return nothing when one is no digit
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (text.size() < at + count) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// `+08:00`
std::optional<minutes> offset_of(std::string_view text) {
    const auto hours = digits(text, 1, 2), rest = digits(text, 4, 2);
    if (!hours || !rest || text[3] != ':' || *hours > 14 || *rest > 59) return std::nullopt;
    const minutes offset(*hours * 60 + *rest);
    if (text[0] == '+') return offset;
    return text[0] == '-' ? std::optional(-offset) : std::nullopt;
}

/// `2008:10:22 16:28:39` as the local moment it names.
std::optional<Instant> local_time(std::string_view text) {
    const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
    const auto date = Date::of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
    if (!date || *year < 1980 || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    return Instant(date->days()) + std::chrono::hours(*hour) + minutes(*minute) + std::chrono::seconds(*second);
}

/// The next `numerator/denominator` of `text`, which is cut behind it.
std::optional<double> rational(std::string_view& text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    std::int64_t parts[2]{};
    for (int i = 0; i < 2; ++i) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parts[i]);
        if (error != std::errc{}) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (i == 0) {
            if (!text.starts_with('/')) return std::nullopt;
            text.remove_prefix(1);
        }
    }
    if (parts[1] == 0) return std::nullopt;
    return static_cast<double>(parts[0]) / static_cast<double>(parts[1]);
}

/// Degrees, minutes and seconds with the letter of the hemisphere.
std::optional<double> degrees(const std::optional<std::string>& value, const std::optional<std::string>& hemisphere,
                              char positive, char negative, double most) {
    if (!value || !hemisphere || hemisphere->empty()) return std::nullopt;
    std::string_view text(*value);
    const auto whole = rational(text), sixtieth = rational(text), second = rational(text);
    if (!whole || !sixtieth || !second) return std::nullopt;
    const double angle = *whole + *sixtieth / 60 + *second / 3600;
    if (!std::isfinite(angle) || angle < 0 || angle > most) return std::nullopt;
    if (hemisphere->front() == positive) return angle;
    return hemisphere->front() == negative ? std::optional(-angle) : std::nullopt;
}

}  // namespace

std::optional<Instant> captured_at(const Tag& tag) {
    auto text = tag("exif-ifd2-DateTimeOriginal");
    if (!text) text = tag("exif-ifd2-DateTimeDigitized");
    const auto local = text ? local_time(*text) : std::nullopt;
    if (!local) return std::nullopt;
    const auto said = tag("exif-ifd2-OffsetTimeOriginal");
    return *local - (said ? offset_of(*said) : std::nullopt).value_or(shanghai_offset);
}

std::optional<std::pair<double, double>> position(const Tag& tag) {
    const auto lon = degrees(tag("exif-ifd3-GPSLongitude"), tag("exif-ifd3-GPSLongitudeRef"), 'E', 'W', 180);
    const auto lat = degrees(tag("exif-ifd3-GPSLatitude"), tag("exif-ifd3-GPSLatitudeRef"), 'N', 'S', 90);
    if (!lon || !lat || (*lon == 0 && *lat == 0)) return std::nullopt;  // cameras without a fix write zeros
    return std::pair(*lon, *lat);
}

}  // namespace linli::files
