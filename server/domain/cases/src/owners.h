#pragma once

#include <linli/access/posts.h>
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

/// Finds the accountable person by the item's owner and the place, local first. @source INC-10, INC-13, INC-27
/// @return nothing when nobody fits: a hole that a human must see, never a silent default.
std::optional<Owner> find_owner(db::ReadTx& tx, TenantId tenant, const Item& item, const Located& where, Instant now);
/// The person who decides what the system did not: the community's clerk, else the district's dispatch desk.
std::optional<Owner> find_dispatcher(db::ReadTx& tx, TenantId tenant, const area::Ancestors& place, Instant now);
/// The post in which `user` could own this matter: one of theirs that reaches it. @return nothing when there is none.
std::optional<Owner> owner_named(db::ReadTx& tx, TenantId tenant, UserId user, const area::Ancestors& place,
                                 Instant now);

}  // namespace linli::cases
