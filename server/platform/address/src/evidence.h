#pragma once

#include <array>
#include <cstddef>
#include <string_view>

/// What can be counted about two addresses before anything is decided.
namespace linli::address {

/// The order is that of the weights.
enum class Sign {
    bias,
    place_overlap,    ///< of the most alike pair of named places, 0 to 1
    place_contained,  ///< one name holds the other
    place_equal,
    place_other,  ///< both name places, none alike
    road_equal,
    road_other,
    roadno_equal,
    roadno_other,
    building_equal,
    building_other,
    building_one,  ///< only one names a building
    unit_equal,
    unit_other,
    room_equal,
    room_other,
    room_one,
    town_other,
    admin_other,  ///< province, city or district contradict
    community_equal,
    text_overlap,  ///< pairs of characters of the whole text in common, 0 to 1
    longest_common,
    count,
};

constexpr std::array<std::string_view, 22> words(Sign) {
    return {"bias",        "place_overlap",   "place_contained", "place_equal",    "place_other",    "road_equal",
            "road_other",  "roadno_equal",    "roadno_other",    "building_equal", "building_other", "building_one",
            "unit_equal",  "unit_other",      "room_equal",      "room_other",     "room_one",       "town_other",
            "admin_other", "community_equal", "text_overlap",    "longest_common"};
}

using Evidence = std::array<double, static_cast<std::size_t>(Sign::count)>;

Evidence weigh(std::string_view a, std::string_view b);

}  // namespace linli::address
