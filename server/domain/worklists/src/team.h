#pragma once

#include <linli/access/posts.h>
#include <linli/db/database.h>

#include "workload_rules.h"

#include <map>
#include <span>
#include <vector>

/// Who works in a place, and what they did.
namespace linli::worklists::team {

/// Roles that have work which leaves traces.
const std::vector<access::Role>& workers();
/// Each person once, in the order of the posts.
std::vector<UserId> people(const std::vector<access::Post>& posts);
/// What a piece of work weighs in this tenant.
rules::Points points_of(db::ReadTx& tx, TenantId tenant);
/// What these people did, by person; both days included. Two queries for 64 people.
std::map<UserId, std::vector<rules::Piece>> pieces(db::ReadTx& tx, TenantId tenant, std::span<const UserId> who,
                                                   Date from, Date until);

}  // namespace linli::worklists::team
