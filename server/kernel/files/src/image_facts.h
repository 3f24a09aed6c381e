#pragma once

#include <linli/json/field.h>

#include <optional>
#include <tuple>

/// What the image worker says on its standard output; written there, read here as anything from outside.
namespace linli::files {

/// Exit codes of the worker; anything else, and any signal, is a fault or a decoder that was broken by the picture.
enum class WorkerExit { converted = 0, fault = 1, undecodable = 2, too_many_pixels = 3 };

inline constexpr std::int64_t max_pixels = 50'000'000;
inline constexpr int longest_served_edge = 4096;  ///< larger pictures are served smaller; the original stays

struct ImageFacts {
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::optional<Instant> captured_at;
    std::optional<double> lon;
    std::optional<double> lat;

    static constexpr std::string_view schema_name = "ImageFacts";
    static constexpr auto fields() {
        return std::tuple{json::field("width", &ImageFacts::width, "宽", {.min = 1, .max = 100'000}),
                          json::field("height", &ImageFacts::height, "高", {.min = 1, .max = 100'000}),
                          json::field("captured_at_ms", &ImageFacts::captured_at, "拍摄时间"),
                          json::field("lon", &ImageFacts::lon, "经度", {.min = -180, .max = 180}),
                          json::field("lat", &ImageFacts::lat, "纬度", {.min = -90, .max = 90})};
    }
};

}  // namespace linli::files
