#pragma once

#include <linli/area/areas.h>
#include <linli/area/shapes.h>

/// SQL of the area room; no rules here, no SQL elsewhere.
namespace linli::area::repository {

inline constexpr std::string_view columns =
    "area_id, level, parent_id, code, name, district_id, street_id, community_id, grid_id, lon, lat, household_count,"
    " valid_from_ms, valid_until_ms, version";

Area read(const db::Row& row);
/// @return false when the code is taken.
bool insert(db::WriteTx& tx, TenantId tenant, const Area& area, const NewArea& in);
void insert_alias(db::WriteTx& tx, TenantId tenant, AreaId id, std::string_view name);
/// Rows with their aliases by the engine's fastest way; `rows` and `areas` correspond.
void insert_many(db::WriteTx& tx, TenantId tenant, const std::vector<Area>& rows, const std::vector<NewArea>& areas);
/// Direct parts that are not ended, whatever the clock says.
std::vector<Area> parts(db::ReadTx& tx, TenantId tenant, AreaId id);
/// Copies the present version to the history, ending at `until`.
void keep_history(db::WriteTx& tx, TenantId tenant, AreaId id, Instant until);
/// Stores everything but id and level where the stored version is `area.version - 1`. @return false when stale.
bool update(db::WriteTx& tx, TenantId tenant, const Area& area);
/// The drawing as the following version of a valid area; the one before becomes history. @return false when it ended.
bool redraw(db::WriteTx& tx, TenantId tenant, const Drawing& drawing, Instant now);
/// Raises the tree's version and with it takes the lock under which a tenant's tree is changed: what is read after
/// this cannot change until the transaction ends (PostgreSQL; SQLite has one writer anyway).
void lock_tree(db::WriteTx& tx, TenantId tenant);

}  // namespace linli::area::repository
