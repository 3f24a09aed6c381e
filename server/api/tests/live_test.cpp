#include "house.h"

#include "things.h"

#include <linli/events/relay.h>
#include <linli/events/sql.h>
#include <linli/testing/databases.h>

#include <random>

namespace linli::api::testing {
namespace {

using access::Role;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const AreaId grid_one{uuid(51)}, grid_two{uuid(52)};
const OrganisationId office_one{uuid(61)};

class LiveTest : public linli::testing::DatabaseTest {
protected:
    LiveTest() : DatabaseTest({&events::sql()}) {
        auto worker = person(Role::grid_worker, 1);
        worker.area = grid_one;
        worker.area_level = area::Level::grid;
        counter.badges.give("worker", worker);
        auto leader = person(Role::leader, 8);
        counter.badges.give("leader", leader);
        auto strange_leader = person(Role::leader, 9, other_town);
        counter.badges.give("strange leader", strange_leader);
    }
    ~LiveTest() override {
        if (counter.server) counter.server->stop(0ms);
    }
    void open(LiveLimits limits = {}) {
        limits.recheck = std::min(limits.recheck, 100ms);
        live = std::make_unique<Live>(database(), counter.badges, topics, limits);
        live->mount(counter.desk);
        relay.on_advance(live->listener(town));
        other_relay.on_advance(live->listener(other_town));
        counter.open();
    }
    events::Address in_grid(AreaId grid, TenantId tenant = town) {
        events::Address a{.tenant = tenant, .aggregate = counter.ids.next_uuid(), .version = 3};
        a.grid = grid;
        return a;
    }
    template <class E = Moved>
    void publish(const events::Address& address, int count = 1) {
        database().write([&](db::WriteTx& tx) {
            for (int i = 0; i < count; ++i) outbox.publish(tx, address, E{i});
        });
    }
    void relay_all() {
        while (relay.run_once() > 0 || other_relay.run_once() > 0) continue;
    }
    void tell(const events::Address& address, int count = 1) {
        publish(address, count);
        relay_all();
    }

    http::Client follow(const std::string& who, const std::string& query = "", const std::string& last = "") const {
        auto client = counter.client();
        http::Ask ask{.target = "/v1/stream" + query, .headers = {{"authorization", "Bearer " + who}}};
        if (!last.empty()) ask.headers.emplace_back("last-event-id", last);
        const auto head = client.open_stream(ask);
        EXPECT_EQ(head.status, 200);
        EXPECT_EQ(head.header("content-type"), "text/event-stream; charset=utf-8");
        return client;
    }
    /// The next event that is no bookmark, no heartbeat; nothing at the end of the stream.
    static std::optional<http::ReceivedEvent> next(http::Client& client, std::chrono::milliseconds patience = 5s) {
        while (true) {
            auto event = client.next(patience);
            if (!event || !event->data.empty()) return event;
        }
    }
    /// The next bookmark: the stream is open and stands there.
    static std::string bookmark(http::Client& client) {
        while (true) {
            const auto event = client.next(5s);
            if (!event || !event->id.empty()) return event ? event->id : "";
        }
    }
    /// Numbers of the next `count` events.
    static std::vector<std::int64_t> numbers(http::Client& client, std::size_t count) {
        std::vector<std::int64_t> out;
        while (out.size() < count) {
            const auto event = next(client);
            if (!event) break;
            out.push_back(std::stoll(event->id));
        }
        return out;
    }
    boost::json::object poll(const std::string& who, const std::string& query) const {
        const auto answer = counter.get(who, "/v1/changes" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return object_of(answer);
    }
    static std::vector<std::int64_t> numbers(const boost::json::object& changes) {
        std::vector<std::int64_t> out;
        for (const auto& change : changes.at("events").as_array()) out.push_back(change.at("stream").as_int64());
        return out;
    }

    Counter counter;
    events::Outbox outbox{counter.clock, counter.ids};
    events::Relay relay{database(), counter.clock, town}, other_relay{database(), counter.clock, other_town};
    std::unique_ptr<Live> live;
};
LINLI_BOTH_ENGINES(LiveTest);

TEST_P(LiveTest, AStreamTellsWhatItsScopeCoversAndNothingOfIt) {
    open();
    auto client = follow("worker");
    EXPECT_EQ(bookmark(client), "0") << "it begins now";
    const auto mine = in_grid(grid_one);
    publish(in_grid(grid_two));
    publish<Whispered>(mine);  // a room that is not told
    publish(mine);
    publish(in_grid(grid_one, other_town));
    auto assigned = in_grid(grid_two);
    assigned.owner = UserId(uuid(1));
    publish(assigned);
    relay_all();
    const auto first = next(client);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->event, "change");
    EXPECT_EQ(first->id, "3");
    EXPECT_EQ(first->data, R"({"stream":3,"type":"things.thing-moved.v1","kind":"thing","id":")" +
                               mine.aggregate.text() + R"(","version":3})");
    EXPECT_THAT(numbers(client, 1), ElementsAre(4));
    tell(mine);
    EXPECT_THAT(numbers(client, 1), ElementsAre(5)) << "nothing foreign in between";
}

