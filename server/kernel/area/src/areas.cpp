#include <linli/area/areas.h>

#include "repository.h"
#include "rules.h"

#include <algorithm>
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

/// Stores `next` as the following version of what is stored; the old version becomes history. An ended area stays as a
/// mark without duration. A clock that went back does not: no version may end before it began.
bool advance(db::WriteTx& tx, TenantId tenant, Area& next, Instant now) {
    const auto since = std::max(now, next.valid_from);
    repository::keep_history(tx, tenant, next.id, since);
    next.valid_from = since;
    if (next.valid_until) next.valid_until = since;
    ++next.version;
    return repository::update(tx, tenant, next);
}

/// Rewrites the ancestors of everything below `top`, level by level.
void rewrite_below(db::WriteTx& tx, TenantId tenant, const Area& top, Instant now) {
    for (auto& child : repository::parts(tx, tenant, top.id)) {
        child.ancestors = below(top, child.level, child.id);
        if (!advance(tx, tenant, child, now)) throw InvariantBroken("an area changed inside its own transaction");
        rewrite_below(tx, tenant, child, now);
    }
}

/// The same area sent a second time.
bool same(const Area& stored, const NewArea& in) {
    return stored.level == in.level && stored.parent_id == in.parent_id && stored.code == in.code;
}

}  // namespace

Result<Area> add(db::WriteTx& tx, TenantId tenant, const NewArea& in, Instant now) {
    repository::lock_tree(tx, tenant);
    if (const auto stored = find(tx, tenant, in.id); stored && same(*stored, in)) return *stored;
    std::optional<Area> parent;
    if (in.parent_id) {
        parent = find(tx, tenant, *in.parent_id);
        if (!parent) return refuse(no_such_area);
        if (!may_hold(parent->level, in.level)) return refuse(wrong_level);
    } else if (in.level != Level::district || !all(tx, tenant, Level::district, 1).empty()) {
        return refuse(wrong_level);
    }
    auto area = built(in, parent, now);
    if (!repository::insert(tx, tenant, area, in)) return refuse(code_taken);
    for (const auto& alias : in.aliases) repository::insert_alias(tx, tenant, in.id, alias);
    return area;
}

void add_many(db::WriteTx& tx, TenantId tenant, const std::vector<NewArea>& areas, Instant now) {
    repository::lock_tree(tx, tenant);
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
    repository::insert_many(tx, tenant, rows, areas);
}

Result<Area> change(db::WriteTx& tx, TenantId tenant, AreaId id, std::int64_t version, std::string_view name,
                    std::int64_t household_count, Instant now) {
    repository::lock_tree(tx, tenant);
    auto area = find(tx, tenant, id);
    if (!area) return refuse(no_such_area);
    if (area->version != version) return refuse(changed_meanwhile);
    area->name = name;
    area->household_count = household_count;
    if (!advance(tx, tenant, *area, now)) return refuse(changed_meanwhile);
    return *area;
}

Result<Area> move(db::WriteTx& tx, TenantId tenant, AreaId id, std::int64_t version, AreaId new_parent, Instant now) {
    repository::lock_tree(tx, tenant);
    auto area = find(tx, tenant, id);
    const auto parent = find(tx, tenant, new_parent);
    if (!area || !parent) return refuse(no_such_area);
    if (area->version != version) return refuse(changed_meanwhile);
    if (!may_hold(parent->level, area->level) || area->level == Level::district) return refuse(wrong_level);
    area->parent_id = new_parent;
    area->ancestors = below(parent, area->level, id);
    if (!advance(tx, tenant, *area, now)) return refuse(changed_meanwhile);
    rewrite_below(tx, tenant, *area, now);
    return *area;
}

Result<Area> end(db::WriteTx& tx, TenantId tenant, AreaId id, std::int64_t version, Instant now) {
    repository::lock_tree(tx, tenant);
    auto area = find(tx, tenant, id);
    if (!area) return refuse(no_such_area);
    if (area->version != version) return refuse(changed_meanwhile);
    if (!repository::parts(tx, tenant, id).empty()) return refuse(has_children);
    area->valid_until = now;
    if (!advance(tx, tenant, *area, now)) return refuse(changed_meanwhile);
    return *area;
}

}  // namespace linli::area
