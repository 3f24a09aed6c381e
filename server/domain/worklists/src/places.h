#pragma once

#include <linli/area/areas.h>

#include <vector>

/// Which areas a question about a place means.
namespace linli::worklists {

/// The area and everything down to the grid that lies in it. One query a level.
std::vector<area::Area> areas_below(db::ReadTx& tx, TenantId tenant, const area::Area& top);
std::vector<AreaId> ids_of(const std::vector<area::Area>& areas);

}  // namespace linli::worklists
