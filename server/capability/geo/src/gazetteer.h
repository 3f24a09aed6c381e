#pragma once

#include <linli/area/areas.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace linli::geo {

/// A name found in a text.
struct Mention {
    const area::NameEntry* entry = nullptr;
    area::Level level = area::Level::community;
    std::size_t at = 0;      ///< byte offset in the folded text
    std::size_t length = 0;  ///< bytes
};

/// All names and aliases of communities, grids, compounds and buildings of a tenant. Immutable, thread-safe.
class Gazetteer {
public:
    Gazetteer(std::vector<std::pair<area::Level, std::vector<area::NameEntry>>> names);

    /// Every name of street, community, grid or compound that the text contains, longest first at each place.
    std::vector<Mention> mentions(std::string_view folded) const;
    /// The building of `compound` that the text names right after it: `12栋`, `12号楼`, `12幢`, `B座`.
    const area::NameEntry* building(AreaId compound, std::string_view folded_rest) const;

    static std::string fold(std::string_view raw);

private:
    struct Named {
        area::Level level;
        std::size_t list;
        std::size_t index;
    };
    std::vector<std::pair<area::Level, std::vector<area::NameEntry>>> names_;
    /// First two code points of a folded name -> (folded name, entry).
    std::unordered_map<std::string, std::vector<std::pair<std::string, Named>>> by_start_;
    std::unordered_map<AreaId, std::vector<std::pair<std::string, const area::NameEntry*>>> buildings_;
};

}  // namespace linli::geo
