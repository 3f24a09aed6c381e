#include "owners.h"

#include <linli/access/absences.h>
#include <linli/organisation/organisations.h>

#include "repository_dispatch.h"

#include <algorithm>

namespace linli::cases {
namespace {

using access::Role;
using area::Level;

Pool present(std::vector<access::Holder> holders, std::string key) {
    Pool out{std::move(holders), false, std::move(key), {}};
    out.away = std::erase_if(out.holders, [](const access::Holder& holder) { return holder.away; }) > 0;
    return out;
}

Pool at_area(db::ReadTx& tx, TenantId tenant, Role role, const std::optional<AreaId>& area, Instant now) {
    if (!area) return {};
    return present(access::holders_at_area(tx, tenant, role, *area, now), area->text());
}

/// A section that every street has is one body with posts by street: the place's street decides who.
std::vector<access::Holder> of_the_street(std::vector<access::Holder> holders, const std::optional<AreaId>& street) {
    std::vector<access::Holder> near;
    for (const auto& holder : holders)
        if (street && holder.area_id == street) near.push_back(holder);
    return near.empty() ? holders : near;
}

Pool at_body(db::ReadTx& tx, TenantId tenant, std::string_view code, const Located& where, Instant now) {
    const auto body = organisation::find_by_code(tx, tenant, code);
    if (!body) return {};
    auto holders = access::holders_at_organisation(tx, tenant, Role::handler, body->id, now);
    return present(of_the_street(std::move(holders), where.place.street), body->id.text());
}

Pool at_property(db::ReadTx& tx, TenantId tenant, const Located& where, Instant now) {
    if (!where.compound) return {};
    const auto body = organisation::responsible_for(tx, tenant, organisation::Kind::property_company, *where.compound);
    if (!body) return {};
    return present(access::holders_at_organisation(tx, tenant, Role::handler, body->id, now), body->id.text());
}

bool nobody(const Pool& pool) { return pool.holders.empty() && !pool.away; }

/// Who works at a level, when a rule says no more than "local".
constexpr Role worker_of(Level level) {
    switch (level) {
    case Level::district: return Role::hotline_operator;
    case Level::street:
    case Level::community: return Role::clerk;
    default: return Role::grid_worker;
    }
}

constexpr std::string_view level_name(Level level) {
    switch (level) {
    case Level::district: return "区县";
    case Level::street: return "街道";
    case Level::community: return "社区";
    default: return "网格";
    }
}

/// From `lowest` upwards, the first place that has somebody. @source INC-13
Pool local_first(db::ReadTx& tx, TenantId tenant, Level lowest, const Located& where, Instant now) {
    for (const auto level : {Level::grid, Level::community, Level::street, Level::district}) {
        if (level > lowest) continue;
        auto pool = at_area(tx, tenant, worker_of(level), where.place.at(level), now);
        if (!nobody(pool)) {
            if (level != lowest)
                pool.note = std::string(level_name(lowest)) + "无人可办，升至" + std::string(level_name(level));
            return pool;
        }
    }
    return {};
}

Pool at_post(db::ReadTx& tx, TenantId tenant, PostId post, Instant now) {
    auto holder = access::holder_of(tx, tenant, post, now);
    return holder ? present({std::move(*holder)}, post.text()) : Pool{};
}

}  // namespace

Owner in_charge(db::ReadTx& tx, TenantId tenant, const access::Holder& holder) {
    Owner owner{holder, holder.organisation_id, std::nullopt};
    if (holder.organisation_id)
        if (const auto body = organisation::find(tx, tenant, *holder.organisation_id))
            owner.department = body->department_id;
    return owner;
}

std::optional<Owner> least_loaded(db::ReadTx& tx, TenantId tenant, const std::vector<access::Holder>& holders) {
    if (holders.empty()) return std::nullopt;
    if (holders.size() == 1) return in_charge(tx, tenant, holders.front());
    const auto open = repository::open_by_owner(tx, tenant, holders);
    const auto load = [&](const access::Holder& holder) {
        const auto found = open.find(holder.user_id);
        return found == open.end() ? 0 : found->second;
    };
    const auto best = std::min_element(holders.begin(), holders.end(),
                                       [&](const auto& a, const auto& b) { return load(a) < load(b); });
    return in_charge(tx, tenant, *best);
}

Pool pool_by_item(db::ReadTx& tx, TenantId tenant, const Item& item, const Located& where, Instant now) {
    const auto clerk = [&](std::string_view why = {}) {
        auto pool = at_area(tx, tenant, Role::clerk, where.place.community, now);
        pool.note = why;
        return pool;
    };
    switch (item.owner_kind) {
    case OwnerKind::grid: {
        auto worker = at_area(tx, tenant, Role::grid_worker, where.place.grid, now);
        return nobody(worker) ? clerk("网格无人可办，升至社区") : worker;
    }
    case OwnerKind::community: return clerk();
    case OwnerKind::property_company: {
        auto property = at_property(tx, tenant, where, now);
        return nobody(property) ? clerk("没有登记的物业公司，由社区负责") : property;
    }
    case OwnerKind::department: return at_body(tx, tenant, item.owner_department, where, now);
    }
    return {};
}

Pool pool_by_rule(db::ReadTx& tx, TenantId tenant, const DispatchRule& rule, const Located& where, Instant now) {
    switch (rule.target) {
    case Target::local: return local_first(tx, tenant, rule.level.value_or(Level::grid), where, now);
    case Target::role:
        return at_area(tx, tenant, rule.role.value_or(Role::clerk), where.place.at(rule.level.value_or(Level::grid)),
                       now);
    case Target::organisation: return at_body(tx, tenant, rule.organisation.value_or(""), where, now);
    case Target::property_company: return at_property(tx, tenant, where, now);
    case Target::post: return rule.post_id ? at_post(tx, tenant, *rule.post_id, now) : Pool{};
    }
    return {};
}

std::optional<Owner> find_dispatcher(db::ReadTx& tx, TenantId tenant, const area::Ancestors& place, Instant now) {
    if (auto clerk = least_loaded(tx, tenant, at_area(tx, tenant, Role::clerk, place.community, now).holders))
        return clerk;
    return least_loaded(tx, tenant, at_area(tx, tenant, Role::hotline_operator, place.district, now).holders);
}

std::optional<Owner> find_arbiter(db::ReadTx& tx, TenantId tenant, const area::Ancestors& place,
                                  const std::optional<UserId>& not_them, Instant now) {
    for (const auto level : {Level::street, Level::district}) {
        auto pool = at_area(tx, tenant, worker_of(level), place.at(level), now);
        std::erase_if(pool.holders, [&](const access::Holder& holder) { return holder.user_id == not_them; });
        if (auto found = least_loaded(tx, tenant, pool.holders)) return found;
    }
    return std::nullopt;
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
    if (access::is_away(tx, tenant, user, now)) {
        const auto acting = access::holder_of(tx, tenant, found->id, now);
        return acting && !acting->away ? std::optional(in_charge(tx, tenant, *acting)) : std::nullopt;
    }
    access::Holder holder{
        user, found->id, found->role, found->title, found->area_id, found->organisation_id, found->user_id != user};
    if (holder.deputy) holder.stands_for = found->user_id;
    return in_charge(tx, tenant, holder);
}

}  // namespace linli::cases
