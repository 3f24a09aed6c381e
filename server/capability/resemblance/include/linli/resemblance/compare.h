#pragma once

#include <linli/base/clock.h>
#include <linli/base/words.h>
#include <linli/resemblance/rarity.h>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Whether two reports are about the same matter, and why.
namespace linli::resemblance {

/// One report as it is compared. What is empty says neither yes nor no.
struct Report {
    Words words;                     ///< of title and text
    std::optional<double> lon, lat;  ///< degrees
    std::string address;             ///< as written
    std::string item;                ///< code of the responsibility item
    std::optional<Instant> time;
    std::vector<std::string> photos;  ///< hashes of the contents
    std::string reporter;             ///< equal for one person; never shown
};

/// How far apart one matter can be reported; differs by item.
/// @source FixMyStreet `nearby_distances` (250 m for proposals)
struct Measure {
    double radius_metres = 250;
    std::chrono::days window{14};
};

/// What a reporter said about another matter.
enum class Opinion { same, different, not_sure };
constexpr std::array<std::string_view, 3> words(Opinion) { return {"same", "different", "not_sure"}; }

/// same: shown first, chosen already; likely: shown; no: not shown. People decide in every band.
enum class Band { same, likely, no };
constexpr std::array<std::string_view, 3> words(Band) { return {"same", "likely", "no"}; }
inline constexpr double same_from = 0.9;
inline constexpr double likely_from = 0.5;

/// One reason with its part of the sum, positive for the same matter.
struct Reason {
    double points = 0;
    std::string text;         ///< zh-CN
    bool for_anyone = false;  ///< says nothing about the other reporter, nor where exactly the other matter is
};

/// What a comparison found.
struct Resemblance {
    double score = 0;  ///< 0 to 1
    Band band = Band::no;
    std::vector<Reason> reasons;  ///< those that speak loudest first
};

/// Metres between two points, good to a percent within a city.
double metres_between(double lon_a, double lat_a, double lon_b, double lat_b);

/// Weighs place, words, names, photos, item, time and reporter; a sum of points as a logistic score. Beyond the radius,
/// or outside the window, or at another door nothing is `same`; and words alone, without a place or a photo in common,
/// are at most `likely`. Symmetric but for the order of reasons. About 0.1 ms; the addresses cost most of it.
/// @source INC-24, AS-07
Resemblance compare(const Report& a, const Report& b, const Rarity& rarity, const Measure& measure = {},
                    std::optional<Opinion> opinion = std::nullopt);

}  // namespace linli::resemblance
