#include <linli/area/areas.h>

#include "repository.h"
#include "rules.h"

#include <unordered_map>

namespace linli::area {
namespace {

Area built(const NewArea& in, const std::optional<Area>& parent, Instant now) {
    Area area;
    area.id = in.id;
    area.level = in.level;
    area.parent_id = in.parent_id;
    area.code = in.code;
    area.name = in.name;
    area.ancestors = below(parent, in.level, in.id);
    area.lon = in.lon;
    area.lat = in.lat;
    area.household_count = in.household_count;
    area.valid_from = now;
    return area;
}

/// Stores `next` as the following version of what is stored; the old version becomes history.
bool advance(db::WriteTx& tx, TenantId tenant, Area& next, Instant now) {
    repository::keep_history(tx, tenant, next.id, now);
    next.valid_from = next.valid_until ? next.valid_from : now;
    ++next.version;
    return repository::update(tx, tenant, next);
}

/// Rewrites the ancestors of everything below `top`, level by level.
void rewrite_below(db::WriteTx& tx, TenantId tenant, const Area& top, Instant now) {
    for (auto& child : children(tx, tenant, top.id, now)) {
        child.ancestors = below(top, child.level, child.id);
        if (!advance(tx, tenant, child, now)) throw InvariantBroken("an area changed inside its own transaction");
        rewrite_below(tx, tenant, child, now);
    }
}

}  // namespace

Result<Area> add(db::WriteTx& tx, TenantId tenant, const NewArea& in, Instant now) {
    std::optional<Area> parent;
    if (in.parent_id) {
        parent = find(tx, tenant, *in.parent_id);
        if (!parent) return refuse(no_such_area);
        if (!may_hold(parent->level, in.level)) return refuse(wrong_level);
    } else if (in.level != Level::district) {
        return refuse(wrong_level);
    }
    auto area = built(in, parent, now);
    if (!repository::insert(tx, tenant, area, in.outline)) return refuse(code_taken);
    for (const auto& alias : in.aliases) repository::insert_alias(tx, tenant, in.id, alias);
    repository::bump_tree(tx, tenant);
    return area;
}

void add_many(db::WriteTx& tx, TenantId tenant, const std::vector<NewArea>& areas, Instant now) {
    std::unordered_map<AreaId, Area> known;
    std::vector<Area> rows;
    rows.reserve(areas.size());
    for (const auto& in : areas) {
        std::optional<Area> parent;
        if (in.parent_id) {
            const auto found = known.find(*in.parent_id);
            parent = found != known.end() ? std::optional(found->second) : find(tx, tenant, *in.parent_id);
            LINLI_INVARIANT(parent && may_hold(parent->level, in.level), "add_many: parents come before children");
        }
        rows.push_back(built(in, parent, now));
        known.emplace(in.id, rows.back());
    }
    std::size_t next = 0;
    tx.bulk("area_area",
            {"tenant_id", "area_id", "level", "parent_id", "code", "name", "district_id", "street_id", "community_id",
             "grid_id", "lon", "lat", "outline", "household_count", "valid_from_ms", "version"},
            [&](std::vector<db::Value>& row) {
                if (next == rows.size()) return false;
                const auto& a = rows[next];
                using db::to_value;
                row = {to_value(tenant), to_value(a.id), to_value(a.level), to_value(a.parent_id), to_value(a.code),
                       to_value(a.name), to_value(a.ancestors.district), to_value(a.ancestors.street),
                       to_value(a.ancestors.community), to_value(a.ancestors.grid), to_value(a.lon), to_value(a.lat),
                       to_value(areas[next].outline), to_value(a.household_count), to_value(a.valid_from), to_value(1)};
                ++next;
                return true;
            });
    std::vector<std::pair<AreaId, std::string_view>> aliases;
    for (const auto& in : areas)
        for (const auto& alias : in.aliases) aliases.emplace_back(in.id, alias);
    next = 0;
    tx.bulk("area_alias", {"tenant_id", "area_id", "name"}, [&](std::vector<db::Value>& row) {
        if (next == aliases.size()) return false;
        row = {db::to_value(tenant), db::to_value(aliases[next].first), db::to_value(aliases[next].second)};
        ++next;
        return true;
    });
    repository::bump_tree(tx, tenant);
}

Result<Area> change(db::WriteTx& tx, TenantId tenant, AreaId id, std::int64_t version, std::string_view name,
                    std::int64_t household_count, Instant now) {
    auto area = find(tx, tenant, id);
    if (!area) return refuse(no_such_area);
    if (area->version != version) return refuse(changed_meanwhile);
    area->name = name;
    area->household_count = household_count;
    if (!advance(tx, tenant, *area, now)) return refuse(changed_meanwhile);
    repository::bump_tree(tx, tenant);
    return *area;
}

Result<Area> move(db::WriteTx& tx, TenantId tenant, AreaId id, std::int64_t version, AreaId new_parent, Instant now) {
    auto area = find(tx, tenant, id);
    const auto parent = find(tx, tenant, new_parent);
    if (!area || !parent) return refuse(no_such_area);
    if (area->version != version) return refuse(changed_meanwhile);
    if (!may_hold(parent->level, area->level) || area->level == Level::district) return refuse(wrong_level);
    area->parent_id = new_parent;
    area->ancestors = below(parent, area->level, id);
    if (!advance(tx, tenant, *area, now)) return refuse(changed_meanwhile);
    rewrite_below(tx, tenant, *area, now);
    repository::bump_tree(tx, tenant);
    return *area;
}

Result<Area> end(db::WriteTx& tx, TenantId tenant, AreaId id, std::int64_t version, Instant now) {
    auto area = find(tx, tenant, id);
    if (!area) return refuse(no_such_area);
    if (area->version != version) return refuse(changed_meanwhile);
    if (!children(tx, tenant, id, now).empty()) return refuse(has_children);
    area->valid_until = now;
    if (!advance(tx, tenant, *area, now)) return refuse(changed_meanwhile);
    repository::bump_tree(tx, tenant);
    return *area;
}

}  // namespace linli::area
