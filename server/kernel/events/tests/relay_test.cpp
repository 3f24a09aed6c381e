#include <linli/events/relay.h>
#include <linli/events/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

#include <gmock/gmock.h>

#include <thread>

namespace linli::events {
namespace {

using std::chrono::seconds;
using ::testing::ElementsAre;

const TenantId town{3};

struct Noted {
    std::int64_t number = 0;
    static constexpr std::string_view name = "test.noted.v1";
    static constexpr std::string_view schema_name = "Noted";
    static constexpr auto fields() { return std::tuple{json::field("number", &Noted::number, "号")}; }
};

/// Events are published by number; what a subscriber did is read from its dead letters and from `heard`.
class RelayTest : public linli::testing::DatabaseTest {
protected:
    RelayTest() : DatabaseTest({&events::sql()}) {}

    void publish(std::int64_t number, Uuid aggregate) {
        database().write([&](db::WriteTx& tx) {
            outbox.publish(tx, {.tenant = town, .aggregate = aggregate, .version = number}, Noted{number});
        });
    }
    void publish(std::int64_t number) { publish(number, ids.next_uuid()); }
    /// Fails for the numbers in `broken`; an effect in the store shows what was rolled back.
    void listen(Relay& relay, bool from_now = false) {
        Subscriber subscriber{"test.hears", {std::string(Noted::name)}, [this](db::WriteTx& tx, const Envelope& event) {
                                  const auto number = json::read_text<Noted>(event.payload).value().number;
                                  effect(tx, number);
                                  if (number == constraint) throw db::ConstraintFault("a constraint of the hearer");
                                  if (std::find(broken.begin(), broken.end(), number) != broken.end())
                                      throw std::runtime_error("cannot");
                              }};
        relay.subscribe(std::move(subscriber), from_now);
    }
    /// A row per delivery, in the room's own table: a foreign head row of a tenant of that number.
    void effect(db::WriteTx& tx, std::int64_t number) {
        tx.exec("INSERT INTO events_cursor (tenant_id, subscriber, position, touched_at_ms) VALUES (:n, :s, 0, :now)",
                {{"n", 1000 + number}, {"s", ids.next_uuid().text()}, {"now", clock.now()}});
    }
    std::vector<std::int64_t> heard() {
        return database().read([](db::ReadTx& tx) {
            return tx.all("SELECT tenant_id - 1000 FROM events_cursor WHERE tenant_id >= 1000 ORDER BY subscriber", {},
                          [](const db::Row& row) { return row.i64(0); });
        });
    }
    static void run(Relay& relay) {
        while (relay.run_once() > 0) continue;
    }

