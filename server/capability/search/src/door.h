#pragma once

#include "letters.h"

#include <linli/search/views.h>

#include <string>
#include <string_view>
#include <vector>

namespace linli::search {

/// An address as it is looked for: who writes 书香苑3幢1单元, 书香苑 3号楼 or 书香苑三栋 means the same door.
struct Door {
    std::string name;               ///< letters of the compound, or of road and number where there is none
    std::string house, unit, room;  ///< numbers; empty: not said
    bool empty() const { return name.empty() && house.empty() && unit.empty() && room.empty(); }
};
Door door_of(std::string_view address);
/// Where the numbers of `wanted` stand in `shown`.
std::vector<Mark> door_marks(const Door& wanted, std::string_view shown);

}  // namespace linli::search