TEST_P(LiveTest, AStreamIsResumedWithoutLossAndWithoutRepetition) {
    open();
    tell(in_grid(grid_one), 3);
    tell(in_grid(grid_two), 2);
    auto client = follow("worker", "?after=0");
    EXPECT_THAT(numbers(client, 2), ElementsAre(1, 2));
    client.close();
    tell(in_grid(grid_one), 2);
    auto again = follow("worker", "?after=0", "2");
    EXPECT_THAT(numbers(again, 3), ElementsAre(3, 6, 7)) << "Last-Event-ID is newer than the address";
    tell(in_grid(grid_one));
    EXPECT_THAT(numbers(again, 1), ElementsAre(8)) << "from replay into live";
    EXPECT_THAT(numbers(poll("worker", "?after=6&wait=0")), ElementsAre(7, 8)) << "the same numbers";
}

/// Goal: under writers, a relay and a client that keeps leaving, the joined streams are exactly what the scope covers.
TEST_P(LiveTest, AStormOfWritersAndReconnectionsLosesAndDoublesNothing) {
    open();
    constexpr int writers = 3, each = 60;
    std::atomic<bool> done = false;
    std::vector<std::thread> threads;
    for (int w = 0; w < writers; ++w)
        threads.emplace_back([&, w] {
            for (int i = 0; i < each; ++i) publish(in_grid((w + i) % 2 == 0 ? grid_one : grid_two));
        });
    std::thread relaying([&] {
        while (!done) relay.run_once(5), std::this_thread::sleep_for(1ms);
    });
    std::vector<std::int64_t> seen;
    std::mt19937 dice(5);
    while (seen.size() < writers * each / 2) {
        auto client = follow("worker", "?after=0", seen.empty() ? "" : std::to_string(seen.back()));
        const auto some = numbers(client, std::min<std::size_t>(1 + dice() % 9, writers * each / 2 - seen.size()));
        ASSERT_FALSE(some.empty());
        seen.insert(seen.end(), some.begin(), some.end());
    }
    for (auto& thread : threads) thread.join();
    done = true;
    relaying.join();
    const auto covered = database().read([&](db::ReadTx& tx) {
        std::vector<std::int64_t> out;
        for (const auto& event : events::read_after(tx, town, 0, 1000))
            if (event.address.grid == grid_one) out.push_back(event.stream);
        return out;
    });
    EXPECT_EQ(seen, covered);
}

TEST_P(LiveTest, APollAnswersAtOnceWaitsAndIsWoken) {
    open();
    const auto begin = poll("worker", "");
    EXPECT_EQ(begin.at("next").as_int64(), 0) << "without a number it says where to begin";
    EXPECT_THAT(numbers(begin), IsEmpty());
    tell(in_grid(grid_one), 2);
    const auto first = poll("worker", "?after=0");
    EXPECT_THAT(numbers(first), ElementsAre(1, 2));
    EXPECT_EQ(first.at("next").as_int64(), 2);
    EXPECT_FALSE(first.at("reset").as_bool());

    boost::json::object woken;
    std::thread waiting([&] { woken = poll("worker", "?after=2&wait=30"); });
    ASSERT_TRUE(soon([&] { return live->figures().listeners == 1; }));
    tell(in_grid(grid_two));  // somebody else's: wakes nobody
    tell(in_grid(grid_one));
    waiting.join();
    EXPECT_THAT(numbers(woken), ElementsAre(4));
    EXPECT_EQ(woken.at("next").as_int64(), 4);
    EXPECT_TRUE(soon([&] { return live->figures().seats == 0; }));
}

