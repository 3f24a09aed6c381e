#include "things.h"

#include "live_topics.h"

#include <linli/events/relay.h>
#include <linli/events/sql.h>
#include <linli/testing/databases.h>

#include <random>
#include <set>

namespace linli::api::testing {
namespace {

using access::Role;

class HearingTest : public linli::testing::DatabaseTest {
protected:
    HearingTest() : DatabaseTest({&events::sql()}) {}
    SystemClock clock;
    SeededIds ids{clock, 12};
    events::Outbox outbox{clock, ids};
    events::Relay relay{database(), clock, town};
};
LINLI_BOTH_ENGINES(HearingTest);

/// Goal: what is offered live and what is read later are the same, for every kind of scope and address.
TEST_P(HearingTest, LiveAndReplayAgreeOnEveryScope) {
    std::mt19937 dice(17);
    const auto maybe = [&](auto& field, int first) {
        if (dice() % 3 != 0) field.emplace(uuid(first + static_cast<int>(dice() % 3)));
    };
    for (int i = 0; i < 300; ++i) {
        events::Address a{.tenant = dice() % 5 == 0 ? other_town : town, .aggregate = ids.next_uuid()};
        maybe(a.district, 10), maybe(a.street, 20), maybe(a.community, 30), maybe(a.grid, 50);
        maybe(a.department, 60), maybe(a.organisation, 60), maybe(a.owner, 1), maybe(a.reporter, 1);
        database().write([&](db::WriteTx& tx) {
            dice() % 10 == 0 ? outbox.publish(tx, a, Whispered{i}) : outbox.publish(tx, a, Moved{i});
        });
    }
    while (relay.run_once() > 0) continue;
    const auto all = database().read([&](db::ReadTx& tx) { return events::read_after(tx, town, 0, 1000); });
    std::size_t heard = 0;
    for (int i = 0; i < 60; ++i) {
        const Role roles[] = {Role::grid_worker, Role::resident, Role::handler, Role::leader, Role::auditor};
        auto actor = person(roles[i % 5], 1 + static_cast<int>(dice() % 3));
        const int level = static_cast<int>(dice() % 5);
        actor.area_level = static_cast<area::Level>(level);
        const int firsts[] = {10, 20, 30, 50, 50};
        maybe(actor.area, firsts[level]);
        maybe(actor.organisation, 60);
        actor.organisation_is_department = dice() % 2 == 0;
        const Hearing hearing(actor, topics);
        std::set<std::int64_t> live_ones, read_ones;
        for (const auto& event : all) {
            const auto topic = topic_of(topics, event.name);
            if (topic && hearing.covers(*topic, event.address)) live_ones.insert(event.stream);
        }
        const auto read = database().read([&](db::ReadTx& tx) {
            return events::read_after(tx, town, 0, 1000, hearing.condition().sql, hearing.condition().params);
        });
        for (const auto& event : read) read_ones.insert(event.stream);
        EXPECT_EQ(live_ones, read_ones) << word(actor.role) << " " << level;
        EXPECT_EQ(hearing.hears_anything(), actor.role != Role::auditor);
        heard += live_ones.size();
    }
    EXPECT_GT(heard, 300U) << "the test compares something";
}

TEST(LiveTopics, NamesAreTheWholeRoom) {
    EXPECT_EQ(topic_of(topics, "things.thing-moved.v1"), 0U);
    EXPECT_FALSE(topic_of(topics, "thingsome.x.v1"));
    EXPECT_FALSE(topic_of(topics, "things"));
    EXPECT_FALSE(topic_of(topics, "other.things.v1"));
    EXPECT_THROW(check({{"a' OR 1=1 --", "x", &may_read}}), InvariantBroken);
    EXPECT_THROW(check({{"things", "x", nullptr}}), InvariantBroken);
    EXPECT_NO_THROW(check(topics));
}

}  // namespace
}  // namespace linli::api::testing
