#pragma once

#include <linli/base/ids.h>
#include <linli/db/database.h>

#include <vector>

namespace linli::identity {

/// Two golden records are one: accounts of `from` are accounts of `into` from now on, also in sessions that are open.
/// @return which
std::vector<UserId> move_accounts(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into);
/// The merge was taken back: those of `accounts` that still belong to `into` belong to `from` again.
void give_back_accounts(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into,
                        const std::vector<UserId>& accounts);

}  // namespace linli::identity
