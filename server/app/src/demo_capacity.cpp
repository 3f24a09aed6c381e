#include "demo_capacity.h"

#include <linli/identity/users.h>

#include <algorithm>

namespace linli::app {

Result<access::Scope> capacity(World& world, TenantId tenant, const std::vector<DemoAccount>& accounts,
                               access::Role role, const access::Permission& permission) {
    const auto account =
        std::find_if(accounts.begin(), accounts.end(), [&](const DemoAccount& one) { return one.role == word(role); });
    LINLI_INVARIANT(account != accounts.end(), "the demo has no " + std::string(word(role)));
    const auto user = world.store.database->read(
        [&](db::ReadTx& tx) { return world.identity.users().find_by_login(tx, tenant, account->login); });
    LINLI_INVARIANT(user.has_value(), "a demo account without a user");
    access::Actor actor;
    actor.tenant = tenant;
    actor.role = role;
    actor.user = user->user_id;
    return access::Gate::admit(actor, permission);
}

}  // namespace linli::app
