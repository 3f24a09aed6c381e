#include "repository.h"

#include <algorithm>
#include <set>

namespace linli::area::repository {

Area read(const db::Row& row) {
    Area area;
    area.id = row.get<AreaId>("area_id");
    area.level = row.get<Level>("level");
    area.parent_id = row.get<std::optional<AreaId>>("parent_id");
    area.code = row.get<std::string>("code");
    area.name = row.get<std::string>("name");
    area.ancestors = Ancestors::from(row);
    area.lon = row.get<std::optional<double>>("lon");
    area.lat = row.get<std::optional<double>>("lat");
    area.household_count = row.get<std::int64_t>("household_count");
    area.valid_from = row.get<Instant>("valid_from_ms");
    area.valid_until = row.get<std::optional<Instant>>("valid_until_ms");
    area.version = row.get<std::int64_t>("version");
    return area;
}

bool insert(db::WriteTx& tx, TenantId tenant, const Area& area, const NewArea& in) {
    return tx.exec(
               "INSERT INTO area_area (tenant_id, area_id, level, parent_id, code, name, district_id, street_id,"
               " community_id, grid_id, lon, lat, outline, height_dm, household_count, valid_from_ms, version)"
               " VALUES (:tenant, :id, :level, :parent, :code, :name, :district, :street, :community, :grid, :lon,"
               " :lat, :outline, :height, :households, :from, 1) ON CONFLICT DO NOTHING",
               {{"tenant", tenant},
                {"id", area.id},
                {"level", area.level},
                {"parent", area.parent_id},
                {"code", area.code},
                {"name", area.name},
                {"district", area.ancestors.district},
                {"street", area.ancestors.street},
                {"community", area.ancestors.community},
                {"grid", area.ancestors.grid},
                {"lon", area.lon},
                {"lat", area.lat},
                {"outline", in.outline},
                {"height", in.height_dm},
                {"households", area.household_count},
                {"from", area.valid_from}}) == 1;
}

void insert_alias(db::WriteTx& tx, TenantId tenant, AreaId id, std::string_view name) {
    tx.exec("INSERT INTO area_alias (tenant_id, area_id, name) VALUES (:tenant, :id, :name) ON CONFLICT DO NOTHING",
            {{"tenant", tenant}, {"id", id}, {"name", name}});
}

void insert_many(db::WriteTx& tx, TenantId tenant, const std::vector<Area>& rows, const std::vector<NewArea>& areas) {
    using db::to_value;
    std::size_t next = 0;
    tx.bulk("area_area",
            {"tenant_id", "area_id", "level", "parent_id", "code", "name", "district_id", "street_id", "community_id",
             "grid_id", "lon", "lat", "outline", "height_dm", "household_count", "valid_from_ms", "version"},
            [&](std::vector<db::Value>& row) {
                if (next == rows.size()) return false;
                const auto& a = rows[next];
                row = {to_value(tenant),
                       to_value(a.id),
                       to_value(a.level),
                       to_value(a.parent_id),
                       to_value(a.code),
                       to_value(a.name),
                       to_value(a.ancestors.district),
                       to_value(a.ancestors.street),
                       to_value(a.ancestors.community),
                       to_value(a.ancestors.grid),
                       to_value(a.lon),
                       to_value(a.lat),
                       to_value(areas[next].outline),
                       to_value(areas[next].height_dm),
                       to_value(a.household_count),
                       to_value(a.valid_from),
                       to_value(1)};
                ++next;
                return true;
            });
    std::set<std::pair<AreaId, std::string_view>> aliases;  // the same word twice is one alias, as in `add`
    for (const auto& in : areas)
        for (const auto& alias : in.aliases) aliases.emplace(in.id, alias);
    auto alias = aliases.begin();
    tx.bulk("area_alias", {"tenant_id", "area_id", "name"}, [&](std::vector<db::Value>& row) {
        if (alias == aliases.end()) return false;
        row = {to_value(tenant), to_value(alias->first), to_value(alias->second)};
        ++alias;
        return true;
    });
}

std::vector<Area> parts(db::ReadTx& tx, TenantId tenant, AreaId id) {
    static const auto sql = "SELECT " + std::string(columns) +
                            " FROM area_area WHERE tenant_id = :tenant AND parent_id = :id AND valid_until_ms IS NULL";
    return tx.all(sql, {{"tenant", tenant}, {"id", id}}, read);
}

void keep_history(db::WriteTx& tx, TenantId tenant, AreaId id, Instant until) {
    tx.exec(
        "INSERT INTO area_history (tenant_id, area_id, version, level, parent_id, code, name, district_id,"
        " street_id, community_id, grid_id, lon, lat, household_count, valid_from_ms, valid_until_ms)"
        " SELECT tenant_id, area_id, version, level, parent_id, code, name, district_id, street_id, community_id,"
        " grid_id, lon, lat, household_count, valid_from_ms, cast(:until as bigint) FROM area_area"
        " WHERE tenant_id = :tenant AND area_id = :id",
        {{"until", until}, {"tenant", tenant}, {"id", id}});
}

bool update(db::WriteTx& tx, TenantId tenant, const Area& area) {
    return tx.exec(
               "UPDATE area_area SET parent_id = :parent, code = :code, name = :name, district_id = :district,"
               " street_id = :street, community_id = :community, grid_id = :grid, household_count = :households,"
               " valid_from_ms = :from, valid_until_ms = :until, version = :version"
               " WHERE tenant_id = :tenant AND area_id = :id AND version = :seen",
               {{"parent", area.parent_id},
                {"code", area.code},
                {"name", area.name},
                {"district", area.ancestors.district},
                {"street", area.ancestors.street},
                {"community", area.ancestors.community},
                {"grid", area.ancestors.grid},
                {"households", area.household_count},
                {"from", area.valid_from},
                {"until", area.valid_until},
                {"version", area.version},
                {"tenant", tenant},
                {"id", area.id},
                {"seen", area.version - 1}}) == 1;
}

bool redraw(db::WriteTx& tx, TenantId tenant, const Drawing& drawing, Instant now) {
    const auto stored = find(tx, tenant, drawing.id);
    if (!stored) return false;
    const auto since = std::max(now, stored->valid_from);  // no version may end before it began
    keep_history(tx, tenant, drawing.id, since);
    return tx.exec(
               "UPDATE area_area SET outline = :outline, lon = :lon, lat = :lat, height_dm = :height,"
               " valid_from_ms = :since, version = version + 1"
               " WHERE tenant_id = :tenant AND area_id = :id AND version = :seen",
               {{"outline", drawing.outline},
                {"lon", drawing.lon},
                {"lat", drawing.lat},
                {"height", drawing.height_dm},
                {"since", since},
                {"tenant", tenant},
                {"id", drawing.id},
                {"seen", stored->version}}) == 1;
}

void lock_tree(db::WriteTx& tx, TenantId tenant) {
    tx.exec(
        "INSERT INTO area_tree (tenant_id, version) VALUES (:tenant, 1)"
        " ON CONFLICT (tenant_id) DO UPDATE SET version = area_tree.version + 1",
        {{"tenant", tenant}});
}

}  // namespace linli::area::repository
