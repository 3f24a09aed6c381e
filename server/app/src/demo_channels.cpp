#include "demo_channels.h"

#include <linli/channels/permissions.h>
#include <linli/platforms/house.h>

#include "demo_capacity.h"

namespace linli::app {
namespace {

using channels::Channel;

struct Letter {
    Channel channel;
    std::string_view number, title, text, address, caller;
};
/// Invented. No telephones: nobody could be called there.
constexpr Letter letters[] = {
    {Channel::hotline, "SH20261121-0007", "消防栓漏水", "小区门口的消防栓一直在漏水，路面都湿了，请尽快来修。",
     "书香苑", "李女士"},
    {Channel::hotline, "SH20261121-0031", "路灯不亮", "晚上回家的路上三盏路灯都不亮，老人走路不安全。", "盈北苑", ""},
    {Channel::mailbox, "XF-2026-0088", "楼道堆物", "三号楼楼道里堆满了纸箱和旧家具，担心起火，希望能清理。", "书香苑",
     "王先生"}};

channels::PlatformSetup line_of(Channel channel) {
    channels::PlatformSetup in;
    in.channel = channel;
    in.name = channel == Channel::hotline ? "市12345热线" : "市民信箱";
    in.base_address = "sim://" + std::string(word(channel));
    return in;
}

channels::SignedBody wrapped(const platforms::SignedOrder& order, Channel channel) {
    channels::SignedBody in;
    in.envelope.target = order.target;
    in.envelope.channel = word(channel);
    in.envelope.delivery = order.delivery;
    in.envelope.at = messaging::protocol::read_time(order.at_ms).value_or(Instant{});
    in.envelope.nonce = order.nonce;
    in.suite = order.suite;
    in.signature = order.signature;
    in.body = order.body;
    return in;
}

}  // namespace

Outcome connect_platforms(World& world, TenantId tenant, const std::vector<DemoAccount>& accounts) {
    LINLI_TRY(const auto connector,
              capacity(world, tenant, accounts, access::Role::administrator, channels::may_connect));
    for (const auto channel : {Channel::hotline, Channel::mailbox}) {
        const auto code = word(channel);
        LINLI_CHECK(world.channels.connect(connector, code, line_of(channel)));
        world.store.database->write([&](db::WriteTx& tx) {
            world.channels.set_secret(tx, tenant, code, platforms::demo_secret(platforms::demo_seed, code));
        });
    }
    platforms::PlatformHouse house({}, world.store.real_clock, world.store.ids);  // signs, and is never started
    const auto now = world.store.domain_clock.now();
    constexpr std::chrono::days allowed{5};
    for (const auto& letter : letters) {
        channels::Order order;
        order.number = letter.number;
        order.message_id = "M-" + order.number;
        order.text = letter.text;
        order.sent_at = now;
        order.class_code = "040302";
        order.title = letter.title;
        order.address = std::string(letter.address);
        order.anonymous = letter.caller.empty();
        if (!order.anonymous) order.caller_name = std::string(letter.caller);
        order.answer_by = now + allowed;
        LINLI_CHECK(world.channels.take(tenant, wrapped(house.sign(word(letter.channel), order), letter.channel)));
    }
    return Done{};
}

}  // namespace linli::app