TEST_P(LiveTest, APollThatHearsNothingEndsWithTheNumberItCameWith) {
    open();
    tell(in_grid(grid_two), 3);
    const auto before = std::chrono::steady_clock::now();
    const auto answer = poll("worker", "?after=3&wait=1");
    EXPECT_GE(std::chrono::steady_clock::now() - before, 900ms);
    EXPECT_THAT(numbers(answer), IsEmpty());
    EXPECT_EQ(answer.at("next").as_int64(), 3);
    EXPECT_EQ(poll("worker", "?after=1&wait=1").at("next").as_int64(), 3) << "it need not search the same again";
    EXPECT_EQ(poll("worker", "?after=0&wait=0").at("next").as_int64(), 3) << "foreign events are passed";
    EXPECT_EQ(counter.get("worker", "/v1/changes?wait=56").status, 422);
    EXPECT_EQ(counter.get("worker", "/v1/changes?after=-1").status, 422);
    EXPECT_TRUE(soon([&] { return live->figures().seats == 0; }));
}

TEST_P(LiveTest, NobodyHearsAnotherTenant) {
    open();
    auto leader = follow("strange leader", "?after=0");
    auto ours = follow("leader", "?after=0");
    tell(in_grid(grid_one), 2);
    tell(in_grid(grid_one, other_town));
    const auto foreign = next(leader);
    ASSERT_TRUE(foreign);
    EXPECT_EQ(foreign->id, "1");
    EXPECT_THAT(numbers(ours, 2), ElementsAre(1, 2));
    EXPECT_THAT(numbers(poll("strange leader", "?after=0&wait=0")), ElementsAre(1));
    EXPECT_THAT(numbers(poll("leader", "?after=0&wait=0")), ElementsAre(1, 2));
}

TEST_P(LiveTest, WhoHearsNothingIsTold) {
    open();
    for (const auto* path : {"/v1/stream", "/v1/changes"}) {
        EXPECT_EQ(counter.get("", path).status, 401);
        EXPECT_EQ(counter.get("unknown", path).status, 401);
        EXPECT_EQ(counter.get("auditor", path).status, 403) << "no topic is granted to the role";
    }
    http::Ask garbled{.target = "/v1/stream", .headers = {{"last-event-id", "yesterday"}}};
    EXPECT_EQ(counter.ask("worker", garbled).status, 422);
    EXPECT_EQ(live->figures().seats, 0U);
}

TEST_P(LiveTest, AnEndedSessionEndsItsStreamAndItsPoll) {
    open();
    auto client = follow("worker");
    bookmark(client);
    http::Answer polled;
    std::thread waiting([&] { polled = counter.get("worker", "/v1/changes?after=0&wait=50"); });
    ASSERT_TRUE(soon([&] { return live->figures().listeners == 2; }));
    const int asked = counter.badges.asked;
    counter.badges.revoke("worker");
    const auto before = std::chrono::steady_clock::now();
    EXPECT_FALSE(next(client)) << "the stream ends";
    waiting.join();
    EXPECT_LT(std::chrono::steady_clock::now() - before, 3s);
    EXPECT_EQ(polled.status, 401);
    EXPECT_EQ(object_of(polled).at("type").as_string(), "/problems/access/not-signed-in");
    EXPECT_EQ(counter.badges.asked, asked) << "a stream is no sign of life";
    EXPECT_TRUE(soon([&] { return live->figures().listeners == 0; }));
    EXPECT_EQ(live->figures().seats, 0U);
}

/// Goal: while nobody can say whether a session still lives, nothing is told; afterwards nothing is missing.
TEST_P(LiveTest, NothingIsToldOnStaleKnowledge) {
    open();
    auto client = follow("worker");
    bookmark(client);
    counter.badges.away = true;
    const int before = counter.badges.watched;
    ASSERT_TRUE(soon([&] { return counter.badges.watched > before; }));
    tell(in_grid(grid_one), 2);
    EXPECT_THROW(next(client, 300ms), http::NetworkError);
    counter.badges.away = false;
    EXPECT_THAT(numbers(client, 2), ElementsAre(1, 2));
}

