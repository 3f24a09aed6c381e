#include "demo_exchange.h"

#include <linli/exchange/permissions.h>
#include <linli/identity/users.h>
#include <linli/partners/house.h>

#include <algorithm>
#include <set>

namespace linli::app {
namespace {

/// Nobody has approved it yet: the board shows a partner that is still closed.
constexpr std::string_view left_as_draft = "taxation_status";

/// The capacity of the account of this role, as if it had signed in.
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

Outcome connect(World& world, const access::Scope& drafter, const std::string& partner) {
    exchange::ConnectorSetup line;
    line.base_address = "sim://" + partner;
    line.suite = "international";
    LINLI_CHECK(world.agreements.connect(drafter, partner, line));
    world.store.database->write([&](db::WriteTx& tx) {
        world.agreements.set_secret(tx, drafter.tenant(), partner, partners::demo_secret(partners::demo_seed, partner));
    });
    return Done{};
}

}  // namespace

Outcome share_with_partners(World& world, TenantId tenant, const std::vector<DemoAccount>& accounts) {
    LINLI_TRY(const auto drafter, capacity(world, tenant, accounts, access::Role::administrator, exchange::may_draft));
    LINLI_TRY(const auto decider,
              capacity(world, tenant, accounts, access::Role::security_administrator, exchange::may_decide));
    const auto forms = world.store.database->read(
        [&](db::ReadTx& tx) { return world.reference.today(tx, tenant, reference::lists::agreement_templates); });
    std::set<std::string> connected;
    for (const auto& form : forms->entries()) {
        exchange::DraftAgreement in;
        in.id = world.store.ids.next<exchange::AgreementId>();
        in.form = form.code;
        LINLI_TRY(const auto draft, world.agreements.draft(drafter, in));
        if (form.code == left_as_draft) continue;
        LINLI_CHECK(
            world.agreements.take_step(decider, draft.id, {exchange::AgreementStep::approve, "示范", draft.version}));
        if (connected.insert(draft.partner).second) LINLI_CHECK(connect(world, drafter, draft.partner));
    }
    return Done{};
}

}  // namespace linli::app
