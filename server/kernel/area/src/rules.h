#pragma once

#include <linli/area/types.h>

namespace linli::area {

/// A part stands strictly below its whole; only the district has none.
constexpr bool may_hold(Level parent, Level child) { return parent < child; }

/// Ancestors of an area below `parent`, including the area itself.
inline Ancestors below(const std::optional<Area>& parent, Level level, AreaId id) {
    Ancestors ancestors = parent ? parent->ancestors : Ancestors{};
    switch (level) {
    case Level::district: ancestors.district = id; break;
    case Level::street: ancestors.street = id; break;
    case Level::community: ancestors.community = id; break;
    case Level::grid: ancestors.grid = id; break;
    default: break;
    }
    return ancestors;
}

}  // namespace linli::area
