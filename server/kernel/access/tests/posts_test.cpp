#include <linli/access/posts.h>
#include <linli/access/sql.h>
#include <linli/base/ids.h>
#include <linli/organisation/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

#include <thread>

namespace linli::access {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

const TenantId tenant{1};

class PostsTest : public linli::testing::DatabaseTest {
protected:
    PostsTest() : DatabaseTest({&organisation::sql(), &access::sql()}) {}

    UserId somebody() { return ids.next<UserId>(); }
    Post post(UserId user, Role role, std::optional<Instant> from = {}, std::optional<Instant> until = {}) {
        Post fresh;
        fresh.id = ids.next<PostId>();
        fresh.user_id = user;
        fresh.role = role;
        fresh.title = std::string(title(role));
        fresh.area_id = place;
        if (from) fresh.valid_from = *from;
        fresh.valid_until = until;
        return fresh;
    }
    Result<Post> give(const Post& fresh, TenantId to = tenant) {
        return database().write([&](db::WriteTx& tx) { return access::give(tx, to, fresh, clock.now()); });
    }
    Result<Post> give(UserId user, Role role, std::optional<Instant> from = {}, std::optional<Instant> until = {}) {
        return give(post(user, role, from, until));
    }
    Result<Post> end(PostId id) {
        return database().write([&](db::WriteTx& tx) { return access::end(tx, tenant, id, clock.now()); });
    }
    Outcome deputise(PostId id, UserId user, Instant from, Instant until) {
        return database().write([&](db::WriteTx& tx) {
            return name_deputy(tx, tenant, {id, user, from, until, "年休假"}, clock.now());
        });
    }
    Outcome dismiss(PostId id, UserId user) {
        return database().write([&](db::WriteTx& tx) { return end_deputy(tx, tenant, id, user, clock.now()); });
    }
    std::vector<PostId> held(UserId user, TenantId in = tenant) {
        std::vector<PostId> found;
        for (const auto& one : database().read([&](db::ReadTx& tx) { return posts_of(tx, in, user, clock.now()); }))
            found.push_back(one.id);
        return found;
    }
    std::vector<Holder> workers() {
        return database().read(
            [&](db::ReadTx& tx) { return holders_at_area(tx, tenant, Role::grid_worker, place, clock.now()); });
    }
    std::int64_t epoch() {
        return database().read([](db::ReadTx& tx) { return revocation_epoch(tx, tenant); });
    }
    OrganisationId office(const std::string& code) {
        organisation::Organisation fresh;
        fresh.id = ids.next<OrganisationId>();
        fresh.code = fresh.name = fresh.short_name = code;
        return database()
            .write([&](db::WriteTx& tx) { return organisation::add(tx, tenant, fresh, clock.now()); })
            .value()
            .id;
    }
    Result<organisation::Organisation> close(OrganisationId id) {
        return database().write([&](db::WriteTx& tx) { return end_organisation(tx, tenant, id, 1, clock.now()); });
    }

    linli::testing::ManualClock clock;
    SeededIds ids{clock, 1};
    const AreaId place = ids.next<AreaId>();
};
LINLI_BOTH_ENGINES(PostsTest);

TEST_P(PostsTest, APostIsHeldThroughItsPeriodAndNotOutside) {
    const auto zhang = somebody();
    const auto given = give(zhang, Role::grid_worker, clock.now() + hours(1), clock.now() + hours(2)).value();
    EXPECT_TRUE(held(zhang).empty());
    clock.advance(hours(1));
    EXPECT_EQ(held(zhang), std::vector{given.id});
    EXPECT_TRUE(held(zhang, TenantId{2}).empty());
    EXPECT_EQ(workers().size(), 1u);
    clock.advance(hours(1) - milliseconds(1));
    EXPECT_EQ(held(zhang).size(), 1u);
    clock.advance(milliseconds(1));
    EXPECT_TRUE(held(zhang).empty());
    EXPECT_TRUE(workers().empty());
    EXPECT_TRUE(end(given.id).is(post_ended));
}

TEST_P(PostsTest, APostWithoutAPlaceIsFoundByItsRole) {
    auto everywhere = post(somebody(), Role::administrator);
    everywhere.area_id.reset();
    ASSERT_TRUE(give(everywhere).ok());
    give(somebody(), Role::grid_worker, clock.now(), std::nullopt).value();
    const auto found = database().read(
        [&](db::ReadTx& tx) { return holders_without_area(tx, tenant, Role::administrator, clock.now()); });
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].role, Role::administrator);
}

