#pragma once

#include <linli/channels/gate.h>
#include <linli/channels/permissions.h>
#include <linli/channels/service.h>
#include <linli/channels/sql.h>
#include <linli/testing/cases_house.h>

#include <string>
#include <vector>

namespace linli::channels {

/// The small district of the cases room with two platforms connected to it. Cases ask this room before they close.
class ChannelHouse : public cases::CaseTest {
public:
    ChannelHouse() : CaseTest({&channels::sql()}) {}

    void SetUp() override {
        cases::CaseTest::SetUp();
        channels.listen(relay);
    }

    access::Scope administrator(const access::Permission& permission, int user = 90) const {
        access::Actor a{.tenant = tenant, .role = access::Role::administrator, .user = user_id(user)};
        return access::Gate::admit(a, permission).value();
    }
    /// Short pauses, so that a walk through all attempts is short.
    static PlatformSetup setup(Channel channel, std::string address) {
        PlatformSetup in;
        in.channel = channel;
        in.name = channel == Channel::hotline ? "市12345热线" : "市民信箱";
        in.base_address = std::move(address);
        in.timeout_ms = 300;
        in.attempts = 3;
        in.first_pause_ms = 1'000;
        return in;
    }
    void connect(std::string_view code, const PlatformSetup& in, std::string_view secret) {
        channels.connect(administrator(may_connect), code, in).value();
        database().write([&](db::WriteTx& tx) { channels.set_secret(tx, tenant, code, secret); });
    }
    void settle_events() {
        while (relay.run_once() > 0) {
        }
    }
    /// The matter is handled and its result written, by whoever owns it.
    void resolve(cases::CaseId id, std::string result) {
        auto seen = see(id);
        const auto owner = seen.owner_id == user_id(handler) ? handler : worker;
        if (seen.state == cases::State::triage) {
            cases::TakeStep in{.action = cases::Action::dispatch};
            in.item_code = "fire-01";
            in.place = cases::Place{.address = "书香苑", .lon = {}, .lat = {}, .area_id = {}};
            step(operator_, id, in).value();
            return resolve(id, std::move(result));
        }
        if (seen.state == cases::State::dispatched) step(owner, id, {.action = cases::Action::respond}).value();
        cases::TakeStep done{.action = cases::Action::resolve};
        done.result = std::move(result);
        step(owner, id, done).value();
        settle_events();
    }

    PlatformGate gate;
    /// The same cases, but asking the gate before they close.
    cases::CaseService gated{{database(), clock, ids, outbox, evidence, files, audit, vault, understanding, *cursors,
                              office, [](db::ReadTx&, TenantId, UserId) { return std::string("张三"); },
                              [](db::ReadTx&, TenantId, UserId) { return std::optional<std::string>(); }, true, &gate}};
    ChannelService channels{{database(), clock, clock, ids, vault, audit, evidence, gated,
                             [](db::ReadTx&, TenantId, UserId) { return std::string("张三"); }}};
};

}  // namespace linli::channels
