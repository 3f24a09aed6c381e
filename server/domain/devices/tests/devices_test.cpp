#include <linli/devices/permissions.h>
#include <linli/devices/service.h>
#include <linli/devices/sql.h>

#include <linli/base/text.h>
#include <linli/json/write.h>

#include <linli/testing/cases_house.h>

#include "rules.h"

namespace linli::devices {
namespace {

using cases::State;
using std::chrono::minutes;

class DevicesTest : public cases::CaseTest {
public:
    DevicesTest() : CaseTest({&devices::sql()}) {}
    void SetUp() override {
        cases::CaseTest::SetUp();
        devices
            .set_rules(administrator(), {{{"bin_full", "垃圾桶满溢", "waste-01", 60},
                                          {std::string(silent_class), "设备失联", "waste-01", 1'440}}})
            .value();
        bin = devices.add(administrator(), about("bin-01")).value();
    }
    access::Scope administrator() const {
        access::Actor a{.tenant = tenant, .role = access::Role::administrator, .user = user_id(90)};
        return access::Gate::admit(a, may_manage).value();
    }
    static NewDevice about(std::string code) {
        return {.code = std::move(code), .kind = "bin", .name = "3号桶", .address = "书香苑", .silent_minutes = 30};
    }
    DeviceEvent event(std::string event_class = "bin_full", EventKind kind = EventKind::alarm) {
        return {
            .id = ids.next<EventId>(), .event_class = std::move(event_class), .kind = kind, .happened_at = clock.now()};
    }
    protocol::Head signed_head(const DeviceEvent& e, const std::string& code, const std::string& key) {
        protocol::Head head{code, clock.now(), "nonce-" + ids.next_uuid().text(), {}};
        std::string secret;
        EXPECT_TRUE(text::from_base64url(key, secret));
        head.signature = protocol::sign(suite, secret, head, json::write(e));
        return head;
    }
    Result<Taken> send(const DeviceEvent& e) {
        const auto taken = devices.receive(tenant, signed_head(e, "bin-01", bin.key), json::write(e), e);
        while (relay.run_once() > 0) {
        }
        return taken;
    }
    std::size_t matters() { return service.list(as(operator_, cases::may_read), {}).value().items.size(); }
    Device stored() { return devices.list(administrator(), {}).value().items.at(0); }

    static constexpr auto suite = crypto::Suite::international;
    DeviceService devices{{database(), clock, clock, ids, audit, vault, service, *cursors, suite}};
    DeviceKey bin;
};
using Devices = DevicesTest;
LINLI_BOTH_ENGINES(Devices);

/// COVERS: INC-18, IOT-15
TEST_P(Devices, AnAlarmBecomesAMatterOfWhoeverAnswersForIt) {
    auto full = event();
    full.reading = 97.5;
    const auto taken = send(full);
    ASSERT_TRUE(taken);
    const auto seen = see(*taken->case_id);
    EXPECT_EQ(seen.channel, cases::Channel::device);
    EXPECT_EQ(seen.item_code, "waste-01");
    EXPECT_EQ(seen.owner_id, user_id(worker));
    EXPECT_EQ(seen.text, "垃圾桶满溢：3号桶，书香苑。读数 97.5");
    EXPECT_EQ(devices.events(administrator(), bin.id)->items.at(0).case_id, taken->case_id);
}

TEST_P(Devices, RingingAgainJoinsTheOpenMatter) {
    const auto first = *send(event())->case_id;
    for (int i = 0; i < 20; ++i) {
        clock.advance(minutes(1));
        const auto more = send(event()).value();
        EXPECT_EQ(more.case_id, first);
        EXPECT_TRUE(more.joined);
    }
    EXPECT_EQ(matters(), 1U) << "one bin, one matter";
    EXPECT_EQ(see(first).version, 2) << "ringing disturbs nobody's work";
    ASSERT_TRUE(send(event("bin_full", EventKind::clear)));
    EXPECT_EQ(send(event())->case_id, first) << "a device that flaps floods nobody either";
    ASSERT_TRUE(step(worker, first, {.action = cases::Action::respond}));
    ASSERT_TRUE(step(worker, first, {.action = cases::Action::resolve, .result = "已清运"}));
    const auto second = send(event()).value();
    EXPECT_NE(second.case_id, first) << "full again after it was emptied";
    clock.advance(minutes(61));
    EXPECT_NE(send(event())->case_id, second.case_id) << "so long after the last one it is another matter";
    EXPECT_EQ(matters(), 3U);
}

TEST_P(Devices, TheSameEventAgainIsTheSameAnswer) {
    const auto e = event();
    const auto first = send(e).value();
    const auto again = send(e).value();
    EXPECT_EQ(again.case_id, first.case_id);
    EXPECT_TRUE(again.again);
    EXPECT_EQ(matters(), 1U);
    EXPECT_EQ(devices.events(administrator(), bin.id)->items.size(), 1U);
}

/// COVERS: INC-25 (a device's gateway asks by sending its event again)
TEST_P(Devices, TheSameEventAgainTellsWhatBecameOfIt) {
    const auto e = event();
    const auto made = send(e).value();
    EXPECT_FALSE(made.state) << "it just began";
    EXPECT_EQ(send(e)->state, State::dispatched);
    ASSERT_TRUE(step(worker, *made.case_id, {.action = cases::Action::respond}));
    cases::TakeStep done{.action = cases::Action::resolve, .result = "已清运，桶盖待换"};
    done.resolution = cases::Resolution::partly;
    ASSERT_TRUE(step(worker, *made.case_id, done));
    const auto told = send(e).value();
    EXPECT_EQ(told.state, State::resolved);
    EXPECT_EQ(told.resolution, cases::Resolution::partly);
    ASSERT_TRUE(step(worker, *made.case_id, {.action = cases::Action::undo}));
    EXPECT_FALSE(send(e)->resolution) << "what was taken back is worth nothing";
}

TEST_P(Devices, WhatIsNotSignedRightlyIsRefused) {
    const auto e = event();
    const auto body = json::write(e);
    const auto head = signed_head(e, "bin-01", bin.key);
    const auto with = [&](auto change) {
        auto other = head;
        change(other);
        return devices.receive(tenant, other, body, e);
    };
    EXPECT_TRUE(with([](auto& h) { h.signature.clear(); }).is(bad_signature));
    EXPECT_TRUE(with([](auto& h) { h.signature.back() = h.signature.back() == '0' ? '1' : '0'; }).is(bad_signature));
    EXPECT_TRUE(with([](auto& h) { h.nonce += "x"; }).is(bad_signature));
    EXPECT_TRUE(with([](auto& h) { h.at += minutes(1); }).is(bad_signature));
    EXPECT_TRUE(with([](auto& h) { h.device = "bin-02"; }).is(bad_signature)) << "unknown device, same answer";
    EXPECT_TRUE(devices.receive(tenant, head, body + " ", e).is(bad_signature));
    EXPECT_TRUE(devices.receive(TenantId{2}, head, body, e).is(bad_signature));
    clock.advance(minutes(6));
    EXPECT_TRUE(devices.receive(tenant, head, body, e).is(old_timestamp));
    EXPECT_EQ(matters(), 0U);
    EXPECT_FALSE(stored().last_heard_at.has_value()) << "whoever cannot sign is not heard";
}

TEST_P(Devices, AReplayIsRefusedAlsoByAnotherProcess) {
    const auto e = event();
    const auto head = signed_head(e, "bin-01", bin.key);
    ASSERT_TRUE(devices.receive(tenant, head, json::write(e), e));
    DeviceService other{{database(), clock, clock, ids, audit, vault, service, *cursors, suite}};
    EXPECT_TRUE(other.receive(tenant, head, json::write(e), e).is(replayed));
    EXPECT_EQ(devices.sweep(tenant), 0);
    clock.advance(minutes(11));
    EXPECT_EQ(devices.sweep(tenant), 1);
    EXPECT_TRUE(devices.receive(tenant, head, json::write(e), e).is(old_timestamp)) << "forgotten only when too old";
}

TEST_P(Devices, AnOldKeyAndARetiredDeviceAreUnknownAtOnce) {
    const auto fresh = devices.renew_key(administrator(), bin.id).value();
    EXPECT_TRUE(send(event()).is(bad_signature));
    bin = fresh;
    EXPECT_TRUE(send(event()));
    ASSERT_TRUE(devices.retire(administrator(), bin.id));
    EXPECT_TRUE(send(event()).is(bad_signature));
    EXPECT_TRUE(devices.renew_key(administrator(), bin.id).is(access::not_found));
    clock.advance(minutes(31));
    EXPECT_EQ(devices.watch(tenant), 0) << "nobody waits for it";
}

/// COVERS: IOT-19
TEST_P(Devices, SilenceIsSomebodysTaskOnceUntilItIsHeardAgain) {
    ASSERT_TRUE(send(event("bin_full", EventKind::heartbeat)));
    clock.advance(minutes(29));
    EXPECT_EQ(devices.watch(tenant), 0);
    clock.advance(minutes(2));
    EXPECT_EQ(devices.watch(tenant), 1);
    EXPECT_EQ(devices.watch(tenant), 0) << "once";
    ASSERT_EQ(matters(), 1U);
    const auto line = service.list(as(operator_, cases::may_read), {}).value().items.at(0);
    EXPECT_EQ(line.title, "设备失联");
    EXPECT_TRUE(stored().silent_since.has_value());
    ASSERT_TRUE(send(event("bin_full", EventKind::heartbeat)));
    EXPECT_FALSE(stored().silent_since.has_value());
    clock.advance(minutes(31));
    EXPECT_EQ(devices.watch(tenant), 1);
    EXPECT_EQ(matters(), 1U) << "the matter is open still";
}

TEST_P(Devices, AClassWithoutARuleReachesAPerson) {
    const auto taken = send(event("tilt")).value();
    const auto seen = see(*taken.case_id);
    EXPECT_EQ(seen.state, State::triage);
    EXPECT_TRUE(seen.owner_id.has_value());
}

TEST_P(Devices, TheTableIsCheckedAsAWhole) {
    const EventRule rule{"smoke", "烟雾报警", "fire-01", 10};
    EXPECT_TRUE(devices.set_rules(administrator(), {{rule, rule}}).is(bad_rules));
    EXPECT_TRUE(devices.set_rules(administrator(), {{{"smoke", "烟雾报警", "no-such", 10}}}).is(bad_rules));
    EXPECT_EQ(devices.rules(administrator()).items.size(), 2U) << "what stood before stands";
    EXPECT_TRUE(devices.add(administrator(), about("bin-01")).is(code_taken));
}

/// Killed between the event and its matter: the device sends again, and there is one matter.
TEST_P(Devices, WhatAKilledProcessLeftIsFinishedByTheNextMessage) {
    const auto e = event();
    const auto half = ids.next<cases::CaseId>();
    database().write([&](db::WriteTx& tx) {
        tx.exec(
            "INSERT INTO devices_event (tenant_id, event_id, device_id, class, kind, happened_at_ms, received_at_ms,"
            " case_id, joined) VALUES (:tenant, :event, :device, 'bin_full', 'alarm', :now, :now, :case, :no)",
            {{"tenant", tenant},
             {"event", e.id},
             {"device", bin.id},
             {"now", clock.now()},
             {"case", half},
             {"no", false}});
        tx.exec(
            "INSERT INTO devices_alarm (tenant_id, device_id, class, case_id, times, first_at_ms, last_at_ms)"
            " VALUES (:tenant, :device, 'bin_full', :case, 1, :now, :now)",
            {{"tenant", tenant}, {"device", bin.id}, {"case", half}, {"now", clock.now()}});
    });
    EXPECT_EQ(send(event())->case_id, half) << "it may be being written";
    EXPECT_EQ(matters(), 0U);
    EXPECT_EQ(send(e)->case_id, half);
    EXPECT_EQ(matters(), 1U);
}

TEST(DeviceRules, JoiningEndsWithTheAnswerAndWithTime) {
    const EventRule rule{"x", "x", {}, 10};
    const auto at = [](int m) { return Instant{minutes(m)}; };
    EXPECT_TRUE(joins(rule, at(0), at(0), at(9), State::handling));
    EXPECT_FALSE(joins(rule, at(0), at(0), at(10), State::handling));
    for (const auto state : {State::resolved, State::closed, State::declined, State::withdrawn})
        EXPECT_FALSE(joins(rule, at(0), at(0), at(1), state));
    EXPECT_FALSE(joins(rule, at(0), at(5), at(5), std::nullopt)) << "nobody writes it any more";
}

TEST(DeviceProtocol, IsTheTextThatItsDescriptionSays) {
    const protocol::Head head{"bin-01", from_ms(1'790'000'000'000), "0123456789abcdef", {}};
    // Made with sha256sum and openssl dgst -hmac from the seven lines that protocol.h names.
    EXPECT_EQ(protocol::sign(crypto::Suite::international, std::string(32, 'k'), head, "{}"),
              "ec00ff1d0c97a027f3bf1254a4c6ee63ee9b58d1b65d753cc74cea86d9ff434c");
}

}  // namespace
}  // namespace linli::devices
