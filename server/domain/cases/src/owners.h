#pragma once

#include <linli/access/posts.h>
#include <linli/cases/dispatch.h>
#include <linli/cases/types.h>
#include <linli/cases/understanding.h>
#include <linli/db/database.h>

#include <optional>

namespace linli::cases {

/// The named person who answers for a matter.
struct Owner {
    access::Holder holder;
    std::optional<OrganisationId> organisation;
    std::optional<OrganisationId> department;
};

/// Who could answer for a matter; those who are away without a deputy are left out.
struct Pool {
    std::vector<access::Holder> holders;
    bool away = false;   ///< somebody would fit, but is away: a hole that a human must see
    std::string key;     ///< the place or body it stands for
    std::string note{};  ///< zh-CN: why it is not the most local one, where it is not
};

/// By the item's owner and the place, local first. @source INC-10, INC-13, INC-27
Pool pool_by_item(db::ReadTx& tx, TenantId tenant, const Item& item, const Located& where, Instant now);
/// By the target of a rule. @source INC-15
Pool pool_by_rule(db::ReadTx& tx, TenantId tenant, const DispatchRule& rule, const Located& where, Instant now);
/// A holder with the bodies that events and scopes name.
Owner in_charge(db::ReadTx& tx, TenantId tenant, const access::Holder& holder);
/// The holder with the fewest open matters, the longest-serving post when equal; one query.
/// @return nothing for an empty pool: a hole that a human must see, never a silent default.
std::optional<Owner> least_loaded(db::ReadTx& tx, TenantId tenant, const std::vector<access::Holder>& holders);
/// The person who decides what the system did not: the community's clerk, else the district's dispatch desk.
std::optional<Owner> find_dispatcher(db::ReadTx& tx, TenantId tenant, const area::Ancestors& place, Instant now);
/// Who decides a dispute: a clerk of the street, else the district's dispatch desk; never `not_them`. @source INC-28
std::optional<Owner> find_arbiter(db::ReadTx& tx, TenantId tenant, const area::Ancestors& place,
                                  const std::optional<UserId>& not_them, Instant now);
/// The post in which `user` could own this matter: one of theirs that reaches it; their deputy while they are away.
/// @return nothing when there is none.
std::optional<Owner> owner_named(db::ReadTx& tx, TenantId tenant, UserId user, const area::Ancestors& place,
                                 Instant now);

}  // namespace linli::cases