TEST_P(PostsTest, WhatCannotBeAPostIsRefused) {
    auto nowhere = post(somebody(), Role::grid_worker);
    nowhere.area_id.reset();
    EXPECT_TRUE(give(nowhere).is(post_needs_place));
    auto bodiless = post(somebody(), Role::handler);
    bodiless.organisation_id = ids.next<OrganisationId>();
    EXPECT_TRUE(give(bodiless).is(organisation::no_such_organisation));
    EXPECT_TRUE(give(somebody(), Role::clerk, clock.now(), clock.now()).is(period_empty));
    EXPECT_TRUE(give(somebody(), Role::clerk, {}, clock.now() - hours(1)).is(period_empty));
    auto resident = post(somebody(), Role::resident);
    resident.area_id.reset();
    EXPECT_TRUE(give(resident).ok()) << "residents need no place";
    EXPECT_TRUE(end(ids.next<PostId>()).is(no_such_post));
}

TEST_P(PostsTest, TheSamePostAgainIsNoSecondOne) {
    const auto fresh = post(somebody(), Role::clerk);
    const auto given = give(fresh).value();
    clock.advance(hours(1));
    EXPECT_EQ(give(fresh).value().valid_from, given.valid_from);
    auto other = fresh;
    other.user_id = somebody();
    EXPECT_TRUE(give(other).is(post_taken));
    EXPECT_EQ(held(fresh.user_id).size(), 1u);
}

TEST_P(PostsTest, EndingAPostThatHasNotBegunLeavesAnEmptyPeriod) {
    const auto zhang = somebody();
    const auto future = give(zhang, Role::administrator, clock.now() + hours(24)).value();
    const auto ended = end(future.id).value();
    EXPECT_EQ(ended.valid_until, ended.valid_from);
    EXPECT_EQ(ended.version, 2);
    EXPECT_TRUE(end(future.id).is(post_ended));
    clock.advance(hours(25));
    EXPECT_TRUE(held(zhang).empty());
    EXPECT_TRUE(give(zhang, Role::auditor, clock.now() - hours(2)).ok()) << "what never was collides with nothing";
}

// ---- three duties ---------------------------------------------------------------------------------------------

TEST_P(PostsTest, TheThreeDutiesNeverMeetInOneHand) {
    const auto zhang = somebody();
    ASSERT_TRUE(give(zhang, Role::administrator, {}, clock.now() + hours(10)).ok());
    EXPECT_TRUE(give(zhang, Role::auditor).is(duties_collide));
    EXPECT_TRUE(give(zhang, Role::security_administrator).is(duties_collide));
    EXPECT_TRUE(give(zhang, Role::administrator).ok()) << "twice the same duty is no collision";
    EXPECT_TRUE(give(zhang, Role::clerk).ok());
    EXPECT_TRUE(give(somebody(), Role::auditor).ok());
}

TEST_P(PostsTest, DutiesCollideInTheFutureToo) {
    const auto zhang = somebody();
    const auto start = clock.now();
    ASSERT_TRUE(give(zhang, Role::administrator, start + hours(10), start + hours(20)).ok());
    EXPECT_TRUE(give(zhang, Role::auditor).is(duties_collide)) << "endless, so it would meet";
    EXPECT_TRUE(give(zhang, Role::auditor, start + hours(19)).is(duties_collide));
    EXPECT_TRUE(give(zhang, Role::auditor, start, start + hours(11)).is(duties_collide));
    EXPECT_TRUE(give(zhang, Role::auditor, start, start + hours(10)).ok()) << "ends when the other begins";
    EXPECT_TRUE(give(zhang, Role::security_administrator, start + hours(20)).ok());
}