TEST_P(LiveTest, AnotherPostIsAnotherStream) {
    open();
    auto client = follow("worker");
    bookmark(client);
    auto moved = person(Role::grid_worker, 1);
    moved.area = grid_two;
    moved.area_level = area::Level::grid;
    counter.badges.give("worker", moved);
    EXPECT_FALSE(next(client)) << "what it may hear has changed";
    auto again = follow("worker");
    bookmark(again);
    tell(in_grid(grid_one));
    tell(in_grid(grid_two));
    EXPECT_THAT(numbers(again, 1), ElementsAre(2));
}

TEST_P(LiveTest, SeatsAreLimitedForEachAccountAndForAll) {
    LiveLimits limits;
    limits.per_account = 2;
    limits.overall = 3;
    open(limits);
    auto one = follow("worker"), two = follow("worker");
    const auto refused = counter.get("worker", "/v1/stream");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.header("retry-after"), "30");
    EXPECT_EQ(object_of(refused).at("type").as_string(), "/problems/changes/too-many-streams");
    EXPECT_EQ(counter.get("worker", "/v1/changes?after=0").status, 429);
    auto three = follow("leader");
    EXPECT_EQ(counter.get("resident", "/v1/stream").status, 503);
    one.close();
    ASSERT_TRUE(soon([&] { return live->figures().seats == 2; }));
    auto four = follow("resident");
    EXPECT_EQ(live->figures().seats, 3U);
    for (auto* client : {&two, &three, &four}) client->close();
    EXPECT_TRUE(soon([&] { return live->figures().seats == 0 && live->figures().listeners == 0; }));
}

TEST_P(LiveTest, ANumberOfAnotherHistorySaysToLoadAgain) {
    open();
    tell(in_grid(grid_one), 2);
    auto client = follow("worker", "", "900");
    const auto reset = next(client);
    ASSERT_TRUE(reset);
    EXPECT_EQ(reset->event, "reset");
    EXPECT_EQ(reset->id, "2");
    EXPECT_EQ(reset->data, R"({"stream":2})");
    tell(in_grid(grid_one));
    EXPECT_THAT(numbers(client, 1), ElementsAre(3));
    const auto polled = poll("worker", "?after=900&wait=30");
    EXPECT_TRUE(polled.at("reset").as_bool());
    EXPECT_EQ(polled.at("next").as_int64(), 3);
}

/// Goal: a client that does not read costs its queue, nobody else waits for it, and it misses nothing.
TEST_P(LiveTest, ASlowClientFallsBehindAndCatchesUp) {
    LiveLimits limits;
    limits.queue_bytes = 8 * 1024;
    open(limits);
    auto slow = follow("worker", "?after=0");
    auto quick = follow("leader", "?after=0");
    constexpr int batch = 1'000;
    std::int64_t told = 0;
    // What the kernel takes for the slow one ends some time; the quick one hears everything meanwhile.
    while (live->figures().behind == 0 && told < 200'000) {
        tell(in_grid(grid_one), batch);
        ASSERT_EQ(numbers(quick, batch).size(), static_cast<std::size_t>(batch));
        told += batch;
    }
    ASSERT_LT(told, 200'000);
    EXPECT_EQ(live->figures().listeners, 2U);
    for (std::int64_t i = 1; i <= told; ++i) {
        const auto event = next(slow);
        ASSERT_TRUE(event) << i;
        ASSERT_EQ(event->id, std::to_string(i));
    }
    EXPECT_TRUE(soon([&] { return live->figures().behind == 0; }));
    tell(in_grid(grid_one));
    EXPECT_THAT(numbers(slow, 1), ElementsAre(told + 1));
}

TEST_P(LiveTest, ManyForeignEventsMoveTheBookmark) {
    open();
    auto client = follow("worker", "?after=0");
    tell(in_grid(grid_two), 2'500);
    std::int64_t at = 0;
    while (at < 2'000) at = std::stoll(bookmark(client));
    EXPECT_LE(at, 2'500);
    tell(in_grid(grid_one));
    EXPECT_THAT(numbers(client, 1), ElementsAre(2'501));
}

TEST_P(LiveTest, TheWakerMayOutliveTheStream) {
    open();
    counter.server->stop(0ms);
    live.reset();
    tell(in_grid(grid_one));
}

}  // namespace
}  // namespace linli::api::testing
