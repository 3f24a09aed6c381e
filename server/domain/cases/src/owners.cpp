#include "owners.h"

#include <linli/organisation/organisations.h>

#include "repository.h"

#include <algorithm>

namespace linli::cases {
namespace {

using access::Role;

/// The holder with the fewest open cases; the longest-serving post when equal.
std::optional<Owner> least_loaded(db::ReadTx& tx, TenantId tenant, const std::vector<access::Holder>& holders) {
    const access::Holder* best = nullptr;
    std::int64_t fewest = 0;
    for (const auto& holder : holders) {  // a handful per place
        const auto open = holders.size() == 1 ? 0 : repository::open_of(tx, tenant, holder.user_id);
        if (best == nullptr || open < fewest) best = &holder, fewest = open;
    }
    if (best == nullptr) return std::nullopt;
    Owner owner{*best, best->organisation_id, std::nullopt};
    if (best->organisation_id)
        if (const auto body = organisation::find(tx, tenant, *best->organisation_id))
            owner.department = body->department_id;
    return owner;
}

std::optional<Owner> at_area(db::ReadTx& tx, TenantId tenant, Role role, const std::optional<AreaId>& area,
                             Instant now) {
    if (!area) return std::nullopt;
    return least_loaded(tx, tenant, access::holders_at_area(tx, tenant, role, *area, now));
}

/// A section that every street has is one body with posts by street: the place's street decides who.
std::vector<access::Holder> of_the_street(std::vector<access::Holder> holders, const std::optional<AreaId>& street) {
    std::vector<access::Holder> near;
    for (const auto& holder : holders)
        if (street && holder.area_id == street) near.push_back(holder);
    return near.empty() ? holders : near;
}

std::optional<Owner> at_department(db::ReadTx& tx, TenantId tenant, std::string_view code, const Located& where,
                                   Instant now) {
    const auto body = organisation::find_by_code(tx, tenant, code);
    if (!body) return std::nullopt;
    auto holders = access::holders_at_organisation(tx, tenant, Role::handler, body->id, now);
    return least_loaded(tx, tenant, of_the_street(std::move(holders), where.place.street));
}

std::optional<Owner> at_property(db::ReadTx& tx, TenantId tenant, const Located& where, Instant now) {
    if (!where.compound) return std::nullopt;
    const auto body = organisation::responsible_for(tx, tenant, organisation::Kind::property_company, *where.compound);
    if (!body) return std::nullopt;
    return least_loaded(tx, tenant, access::holders_at_organisation(tx, tenant, Role::handler, body->id, now));
}

}  // namespace

std::optional<Owner> find_owner(db::ReadTx& tx, TenantId tenant, const Item& item, const Located& where, Instant now) {
    const auto clerk = [&] { return at_area(tx, tenant, Role::clerk, where.place.community, now); };
    switch (item.owner_kind) {
    case OwnerKind::grid: {
        auto worker = at_area(tx, tenant, Role::grid_worker, where.place.grid, now);
        return worker ? worker : clerk();
    }
    case OwnerKind::community: return clerk();
    case OwnerKind::property_company: {
        auto property = at_property(tx, tenant, where, now);
        return property ? property : clerk();  // no company on record: the community answers for it
    }
    case OwnerKind::department: return at_department(tx, tenant, item.owner_department, where, now);
    }
    return std::nullopt;
}

std::optional<Owner> find_dispatcher(db::ReadTx& tx, TenantId tenant, const area::Ancestors& place, Instant now) {
    if (auto clerk = at_area(tx, tenant, Role::clerk, place.community, now)) return clerk;
    return at_area(tx, tenant, Role::hotline_operator, place.district, now);
}

std::optional<Owner> owner_named(db::ReadTx& tx, TenantId tenant, UserId user, const area::Ancestors& place,
                                 Instant now) {
    const auto posts = access::posts_of(tx, tenant, user, now);
    const auto fits = [&](const access::Post& post) {
        switch (post.role) {
        case Role::grid_worker:
        case Role::clerk:
        case Role::hotline_operator: return post.area_id && place.at(post.area_level) == post.area_id;
        case Role::handler: return post.organisation_id.has_value();
        case Role::building_head:
        case Role::police_liaison: return true;
        default: return false;
        }
    };
    const auto found = std::find_if(posts.begin(), posts.end(), fits);
    if (found == posts.end()) return std::nullopt;
    const access::Holder holder{
        user, found->id, found->role, found->title, found->area_id, found->organisation_id, found->user_id != user};
    return least_loaded(tx, tenant, {holder});
}

}  // namespace linli::cases