TEST_P(PostsTest, ADeputyCarriesTheDutyThroughThePeriod) {
    const auto zhang = somebody();
    const auto li = somebody();
    const auto start = clock.now();
    const auto audit = give(zhang, Role::auditor).value();
    ASSERT_TRUE(deputise(audit.id, li, start + hours(5), start + hours(6)).ok());
    EXPECT_TRUE(give(li, Role::administrator).is(duties_collide)) << "the deputy's period is to come";
    EXPECT_TRUE(give(li, Role::administrator, start + hours(6)).ok());
    EXPECT_TRUE(deputise(audit.id, li, start + hours(6), start + hours(7)).is(duties_collide));
    EXPECT_TRUE(deputise(audit.id, li, start + hours(1), start + hours(2)).ok());
    const auto system = give(somebody(), Role::administrator).value();
    EXPECT_TRUE(deputise(system.id, zhang, start + hours(1), start + hours(2)).is(duties_collide));
}

TEST_P(PostsTest, ManyAtOnceMustNotCollideEither) {
    const auto zhang = somebody();
    const auto both = std::vector{post(zhang, Role::administrator), post(zhang, Role::auditor, clock.now() + hours(9))};
    EXPECT_THROW(database().write([&](db::WriteTx& tx) { give_many(tx, tenant, both, clock.now()); }), InvariantBroken);
    EXPECT_TRUE(held(zhang).empty());
}

/// Two administrators give two duties to one person at the same moment: one of them is refused.
TEST_P(PostsTest, ConcurrentGivesDoNotCollideBehindEachOther) {
    for (int round = 0; round < 5; ++round) {
        const auto zhang = somebody();
        const auto give_slowly = [&](Role role) {
            const auto fresh = post(zhang, role);
            return database()
                .write([&](db::WriteTx& tx) {
                    auto given = access::give(tx, tenant, fresh, clock.now());
                    std::this_thread::sleep_for(milliseconds(20));  // the other one is asking meanwhile
                    return given;
                })
                .ok();
        };
        bool first = false, second = false;
        std::thread one([&] { first = give_slowly(Role::administrator); });
        std::thread two([&] { second = give_slowly(Role::auditor); });
        one.join();
        two.join();
        EXPECT_NE(first, second) << round;
    }
}

// ---- deputies -------------------------------------------------------------------------------------------------

TEST_P(PostsTest, ADeputyActsWhileThePeriodRuns) {
    const auto zhang = somebody();
    const auto li = somebody();
    const auto given = give(zhang, Role::grid_worker).value();
    ASSERT_TRUE(deputise(given.id, li, clock.now() + hours(1), clock.now() + hours(2)).ok());
    EXPECT_TRUE(held(li).empty());
    EXPECT_FALSE(workers().at(0).deputy);
    clock.advance(hours(1));
    EXPECT_EQ(held(li), std::vector{given.id});
    EXPECT_EQ(held(zhang), std::vector{given.id}) << "the holder may still act";
    EXPECT_TRUE(workers().at(0).deputy);
    EXPECT_EQ(workers().at(0).user_id, li);
    const auto read = [&](UserId user) {
        return database().read([&](db::ReadTx& tx) { return may_act_in(tx, tenant, user, given, clock.now()); });
    };
    EXPECT_TRUE(read(li));
    EXPECT_FALSE(read(somebody()));
    clock.advance(hours(1));
    EXPECT_FALSE(read(li));
    EXPECT_EQ(workers().at(0).user_id, zhang);
}

TEST_P(PostsTest, ADeputyOfNothingOrOfOneselfIsRefused) {
    const auto zhang = somebody();
    const auto given = give(zhang, Role::grid_worker, {}, clock.now() + hours(5)).value();
    const auto now = clock.now();
    EXPECT_TRUE(deputise(ids.next<PostId>(), somebody(), now, now + hours(1)).is(no_such_post));
    EXPECT_TRUE(deputise(given.id, zhang, now, now + hours(1)).is(own_deputy));
    EXPECT_TRUE(deputise(given.id, somebody(), now + hours(1), now + hours(1)).is(period_empty));
    EXPECT_TRUE(deputise(given.id, somebody(), now + hours(5), now + hours(6)).is(post_ended));
}

