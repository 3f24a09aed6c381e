#pragma once

#include "engine_session.h"

#include <algorithm>
#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace linli::db {

inline constexpr std::size_t most_parameters = 512;

/// Calls `place(index, param)` with the index of each given parameter among the names of a statement.
/// @throws StoreFault naming a parameter that is missing, unknown or given twice: both engines would otherwise
///     keep silent about one of these.
template <class Place>
void match_parameters(const std::vector<std::string>& names, Params params, std::string_view sql, Place place) {
    std::bitset<most_parameters> seen;
    if (names.size() > most_parameters) throw StoreFault("too many parameters: " + excerpt(sql));
    for (std::size_t i = 0; i < params.size(); ++i) {
        // Parameters are usually given in the order of their first appearance.
        std::size_t at = i;
        if (at >= names.size() || names[at] != params[i].name)
            at = static_cast<std::size_t>(std::find(names.begin(), names.end(), params[i].name) - names.begin());
        if (at == names.size() || seen[at])
            throw StoreFault("unknown or repeated parameter :" + std::string(params[i].name) + " for: " + excerpt(sql));
        seen[at] = true;
        place(at, params[i]);
    }
    if (params.size() == names.size()) return;
    for (std::size_t at = 0; at < names.size(); ++at)
        if (!seen[at]) throw StoreFault("missing parameter :" + names[at] + " for: " + excerpt(sql));
}

}  // namespace linli::db