    linli::testing::ManualClock clock;
    SeededIds ids{clock, 9};
    Outbox outbox{clock, ids};
    std::vector<std::int64_t> broken;
    std::int64_t constraint = -1;
};
LINLI_BOTH_ENGINES(RelayTest);

TEST_P(RelayTest, EventsAreNumberedWithoutGapAndHeardOnceInOrder) {
    Relay relay(database(), clock, town);
    listen(relay);
    for (int i = 0; i < 30; ++i) publish(i);
    run(relay);
    run(relay);
    std::vector<std::int64_t> all(30);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::int64_t>(i);
    EXPECT_EQ(heard(), all);
    EXPECT_EQ(relay.head(), 30);
}

TEST_P(RelayTest, AFailingDeliveryWaitsAndOthersGoOn) {
    Relay relay(database(), clock, town);
    listen(relay);
    broken = {2};
    const auto one = ids.next_uuid();
    publish(1, one);
    publish(2, one);
    publish(3, one);
    publish(4);
    run(relay);
    EXPECT_THAT(heard(), ElementsAre(1, 4)) << "the effect of a failed delivery is rolled back";
    ASSERT_EQ(relay.dead_letters().size(), 2u) << "the later event of the same thing waits behind it";
    broken.clear();
    run(relay);
    EXPECT_THAT(heard(), ElementsAre(1, 4)) << "not before its time";
    clock.advance(seconds(2));
    run(relay);
    EXPECT_THAT(heard(), ElementsAre(1, 4, 2, 3));
    EXPECT_TRUE(relay.dead_letters().empty());
}

TEST_P(RelayTest, ABrokenConstraintOfTheHearerStopsNobody) {
    Relay relay(database(), clock, town);
    listen(relay);
    constraint = 2;
    for (int i = 1; i < 4; ++i) publish(i);
    run(relay);
    EXPECT_THAT(heard(), ElementsAre(1, 3));
}

TEST_P(RelayTest, AfterTwelveAttemptsAPersonDecides) {
    Relay relay(database(), clock, town);
    listen(relay);
    broken = {1};
    publish(1);
    run(relay);
    for (int i = 0; i < 15; ++i) {
        clock.advance(std::chrono::hours(2));
        run(relay);
    }
    const auto letters = relay.dead_letters();
    ASSERT_EQ(letters.size(), 1u);
    EXPECT_TRUE(letters[0].dead);
    EXPECT_EQ(letters[0].attempts, 12);
    broken.clear();
    run(relay);
    EXPECT_TRUE(heard().empty());
    EXPECT_TRUE(relay.retry("test.hears", letters[0].stream));
    EXPECT_FALSE(relay.retry("test.hears", 99));
    run(relay);
    EXPECT_THAT(heard(), ElementsAre(1));
}

TEST_P(RelayTest, ANewSubscriberHearsThePastUnlessItAsksForNow) {
    Relay first(database(), clock, town);
    publish(1);
    run(first);
    Relay second(database(), clock, town);
    listen(second, true);
    publish(2);
    run(second);
    EXPECT_EQ(heard().size(), 1u) << "what was numbered before is not heard";
    Relay third(database(), clock, town);
    third.subscribe<Noted>(
        "test.other", [this](db::WriteTx& tx, const Noted& noted, const Envelope&) { effect(tx, 100 + noted.number); });
    run(third);
    EXPECT_EQ(heard().size(), 3u) << "both, from the beginning";
}

TEST_P(RelayTest, EventsForOthersAreProgressToo) {
    Relay relay(database(), clock, town);
    relay.subscribe({"test.deaf", {"another.name.v1"}, [](db::WriteTx&, const Envelope&) {}});
    for (int i = 0; i < 5; ++i) publish(i);
    EXPECT_GT(relay.run_once(2), 0);
}

TEST_P(RelayTest, ALongQueueIsNumberedInBatchesAndInOrder) {
    constexpr int many = 2'345;
    database().write([&](db::WriteTx& tx) {
        for (int i = 0; i < many; ++i)
            outbox.publish(tx, {.tenant = town, .aggregate = ids.next_uuid(), .version = i}, Noted{i});
    });
    Relay relay(database(), clock, town);
    std::vector<std::int64_t> heads;
    relay.on_advance([&](std::int64_t head) { heads.push_back(head); });
    run(relay);
    EXPECT_THAT(heads, ElementsAre(1000, 2000, many)) << "listeners hear of every batch";
    const auto events = database().read([&](db::ReadTx& tx) {
        EXPECT_EQ(head_of(tx, town), many);
        EXPECT_EQ(head_of(tx, TenantId{99}), 0);
        return read_after(tx, town, 0, many + 1);
    });
    ASSERT_EQ(events.size(), static_cast<std::size_t>(many));
    for (std::size_t i = 0; i < events.size(); ++i) {
        ASSERT_EQ(events[i].stream, static_cast<std::int64_t>(i) + 1);
        ASSERT_EQ(events[i].address.version, static_cast<std::int64_t>(i)) << "in the order of their ids";
    }
}

/// Goal: live streams hear what came meanwhile before the handlers of all subscribers are done.
TEST_P(RelayTest, WhatComesWhileAHandlerWorksIsToldBeforeTheNextOneBegins) {
    Relay relay(database(), clock, town);
    std::int64_t told = 0, seen = 0;
    relay.on_advance([&](std::int64_t head) { told = head; });
    relay.subscribe({"test.answers", {std::string(Noted::name)}, [&](db::WriteTx& tx, const Envelope& event) {
                         if (event.stream == 1)
                             outbox.publish(tx, {.tenant = town, .aggregate = ids.next_uuid()}, Noted{7});
                     }});
    relay.subscribe({"test.slow", {std::string(Noted::name)}, [&](db::WriteTx&, const Envelope&) {
                         seen = seen == 0 ? told : seen;
                     }});
    publish(1);
    run(relay);
    EXPECT_EQ(seen, 2);
}

/// Goal: a relay with nothing to do writes nothing, whatever the number of subscribers.
TEST_P(RelayTest, AnIdleRunWritesNothing) {
    Relay relay(database(), clock, town);
    listen(relay);
    relay.subscribe({"test.deaf", {"another.name.v1"}, [](db::WriteTx&, const Envelope&) {}});
    publish(1);
    run(relay);
    const auto touched = [&] {
        return database().read([&](db::ReadTx& tx) {
            return tx.value<std::int64_t>("SELECT max(touched_at_ms) FROM events_cursor WHERE tenant_id = :tenant",
                                          {{"tenant", town}});
        });
    };
    const auto before = touched();
    clock.advance(seconds(5));
    EXPECT_EQ(relay.run_once(), 0);
    EXPECT_EQ(touched(), before);
    publish(2);
    run(relay);
    EXPECT_GT(touched(), before);
}

/// Goal: a release that does not know a new field goes on; what it needs must be there and right.
TEST(ReadEvent, PassesOverWhatANewerReleaseAdded) {
    EXPECT_EQ(read_event<Noted>(R"({"number":7,"colour":"red","more":{"deep":[1]}})").number, 7);
    EXPECT_THROW(read_event<Noted>(R"({"colour":"red"})"), std::runtime_error);
    EXPECT_THROW(read_event<Noted>(R"({"number":"seven"})"), std::runtime_error);
    EXPECT_THROW(read_event<Noted>("{"), std::runtime_error);
}

/// Goal: two relays and several writers at once give gapless numbers and single deliveries.
TEST_P(RelayTest, TwoRelaysShareTheWork) {
    Relay one(database(), clock, town), two(database(), clock, town);
    listen(one);
    listen(two);
    std::vector<std::thread> writers;
    for (int w = 0; w < 3; ++w)
        writers.emplace_back([this, w] {
            for (int i = 0; i < 20; ++i) publish(w * 20 + i);
        });
    std::thread other([&] {
        for (int i = 0; i < 40; ++i) two.run_once(7);
    });
    for (int i = 0; i < 40; ++i) one.run_once(5);
    for (auto& writer : writers) writer.join();
    other.join();
    run(one);
    auto all = heard();
    std::sort(all.begin(), all.end());
    ASSERT_EQ(all.size(), 60u);
    EXPECT_EQ(std::unique(all.begin(), all.end()), all.end());
}

}  // namespace
}  // namespace linli::events
