#pragma once

#include <linli/base/ids.h>
#include <linli/db/database.h>

#include <map>
#include <span>
#include <string>
#include <vector>

namespace linli::vault {
class Vault;
}

namespace linli::identity {

/// How an account is addressed, and its telephone; staff have none here.
struct AccountContact {
    std::string name;
    std::string phone;  ///< 11 digits, or empty
};
/// Of those accounts that exist and are not disabled. A query for each 128 accounts, never one for each.
std::map<UserId, AccountContact> contacts(db::ReadTx& tx, TenantId tenant, vault::Vault& vault,
                                          std::span<const UserId> accounts);

/// Two golden records are one: accounts of `from` are accounts of `into` from now on, also in sessions that are open.
/// @return which
std::vector<UserId> move_accounts(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into);
/// The merge was taken back: those of `accounts` that still belong to `into` belong to `from` again.
void give_back_accounts(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into,
                        const std::vector<UserId>& accounts);

}  // namespace linli::identity
