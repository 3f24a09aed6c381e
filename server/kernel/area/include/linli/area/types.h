#pragma once

#include <linli/base/id.h>
#include <linli/db/row.h>
#include <linli/json/field.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace linli::area {

/// From the whole to the door. Ancestor columns exist for the first four. @source DAT-05, INC-03
enum class Level { district, street, community, grid, micro_grid, compound, building, unit, dwelling };
constexpr std::array<std::string_view, 9> words(Level) {
    return {"district", "street", "community", "grid", "micro_grid", "compound", "building", "unit", "dwelling"};
}

/// The four ancestors that every scoped row stores as columns `district_id`, `street_id`, `community_id`, `grid_id`,
/// so that a subtree page is one index range. A row known only down to the community has no grid.
struct Ancestors {
    std::optional<AreaId> district;
    std::optional<AreaId> street;
    std::optional<AreaId> community;
    std::optional<AreaId> grid;

    /// The ancestor at `level` (one of the four), if known.
    const std::optional<AreaId>& at(Level level) const {
        switch (level) {
        case Level::district: return district;
        case Level::street: return street;
        case Level::community: return community;
        default: return grid;
        }
    }
    /// Reads the four columns of a row.
    static Ancestors from(const db::Row& row) {
        return {row.get<std::optional<AreaId>>("district_id"), row.get<std::optional<AreaId>>("street_id"),
                row.get<std::optional<AreaId>>("community_id"), row.get<std::optional<AreaId>>("grid_id")};
    }
    bool operator==(const Ancestors&) const = default;
};

/// A place of the dated tree, as it is at the moment asked for.
struct Area {
    AreaId id;
    Level level = Level::grid;
    std::optional<AreaId> parent_id;
    std::string code;  ///< official or local code, unique within tenant and level
    std::string name;
    Ancestors ancestors;  ///< including the area itself
    std::optional<double> lon;
    std::optional<double> lat;
    std::int64_t household_count = 0;
    Instant valid_from{};
    std::optional<Instant> valid_until;
    std::int64_t version = 1;
};

}  // namespace linli::area
