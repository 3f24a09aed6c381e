#include <linli/access/absences.h>
#include <linli/access/sql.h>
#include <linli/organisation/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

namespace linli::access {
namespace {

using std::chrono::hours;

class AbsencesTest : public linli::testing::DatabaseTest {
protected:
    AbsencesTest() : DatabaseTest({&organisation::sql(), &access::sql()}) {}
    void SetUp() override {
        DatabaseTest::SetUp();
        database().write([&](db::WriteTx& tx) {
            give(tx, tenant, {.id = post, .user_id = a, .role = Role::grid_worker, .title = "网格员", .area_id = place},
                 clock.now())
                .value();
        });
    }
    Outcome declare(UserId user, int from, int until, std::optional<UserId> deputy) {
        return database().write([&](db::WriteTx& tx) {
            return declare_absence(tx, tenant, {user, at(from), at(until), deputy, "年休假"}, clock.now());
        });
    }
    Outcome back(UserId user, int from) {
        return database().write([&](db::WriteTx& tx) { return end_absence(tx, tenant, user, at(from), clock.now()); });
    }
    Instant at(int hour) const { return start + hours(hour); }
    /// Who is behind the post at an hour; nothing for a hole.
    std::optional<UserId> holder(int hour) {
        return database().read([&](db::ReadTx& tx) {
            const auto found = holder_of(tx, tenant, post, at(hour)).value();
            return found.away ? std::nullopt : std::optional(found.user_id);
        });
    }

    const TenantId tenant{1};
    linli::testing::ManualClock clock;
    SeededIds ids{clock, 1};
    const Instant start = clock.now();
    const AreaId place = ids.next<AreaId>();
    const PostId post = ids.next<PostId>();
    const UserId a = ids.next<UserId>(), b = ids.next<UserId>(), c = ids.next<UserId>(), d = ids.next<UserId>(),
                 e = ids.next<UserId>();
};
LINLI_BOTH_ENGINES(AbsencesTest);

TEST_P(AbsencesTest, TheDeputyActsForTheTimeOfTheAbsence) {
    ASSERT_TRUE(declare(a, 10, 20, b));
    EXPECT_EQ(holder(9), a);
    EXPECT_EQ(holder(10), b);
    EXPECT_EQ(holder(20), a);
    EXPECT_EQ(database().read([&](db::ReadTx& tx) { return posts_of(tx, tenant, b, at(15)); }).size(), 1U)
        << "the deputy may act in the post";
}

TEST_P(AbsencesTest, WithoutADeputyThePostIsAHole) {
    ASSERT_TRUE(declare(a, 10, 20, {}));
    EXPECT_EQ(holder(15), std::nullopt);
    EXPECT_EQ(holder(20), a);
}

TEST_P(AbsencesTest, ADeputyWhoIsAwayIsFollowedInEitherOrder) {
    ASSERT_TRUE(declare(b, 12, 15, c));
    ASSERT_TRUE(declare(a, 10, 20, b));
    EXPECT_EQ(holder(11), b);
    EXPECT_EQ(holder(13), c);
    EXPECT_EQ(holder(16), b);
    ASSERT_TRUE(declare(c, 14, 16, d)) << "declared last: c already stands in for both";
    EXPECT_EQ(holder(14), d);
}

TEST_P(AbsencesTest, TheChainIsBoundedAndARingIsAHole) {
    ASSERT_TRUE(declare(b, 10, 20, a)) << "they stand in for each other";
    ASSERT_TRUE(declare(a, 10, 20, b));
    EXPECT_EQ(holder(15), std::nullopt);
    ASSERT_TRUE(declare(e, 30, 40, {}));
    ASSERT_TRUE(declare(d, 30, 40, e));
    ASSERT_TRUE(declare(c, 30, 40, d));
    ASSERT_TRUE(declare(b, 30, 40, c));
    ASSERT_TRUE(declare(a, 30, 40, b));
    EXPECT_EQ(holder(35), std::nullopt) << "everybody is away";
}

TEST_P(AbsencesTest, BackEarlyEndsWhatWasNamedForIt) {
    ASSERT_TRUE(declare(a, 10, 20, b));
    ASSERT_TRUE(declare(a, 30, 40, b));
    clock.advance(hours(12));
    ASSERT_TRUE(back(a, 10));
    EXPECT_EQ(holder(13), a);
    EXPECT_EQ(holder(35), b) << "the other absence stands";
    EXPECT_TRUE(back(a, 10).is(no_such_absence));
    ASSERT_TRUE(back(a, 30));
    EXPECT_EQ(holder(35), a);
    EXPECT_TRUE(database().read([&](db::ReadTx& tx) { return absences_of(tx, tenant, a, clock.now()); }).empty());
}

TEST_P(AbsencesTest, Refuses) {
    ASSERT_TRUE(declare(a, 10, 20, {}));
    EXPECT_TRUE(declare(a, 19, 30, {}).is(already_away));
    EXPECT_TRUE(declare(b, 10, 10, {}).is(period_empty));
    EXPECT_TRUE(declare(b, 10, 20, b).is(own_deputy));
    EXPECT_EQ(database().read([&](db::ReadTx& tx) { return absences_at(tx, tenant, at(15)); }).size(), 1U);
    EXPECT_TRUE(database().read([&](db::ReadTx& tx) { return is_away(tx, tenant, a, at(15)); }));
    EXPECT_FALSE(database().read([&](db::ReadTx& tx) { return is_away(tx, tenant, a, at(20)); }));
}

}  // namespace
}  // namespace linli::access
