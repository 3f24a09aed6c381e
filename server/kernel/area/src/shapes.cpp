#include <linli/area/shapes.h>

#include "repository.h"

namespace linli::area {
namespace {

std::string drawn_where(const std::string& where) {
    return "SELECT " + std::string(repository::columns) +
           ", height_dm, outline FROM area_area WHERE tenant_id = :tenant AND " + where +
           " AND level = :level AND valid_until_ms IS NULL ORDER BY code LIMIT :limit";
}

Shape read_shape(const db::Row& row) {
    return {repository::read(row), row.get<std::int64_t>("height_dm"), row.get<std::string>("outline")};
}

/// The part of the tree under `top`, in words of SQL.
const std::string& below(const Area& top) {
    static const auto district = drawn_where("district_id = :top");
    static const auto street = drawn_where("street_id = :top");
    static const auto community = drawn_where("community_id = :top");
    static const auto grid = drawn_where("community_id = :community AND grid_id = :top");
    switch (top.level) {
    case Level::district: return district;
    case Level::street: return street;
    case Level::community: return community;
    default: return grid;
    }
}

}  // namespace

std::vector<Shape> shapes_below(db::ReadTx& tx, TenantId tenant, const Area& top, Level level, std::size_t limit) {
    LINLI_INVARIANT(top.level <= Level::grid, "maps end at grids");
    LINLI_INVARIANT(level <= Level::grid || top.level >= Level::community, "too wide for buildings");
    if (top.level < Level::grid)
        return tx.all(below(top), {{"tenant", tenant}, {"top", top.id}, {"level", level}, {"limit", limit}},
                      read_shape);
    return tx.all(below(top),
                  {{"tenant", tenant},
                   {"community", top.ancestors.community},
                   {"top", top.id},
                   {"level", level},
                   {"limit", limit}},
                  read_shape);
}

std::vector<Shape> shapes(db::ReadTx& tx, TenantId tenant, Level level, std::size_t limit) {
    static const auto sql = drawn_where("1 = 1");
    return tx.all(sql, {{"tenant", tenant}, {"level", level}, {"limit", limit}}, read_shape);
}

std::size_t redraw(db::WriteTx& tx, TenantId tenant, const std::vector<Drawing>& drawings, Instant now) {
    if (drawings.empty()) return 0;
    repository::lock_tree(tx, tenant);
    std::size_t drawn = 0;
    for (const auto& drawing : drawings) drawn += repository::redraw(tx, tenant, drawing, now) ? 1 : 0;
    return drawn;
}

}  // namespace linli::area
