#include <linli/area/areas.h>

#include "repository.h"

namespace linli::area {
namespace {

std::string select(std::string_view where) {
    return "SELECT " + std::string(repository::columns) + " FROM area_area WHERE tenant_id = :tenant AND " +
           std::string(where);
}

/// Rows as they stood at `:at`: what is valid since then, and the version of that time of everything else.
std::string at_moment(const std::string& where) {
    const std::string columns(repository::columns);
    return "SELECT " + columns + " FROM area_area WHERE tenant_id = :tenant AND " + where +
           " AND valid_from_ms <= :at AND (valid_until_ms IS NULL OR valid_until_ms > :at) UNION ALL SELECT " +
           columns + " FROM area_history WHERE tenant_id = :tenant AND " + where +
           " AND valid_from_ms <= :at AND valid_until_ms > :at";
}

}  // namespace

std::optional<Area> find(db::ReadTx& tx, TenantId tenant, AreaId id) {
    static const auto sql = select("area_id = :id AND valid_until_ms IS NULL");
    return tx.one(sql, {{"tenant", tenant}, {"id", id}}, repository::read);
}

std::optional<Area> find_by_code(db::ReadTx& tx, TenantId tenant, Level level, std::string_view code) {
    static const auto sql = select("level = :level AND code = :code AND valid_until_ms IS NULL");
    return tx.one(sql, {{"tenant", tenant}, {"level", level}, {"code", code}}, repository::read);
}

Area root(db::ReadTx& tx, TenantId tenant) {
    static const auto sql = select("level = 'district' AND valid_until_ms IS NULL");
    auto found = tx.one(sql, {{"tenant", tenant}}, repository::read);
    LINLI_INVARIANT(found.has_value(), "the tenant has no district");
    return *found;
}

std::vector<Area> children(db::ReadTx& tx, TenantId tenant, AreaId parent, Instant at) {
    static const auto sql = at_moment("parent_id = :parent") + " ORDER BY code";
    return tx.all(sql, {{"tenant", tenant}, {"parent", parent}, {"at", at}}, repository::read);
}

std::vector<Area> all(db::ReadTx& tx, TenantId tenant, Level level, std::size_t limit) {
    static const auto sql = select("level = :level AND valid_until_ms IS NULL ORDER BY code LIMIT :limit");
    return tx.all(sql, {{"tenant", tenant}, {"level", level}, {"limit", limit}}, repository::read);
}

std::vector<Area> search(db::ReadTx& tx, TenantId tenant, std::string_view text, std::optional<Level> level,
                         std::size_t limit) {
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    pattern += '%';
    static const auto sql = select(
        "valid_until_ms IS NULL AND (cast(:level as text) IS NULL OR level = :level)"
        " AND (name LIKE :pattern ESCAPE '\\' OR code = :text)"
        " ORDER BY code, area_id LIMIT :limit");
    const auto wanted = level ? std::optional(std::string(word(*level))) : std::nullopt;
    return tx.all(sql, {{"tenant", tenant}, {"level", wanted}, {"pattern", pattern}, {"text", text}, {"limit", limit}},
                  repository::read);
}

std::optional<Area> as_of(db::ReadTx& tx, TenantId tenant, AreaId id, Instant at) {
    static const auto sql = at_moment("area_id = :id");
    return tx.one(sql, {{"tenant", tenant}, {"id", id}, {"at", at}}, repository::read);
}

std::vector<Area> history(db::ReadTx& tx, TenantId tenant, AreaId id) {
    const std::string columns(repository::columns);
    // An ended area stays as a mark without duration; its last version lies in the history already.
    static const auto sql = "SELECT " + columns +
                            " FROM area_history WHERE tenant_id = :tenant AND area_id = :id UNION ALL SELECT " +
                            columns +
                            " FROM area_area WHERE tenant_id = :tenant AND area_id = :id AND valid_until_ms IS NULL"
                            " ORDER BY version";
    return tx.all(sql, {{"tenant", tenant}, {"id", id}}, repository::read);
}

std::vector<NameEntry> names(db::ReadTx& tx, TenantId tenant, Level level) {
    const auto entry = [](const db::Row& row) {
        return NameEntry{row.get<std::string>("name"), row.get<AreaId>("area_id"),
                         row.get<std::optional<AreaId>>("parent_id"), Ancestors::from(row), row.get<bool>("alias")};
    };
    return tx.all(
        "SELECT name, area_id, parent_id, district_id, street_id, community_id, grid_id, 1 = 0 AS alias"
        " FROM area_area WHERE tenant_id = :tenant AND level = :level AND valid_until_ms IS NULL"
        " UNION ALL SELECT l.name, a.area_id, a.parent_id, a.district_id, a.street_id, a.community_id,"
        " a.grid_id, 1 = 1 AS alias FROM area_alias l JOIN area_area a"
        " ON a.tenant_id = l.tenant_id AND a.area_id = l.area_id"
        " WHERE a.tenant_id = :tenant AND a.level = :level AND a.valid_until_ms IS NULL",
        {{"tenant", tenant}, {"level", level}}, entry);
}

std::vector<Outline> outlines(db::ReadTx& tx, TenantId tenant, Level level) {
    return tx.all(
        "SELECT area_id, district_id, street_id, community_id, grid_id, outline FROM area_area"
        " WHERE tenant_id = :tenant AND level = :level AND valid_until_ms IS NULL AND outline <> ''",
        {{"tenant", tenant}, {"level", level}}, [](const db::Row& row) {
            return Outline{row.get<AreaId>("area_id"), Ancestors::from(row), row.get<std::string>("outline")};
        });
}

std::int64_t tree_version(db::ReadTx& tx, TenantId tenant) {
    return tx.value<std::int64_t>("SELECT version FROM area_tree WHERE tenant_id = :tenant", {{"tenant", tenant}})
        .value_or(0);
}

}  // namespace linli::area
