#pragma once

#include <linli/area/types.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>

#include <cstdint>
#include <string>
#include <vector>

namespace linli::bench {

inline constexpr int communities = 82, grids_of_a_community = 12, streets = 8;

/// Where the people of the bench live.
struct Places {
    explicit Places(IdSource& ids);
    AreaId district;
    std::vector<AreaId> street, community, grid;
    area::Ancestors of(std::size_t grid_number) const;
};

/// The name of somebody: surnames as frequent as they are, given names of one or two characters.
std::string name_of(std::uint64_t number);

/// `people` people and a third as many doors, without numbers; rows as a register brings them, by the bulk path.
void fill(db::Database& database, TenantId tenant, const Places& places, std::int64_t people, IdSource& ids);

}  // namespace linli::bench
