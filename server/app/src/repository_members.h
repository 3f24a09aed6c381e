#pragma once

#include <linli/area/types.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>

#include <cstddef>
#include <span>
#include <vector>

/// Questions over the tables of several rooms that only the composition may ask: whom an audience holds.
namespace linli::app::repository {

/// Who acts in these posts now: the deputy while the holder is away. At most 200 posts, in one query.
std::vector<UserId> holders_of(db::ReadTx& tx, TenantId tenant, std::span<const PostId> posts, Instant now);
/// Who holds a post in this place or below, residents left out. One query.
std::vector<UserId> staff_in(db::ReadTx& tx, TenantId tenant, const area::Area& place, Instant now, std::size_t limit);
/// Accounts of people who live in this place. One query. A place below a grid holds nobody: records know their grid.
std::vector<UserId> residents_in(db::ReadTx& tx, TenantId tenant, const area::Area& place, std::size_t limit);

}  // namespace linli::app::repository
