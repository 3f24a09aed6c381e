#include "demo_exchange.h"

#include <linli/exchange/permissions.h>
#include <linli/partners/house.h>

#include "demo_capacity.h"

#include <set>

namespace linli::app {
namespace {

/// Nobody has approved it yet: the board shows a partner that is still closed.
constexpr std::string_view left_as_draft = "taxation_status";

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
