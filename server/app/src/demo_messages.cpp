#include "demo_messages.h"

#include <linli/gateways/house.h>
#include <linli/messaging/permissions.h>

#include "demo_capacity.h"

namespace linli::app {
namespace {

using messaging::Channel;

struct Price {
    Channel channel;
    Fen price;
};
/// As they were in public tenders of 2025, rounded: short message, call, loudspeaker, mail, WeChat template.
constexpr Price prices[] = {{Channel::sms, {4}},
                            {Channel::voice, {15}},
                            {Channel::broadcast, {0}},
                            {Channel::mail, {0}},
                            {Channel::wechat, {1}}};

messaging::SaveTemplate visit_notice() {
    messaging::SaveTemplate in;
    in.title = "上门走访通知";
    in.body = "{recipient}您好：网格员将于{day}上门走访，核对居住信息，请留意。如不方便，请与社区联系改期。";
    in.short_body = "{recipient}您好，网格员将于{day}上门走访，如不方便请与社区联系。";
    in.variables = {{"day", messaging::VariableType::date, "走访日期"}};
    return in;
}

}  // namespace

Outcome connect_gateways(World& world, TenantId tenant, const std::vector<DemoAccount>& accounts) {
    LINLI_TRY(const auto connector,
              capacity(world, tenant, accounts, access::Role::administrator, messaging::may_connect));
    for (const auto& [channel, price] : prices) {
        messaging::GatewaySetup line;
        line.base_address = "sim://" + std::string(word(channel));
        line.price = price;
        LINLI_CHECK(world.message_templates.connect(connector, channel, line));
        world.store.database->write([&, &channel = channel](db::WriteTx& tx) {
            world.message_templates.set_secret(tx, tenant, channel,
                                               gateways::demo_secret(gateways::demo_seed, word(channel)));
        });
    }
    LINLI_TRY(const auto drafter, capacity(world, tenant, accounts, access::Role::clerk, messaging::may_draft));
    LINLI_TRY(const auto draft, world.message_templates.save(drafter, "visit-notice", visit_notice()));
    LINLI_TRY(const auto publisher,
              capacity(world, tenant, accounts, access::Role::administrator, messaging::may_publish));
    LINLI_CHECK(world.message_templates.publish(publisher, "visit-notice", {draft.edition, draft.version}));
    return Done{};
}

}  // namespace linli::app
