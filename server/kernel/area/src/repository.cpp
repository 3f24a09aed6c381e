#include "repository.h"

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

bool insert(db::WriteTx& tx, TenantId tenant, const Area& area, std::string_view outline) {
    return tx.exec("INSERT INTO area_area (tenant_id, area_id, level, parent_id, code, name, district_id, street_id,"
                   " community_id, grid_id, lon, lat, outline, household_count, valid_from_ms, version)"
                   " VALUES (:tenant, :id, :level, :parent, :code, :name, :district, :street, :community, :grid, :lon,"
                   " :lat, :outline, :households, :from, 1) ON CONFLICT DO NOTHING",
                   {{"tenant", tenant}, {"id", area.id}, {"level", area.level}, {"parent", area.parent_id},
                    {"code", area.code}, {"name", area.name}, {"district", area.ancestors.district},
                    {"street", area.ancestors.street}, {"community", area.ancestors.community},
                    {"grid", area.ancestors.grid}, {"lon", area.lon}, {"lat", area.lat}, {"outline", outline},
                    {"households", area.household_count}, {"from", area.valid_from}}) == 1;
}

void insert_alias(db::WriteTx& tx, TenantId tenant, AreaId id, std::string_view name) {
    tx.exec("INSERT INTO area_alias (tenant_id, area_id, name) VALUES (:tenant, :id, :name) ON CONFLICT DO NOTHING",
            {{"tenant", tenant}, {"id", id}, {"name", name}});
}

void keep_history(db::WriteTx& tx, TenantId tenant, AreaId id, Instant until) {
    tx.exec("INSERT INTO area_history (tenant_id, area_id, version, level, parent_id, code, name, district_id,"
            " street_id, community_id, grid_id, lon, lat, household_count, valid_from_ms, valid_until_ms)"
            " SELECT tenant_id, area_id, version, level, parent_id, code, name, district_id, street_id, community_id,"
            " grid_id, lon, lat, household_count, valid_from_ms, cast(:until as bigint) FROM area_area"
            " WHERE tenant_id = :tenant AND area_id = :id",
            {{"until", until}, {"tenant", tenant}, {"id", id}});
}

bool update(db::WriteTx& tx, TenantId tenant, const Area& area) {
    return tx.exec("UPDATE area_area SET parent_id = :parent, code = :code, name = :name, district_id = :district,"
                   " street_id = :street, community_id = :community, grid_id = :grid, household_count = :households,"
                   " valid_from_ms = :from, valid_until_ms = :until, version = :version"
                   " WHERE tenant_id = :tenant AND area_id = :id AND version = :seen",
                   {{"parent", area.parent_id}, {"code", area.code}, {"name", area.name},
                    {"district", area.ancestors.district}, {"street", area.ancestors.street},
                    {"community", area.ancestors.community}, {"grid", area.ancestors.grid},
                    {"households", area.household_count}, {"from", area.valid_from}, {"until", area.valid_until},
                    {"version", area.version}, {"tenant", tenant}, {"id", area.id}, {"seen", area.version - 1}}) == 1;
}

void bump_tree(db::WriteTx& tx, TenantId tenant) {
    tx.exec("INSERT INTO area_tree (tenant_id, version) VALUES (:tenant, 1)"
            " ON CONFLICT (tenant_id) DO UPDATE SET version = area_tree.version + 1",
            {{"tenant", tenant}});
}

}  // namespace linli::area::repository
