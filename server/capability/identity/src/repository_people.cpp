#include <linli/identity/people.h>

#include "repository_sessions.h"

#include <algorithm>

namespace linli::identity {
namespace {

/// An open session holds whose account it is: it is read again with the next request.
void assign(db::WriteTx& tx, TenantId tenant, UserId account, PersonId person) {
    tx.exec(
        "UPDATE identity_account SET person_id = :person, version = version + 1 WHERE tenant_id = :tenant AND user_id"
        " = :id",
        {{"person", person}, {"tenant", tenant}, {"id", account}});
    tx.exec(
        "UPDATE identity_session SET epoch = :epoch WHERE tenant_id = :tenant AND user_id = :id AND revoked_at_ms IS"
        " NULL",
        {{"epoch", repository::raise_epoch(tx, tenant)}, {"tenant", tenant}, {"id", account}});
}

std::vector<UserId> accounts_of(db::ReadTx& tx, TenantId tenant, PersonId person) {
    return tx.all(
        "SELECT user_id FROM identity_account WHERE tenant_id = :tenant AND person_id = :person ORDER BY"
        " user_id",
        {{"tenant", tenant}, {"person", person}}, [](const db::Row& row) { return row.get<UserId>("user_id"); });
}

}  // namespace

std::vector<UserId> move_accounts(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into) {
    const auto accounts = accounts_of(tx, tenant, from);
    for (const auto& one : accounts) assign(tx, tenant, one, into);
    return accounts;
}

void give_back_accounts(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into,
                        const std::vector<UserId>& accounts) {
    for (const auto& one : accounts_of(tx, tenant, into))
        if (std::find(accounts.begin(), accounts.end(), one) != accounts.end()) assign(tx, tenant, one, from);
}

}  // namespace linli::identity
