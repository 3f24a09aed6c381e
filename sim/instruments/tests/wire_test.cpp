#include <linli/devices/permissions.h>
#include <linli/devices/service.h>
#include <linli/devices/sql.h>
#include <linli/http/server.h>
#include <linli/instruments/house.h>
#include <linli/json/read.h>
#include <linli/testing/cases_house.h>

#include <gmock/gmock.h>

#include <filesystem>
#include <memory>

namespace linli::devices {
namespace {

using instruments::Heard;
using instruments::Instrument;
using instruments::Sending;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The devices room on one end of real sockets, simulated devices on the other. Both look at the same clock.
class InstrumentTest : public cases::CaseTest {
public:
    InstrumentTest() : CaseTest({&devices::sql()}) {}
    void SetUp() override {
        cases::CaseTest::SetUp();
        devices.set_rules(administrator(), {{{"bin_full", "垃圾桶满溢", "waste-01", 60}}}).value();
        NewDevice bin{.code = "bin-01", .kind = "bin", .name = "3号桶", .address = "书香苑"};
        bin.silent_minutes = 30;
        const auto made = devices.add(administrator(), bin).value();
        auto router = std::make_shared<http::Router>();
        router->post(
            std::string(protocol::target), [this](http::Request& request) { return take(request); }, http::Pool::write);
        http::ServerOptions options;
        options.access_log = [](const http::AccessLine&) {};
        options.upload_folder = uploads;
        http::Listener listener;
        listener.router = std::move(router);
        receiver = std::make_unique<http::Server>(std::move(options), std::vector{listener}, clock, ids);
        receiver->start();
        outside.set_events_to("http://127.0.0.1:" + std::to_string(receiver->port()));
        ASSERT_TRUE(outside.put({.code = "bin-01", .key = made.key}));
    }
    void TearDown() override {
        outside.stop();
        receiver->stop(std::chrono::seconds(1));
        std::error_code gone;
        std::filesystem::remove_all(uploads, gone);
        cases::CaseTest::TearDown();
    }
    access::Scope administrator() const {
        access::Actor a{.tenant = tenant, .role = access::Role::administrator, .user = user_id(90)};
        return access::Gate::admit(a, may_manage).value();
    }
    /// As the route of the room does it.
    http::Response take(const http::Request& request) {
        const auto header = [&](std::string_view name) { return std::string(request.header(name).value_or("")); };
        const protocol::Head head{header(protocol::device_header),
                                  protocol::read_time(header(protocol::time_header)).value_or(Instant{}),
                                  header(protocol::nonce_header), header(protocol::signature_header)};
        const auto event = json::read_text<DeviceEvent>(request.body());
        if (!event) return http::plain(422, "event\n");
        const auto got = devices.receive(tenant, head, request.body(), *event);
        if (!got) return http::plain(got.problem().type->status, std::string(got.problem().type->code));
        return http::plain(200, got->case_id ? got->case_id->text() : std::string("-"));
    }
    DeviceEvent event() {
        return {
            .id = ids.next<EventId>(), .event_class = "bin_full", .kind = EventKind::alarm, .happened_at = clock.now()};
    }
    std::vector<Heard> send(const DeviceEvent& e, Sending how = Sending::well) {
        auto heard = outside.send("bin-01", e, how);
        while (relay.run_once() > 0) {
        }
        return heard;
    }
    static std::vector<int> statuses(const std::vector<Heard>& heard) {
        std::vector<int> out;
        for (const auto& one : heard) out.push_back(one.status);
        return out;
    }
    std::string key() const { return outside.find("bin-01").value().key; }
    std::size_t matters() { return service.list(as(operator_, cases::may_read), {}).value().items.size(); }
    std::size_t kept() {
        const auto bin = devices.list(administrator(), {}).value().items.at(0).id;
        return devices.events(administrator(), bin).value().items.size();
    }

    std::filesystem::path uploads = std::filesystem::temp_directory_path() / ("linli-events-" + ids.next_uuid().text());
    DeviceService devices{
        {database(), clock, clock, ids, audit, vault, service, *cursors, crypto::Suite::international}};
    instruments::InstrumentHouse outside{{}, clock, ids};
    std::unique_ptr<http::Server> receiver;
};
LINLI_BOTH_ENGINES(InstrumentTest);

/// COVERS: INC-18, IOT-10, IOT-15
TEST_P(InstrumentTest, NoMisbehaviourMakesASecondMatter) {
    const auto first = send(event(), Sending::twice);
    EXPECT_THAT(statuses(first), ElementsAre(200, 200));
    EXPECT_EQ(first[0].body, first[1].body) << "the same event is the same matter";
    EXPECT_THAT(statuses(send(event(), Sending::replayed)), ElementsAre(200, 409));
    for (const auto how : {Sending::wrong_signature, Sending::changed, Sending::old_clock})
        EXPECT_THAT(statuses(send(event(), how)), ElementsAre(401)) << static_cast<int>(how);
    const auto late = send(event(), Sending::late);
    EXPECT_THAT(statuses(late), ElementsAre(200));
    EXPECT_EQ(late[0].body, first[0].body) << "what happened before joins what is open";
    EXPECT_EQ(matters(), 1U);
    EXPECT_EQ(kept(), 3U) << "one sent twice, one replayed, one late; nothing of the rest";
    EXPECT_EQ(outside.find("bin-01")->sent, 8);
}

/// COVERS: IOT-19
TEST_P(InstrumentTest, WhatLivesIsHeardAndWhatIsSilentIsATask) {
    ASSERT_TRUE(outside.put({.code = "bin-01", .key = key(), .heartbeat = std::chrono::minutes(10)}));
    EXPECT_EQ(outside.beat(), 1);
    EXPECT_EQ(outside.beat(), 0) << "not before it is due again";
    clock.advance(std::chrono::minutes(25));
    EXPECT_EQ(outside.beat(), 1);
    clock.advance(std::chrono::minutes(25));
    EXPECT_EQ(devices.watch(tenant), 0) << "it spoke twenty-five minutes ago";
    ASSERT_TRUE(outside.put({.code = "bin-01", .key = key(), .heartbeat = std::chrono::minutes(10), .silent = true}));
    EXPECT_EQ(outside.beat(), 0);
    EXPECT_THAT(send(event()), IsEmpty());
    clock.advance(std::chrono::minutes(6));
    EXPECT_EQ(devices.watch(tenant), 1);
    EXPECT_EQ(matters(), 1U);
}

TEST_P(InstrumentTest, AnUnknownDeviceAndAKeyThatIsNone) {
    EXPECT_THAT(outside.send("bin-99", event()), IsEmpty());
    EXPECT_FALSE(outside.put({.code = "bin-02", .key = "short"}));
    ASSERT_TRUE(outside.put({.code = "bin-02", .key = key()}));
    EXPECT_THAT(statuses(outside.send("bin-02", event())), ElementsAre(401)) << "the house does not know it";
}

}  // namespace
}  // namespace linli::devices
