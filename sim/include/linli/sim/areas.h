#pragma once

#include <linli/base/date.h>
#include <linli/base/id.h>
#include <linli/registry/words.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace linli::sim {

/// WGS 84 in 10⁻⁷ degrees (about 1 cm), so that no rounding differs between machines.
struct Point {
    std::int32_t lon_e7 = 0;
    std::int32_t lat_e7 = 0;
    auto operator<=>(const Point&) const = default;
};
/// Closed (first point again at the end), counter-clockwise, without holes: one GeoJSON ring.
using Ring = std::vector<Point>;

/// Levels of the area tree that are shapes or names; dwellings stand in `Dwelling`.
enum class Level { district, street, community, grid, compound, building, unit };
constexpr std::array<std::string_view, 7> words(Level) {
    return {"district", "street", "community", "grid", "compound", "building", "unit"};
}

/// A place of the standard address tree. Grids partition their community, communities their street. @source DAT-05
struct Area {
    AreaId id;
    AreaId parent;  ///< nil for the district
    Level level = Level::grid;
    std::string code;                  ///< unique in the district; codes of children begin with the code of the parent
    std::string name;                  ///< `书香苑`, `12号楼`, `2单元`
    std::string address;               ///< standard address from the city down to this place
    std::vector<std::string> aliases;  ///< what people also write: `12栋`, `12幢`
    Ring outline;                      ///< empty for units
    Point centre;
    int floors = 0;      ///< buildings only
    int height_dm = 0;   ///< buildings only, decimetres
    int built_year = 0;  ///< buildings and compounds
    /// Grids: households that live there. In a sampled community only some of them are in the register.
    int households = 0;
    bool village = false;  ///< 村 instead of 社区 (communities), 村民小组 instead of 小区 (compounds)
};

using registry::DwellingUse;

/// A home with a door. @source DAT-05
struct Dwelling {
    AreaId id;
    AreaId parent;  ///< the unit, or in villages the building
    AreaId building;
    AreaId compound;
    AreaId grid;
    std::string code;
    std::string room;           ///< `501`; empty for a village house
    std::string address;        ///< standard address, unique in the district
    std::string local_address;  ///< from the compound on: `书香苑12号楼2单元501室`
    int building_number = 0;
    int unit_number = 0;  ///< 0 in villages
    int floor = 1;
    int area_dm2 = 0;  ///< floor area in square decimetres
    int built_year = 0;
    DwellingUse use = DwellingUse::owner_occupied;  ///< as recorded
};

}  // namespace linli::sim
