#pragma once

#include <linli/area/areas.h>
#include <linli/area/events.h>

#include <map>
#include <vector>

/// How rooms that store ancestors follow the tree: which of their rows to look through after `area.area-moved.v1`, and
/// where those stand now. Each room walks its own rows, in batches, and may be stopped at any time.
namespace linli::area {

/// A grid or community whose rows are looked through.
struct Following {
    Level level = Level::grid;
    AreaId id;
};

/// Of something below a grid the grid it left (the community, when it stood in no grid), of a grid or community itself;
/// nothing for what has no ancestors below it (a street stays in its district) and for a version that never was.
std::optional<Following> to_follow(db::ReadTx& tx, TenantId tenant, const AreaMoved& moved);

/// Ancestors of areas that are valid now; one lookup by key for each distinct area.
std::map<AreaId, Ancestors> ancestors_of(db::ReadTx& tx, TenantId tenant, std::vector<AreaId> ids);

/// Where something stands that knows no more than the places it stood in: in the lowest of them that is still there. A
/// grid that ended is not guessed anew.
Ancestors still_there(const std::map<AreaId, Ancestors>& known, const Ancestors& was);

}  // namespace linli::area
