#include "areas.h"

#include <linli/office/permissions.h>

namespace linli::office {
namespace {

constexpr std::size_t largest_tree = 5'000;

/// @return false when the tree has become too large.
bool grow(db::ReadTx& tx, TenantId tenant, const area::Area& top, area::Level down_to, Instant at,
          std::vector<AreaView>& out) {
    if (out.size() == largest_tree) return false;
    out.push_back(shown(top));
    if (top.level >= down_to) return true;
    for (const auto& child : area::children(tx, tenant, top.id, at))
        if (child.level <= down_to && !grow(tx, tenant, child, down_to, at, out)) return false;
    return true;
}

std::optional<AreaId> root_of(db::ReadTx& tx, TenantId tenant) {
    const auto districts = area::all(tx, tenant, area::Level::district, 1);
    return districts.empty() ? std::nullopt : std::optional(districts.front().id);
}

AreaList list_of(const std::vector<area::Area>& areas) {
    AreaList out;
    for (const auto& one : areas) out.items.push_back(shown(one));
    return out;
}

}  // namespace

AreaView shown(const area::Area& a) {
    AreaView out;
    out.id = a.id;
    out.level = a.level;
    out.parent_id = a.parent_id;
    out.code = a.code;
    out.name = a.name;
    out.district_id = a.ancestors.district;
    out.street_id = a.ancestors.street;
    out.community_id = a.ancestors.community;
    out.grid_id = a.ancestors.grid;
    out.lon = a.lon;
    out.lat = a.lat;
    out.household_count = a.household_count;
    out.valid_from = a.valid_from;
    out.valid_until = a.valid_until;
    out.version = a.version;
    return out;
}

Result<AreaView> area_at(const OfficeParts& parts, const access::Scope& scope, AreaId id, const AskMoment& in) {
    const auto found = parts.database.read(
        [&](db::ReadTx& tx) { return area::as_of(tx, scope.tenant(), id, in.at.value_or(parts.clock.now())); });
    if (!found) return refuse(area::no_such_area);
    return shown(*found);
}

Result<AreaList> area_children(const OfficeParts& parts, const access::Scope& scope, AreaId id, const AskMoment& in) {
    const auto at = in.at.value_or(parts.clock.now());
    return parts.database.read([&](db::ReadTx& tx) -> Result<AreaList> {
        if (!area::as_of(tx, scope.tenant(), id, at)) return refuse(area::no_such_area);
        return list_of(area::children(tx, scope.tenant(), id, at));
    });
}

Result<AreaList> area_tree(const OfficeParts& parts, const access::Scope& scope, std::optional<AreaId> top,
                           const AskTree& in) {
    const auto at = in.at.value_or(parts.clock.now());
    return parts.database.read([&](db::ReadTx& tx) -> Result<AreaList> {
        AreaList out;
        if (!top) top = root_of(tx, scope.tenant());
        if (!top) return out;  // nobody has drawn a district yet
        const auto found = area::as_of(tx, scope.tenant(), *top, at);
        if (!found) return refuse(area::no_such_area);
        if (!grow(tx, scope.tenant(), *found, in.down_to, at, out.items)) return refuse(tree_too_large);
        return out;
    });
}

Result<AreaList> area_history(const OfficeParts& parts, const access::Scope& scope, AreaId id) {
    const auto versions = parts.database.read([&](db::ReadTx& tx) { return area::history(tx, scope.tenant(), id); });
    if (versions.empty()) return refuse(area::no_such_area);
    return list_of(versions);
}

AreaList search_areas(const OfficeParts& parts, const access::Scope& scope, const SearchAreas& in) {
    return list_of(parts.database.read([&](db::ReadTx& tx) {
        return area::search(tx, scope.tenant(), in.text, in.level, static_cast<std::size_t>(in.limit));
    }));
}

}  // namespace linli::office