TEST_P(PostsTest, ADeputyIsDismissedEarly) {
    const auto given = give(somebody(), Role::grid_worker).value();
    const auto li = somebody();
    ASSERT_TRUE(deputise(given.id, li, clock.now(), clock.now() + hours(10)).ok());
    ASSERT_TRUE(deputise(given.id, li, clock.now() + hours(20), clock.now() + hours(30)).ok());
    clock.advance(hours(1));
    const auto before = epoch();
    ASSERT_TRUE(dismiss(given.id, li).ok());
    EXPECT_GT(epoch(), before) << "sessions hear of it";
    EXPECT_TRUE(held(li).empty());
    EXPECT_TRUE(dismiss(given.id, li).is(no_such_deputy));
    EXPECT_TRUE(
        database().read([&](db::ReadTx& tx) { return deputies_of(tx, tenant, given.id, clock.now()); }).empty());
    clock.advance(hours(20));
    EXPECT_TRUE(held(li).empty()) << "what was to come does not";
    ASSERT_TRUE(deputise(given.id, li, clock.now(), clock.now() + hours(1)).ok());
    ASSERT_TRUE(dismiss(given.id, li).ok()) << "in the very moment it began";
    EXPECT_TRUE(held(li).empty());
}

TEST_P(PostsTest, DeputiesAreListedByStart) {
    const auto given = give(somebody(), Role::grid_worker).value();
    const auto li = somebody();
    const auto wang = somebody();
    ASSERT_TRUE(deputise(given.id, li, clock.now() + hours(3), clock.now() + hours(4)).ok());
    ASSERT_TRUE(deputise(given.id, wang, clock.now(), clock.now() + hours(1)).ok());
    const auto list = database().read([&](db::ReadTx& tx) { return deputies_of(tx, tenant, given.id, clock.now()); });
    ASSERT_EQ(list.size(), 2u);
    EXPECT_EQ(list[0].user_id, wang);
    EXPECT_EQ(list[1].user_id, li);
    EXPECT_EQ(list[1].reason, "年休假");
}

// ---- places ---------------------------------------------------------------------------------------------------

TEST_P(PostsTest, AnOrganisationWithPostsDoesNotEnd) {
    const auto body = office("cg");
    auto handler = post(somebody(), Role::handler);
    handler.organisation_id = body;
    auto later = post(somebody(), Role::handler, clock.now() + hours(24));
    later.organisation_id = body;
    ASSERT_TRUE(give(handler).ok());
    ASSERT_TRUE(give(later).ok());
    const auto refused = close(body);
    ASSERT_TRUE(refused.is(organisation::still_used));
    EXPECT_NE(refused.problem().detail.find("岗位 2 个"), std::string::npos) << refused.problem().detail;
    ASSERT_TRUE(end(handler.id).ok());
    EXPECT_TRUE(close(body).is(organisation::still_used)) << "one is to begin";
    ASSERT_TRUE(end(later.id).ok());
    EXPECT_TRUE(close(body).ok());
    auto late = post(somebody(), Role::handler);
    late.organisation_id = body;
    EXPECT_TRUE(give(late).is(organisation::no_such_organisation));
}

TEST_P(PostsTest, HoldersOfABodyComeOldestFirst) {
    const auto body = office("cg");
    std::vector<UserId> expected;
    for (int i = 0; i < 3; ++i) {
        auto handler = post(somebody(), Role::handler);
        handler.organisation_id = body;
        expected.push_back(handler.user_id);
        ASSERT_TRUE(give(handler).ok());
        clock.advance(hours(1));
    }
    std::vector<UserId> found;
    for (const auto& holder : database().read(
             [&](db::ReadTx& tx) { return holders_at_organisation(tx, tenant, Role::handler, body, clock.now()); }))
        found.push_back(holder.user_id);
    EXPECT_EQ(found, expected);
}

TEST_P(PostsTest, EveryChangeRaisesTheEpochOfItsTenantAlone) {
    const auto given = give(somebody(), Role::grid_worker).value();
    auto before = epoch();
    ASSERT_TRUE(give(post(somebody(), Role::clerk), TenantId{2}).ok());
    EXPECT_EQ(epoch(), before);
    ASSERT_TRUE(deputise(given.id, somebody(), clock.now(), clock.now() + hours(1)).ok());
    EXPECT_GT(epoch(), before);
    before = epoch();
    ASSERT_TRUE(end(given.id).ok());
    EXPECT_GT(epoch(), before);
    before = epoch();
    EXPECT_TRUE(end(given.id).is(post_ended));
    EXPECT_EQ(epoch(), before) << "a refusal leaves nothing behind";
}

}  // namespace
}  // namespace linli::access
