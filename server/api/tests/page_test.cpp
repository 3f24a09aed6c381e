#include "house.h"

#include <linli/api/page.h>
#include <linli/crypto/keyring.h>
#include <linli/events/sql.h>
#include <linli/testing/databases.h>

#include <set>

namespace linli::api::testing {
namespace {

using access::Reach;
using access::Role;

constexpr access::Grant grants[] = {
    {Role::grid_worker, {Reach::area, Reach::assigned, Reach::reported}},
    {Role::resident, {Reach::reported}},
    {Role::leader, {Reach::tenant}},
    {Role::auditor, {Reach::nothing}},
};
constexpr access::Permission may_list{"test.list", "列表", grants};

access::Scope scope_of(const access::Actor& actor) { return access::Gate::admit(actor, may_list).value(); }

TEST(Cursor, OpensWhatItSealed) {
    const auto keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    const auto sealer = make_cursor_sealer(keyring);
    const auto scope = scope_of(person(Role::resident, 1));
    const auto cursor = sealer->seal(scope, "listThings", "17:abc");
    EXPECT_EQ(sealer->open(scope, "listThings", cursor).value(), "17:abc");
    EXPECT_EQ(cursor.find("abc"), std::string::npos);
    EXPECT_EQ(cursor.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos)
        << "it stands in an address";
}

TEST(Cursor, BelongsToOneListOneCallerAndOnePost) {
    const auto keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    const auto sealer = make_cursor_sealer(keyring);
    const auto me = person(Role::resident, 1);
    const auto cursor = sealer->seal(scope_of(me), "listThings", "17:abc");
    EXPECT_TRUE(sealer->open(scope_of(me), "listOthers", cursor).is(bad_cursor)) << "another list";
    EXPECT_TRUE(sealer->open(scope_of(person(Role::resident, 2)), "listThings", cursor).is(bad_cursor));
    EXPECT_TRUE(sealer->open(scope_of(person(Role::resident, 1, other_town)), "listThings", cursor).is(bad_cursor));
    auto elsewhere = me;
    elsewhere.post = PostId(uuid(77));
    EXPECT_TRUE(sealer->open(scope_of(elsewhere), "listThings", cursor).is(bad_cursor)) << "another post";
    const auto other_keys = crypto::Keyring::ephemeral(crypto::Suite::international);
    EXPECT_TRUE(make_cursor_sealer(other_keys)->open(scope_of(me), "listThings", cursor).is(bad_cursor));
}

TEST(Cursor, IsRefusedWhenAnythingOfItIsChanged) {
    for (const auto suite : {crypto::Suite::international, crypto::Suite::guomi}) {
        const auto keyring = crypto::Keyring::ephemeral(suite);
        const auto sealer = make_cursor_sealer(keyring);
        const auto scope = scope_of(person(Role::resident, 1));
        const auto cursor = sealer->seal(scope, "listThings", "17:abc");
        // The last character carries bits that base64url does not use, so it is left to the next test.
        for (std::size_t i = 0; i + 1 < cursor.size(); ++i) {
            auto changed = cursor;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            EXPECT_TRUE(sealer->open(scope, "listThings", changed).is(bad_cursor)) << i;
        }
        for (const std::string& garbage : {std::string(), std::string("x"), std::string("+/=="), std::string("中文"),
                                           cursor.substr(0, cursor.size() / 2), cursor + "AAAA"})
            EXPECT_TRUE(sealer->open(scope, "listThings", garbage).is(bad_cursor)) << garbage;
    }
}

TEST(PageKey, ReadsBackWhatItWrote) {
    const PageKey key{-17, uuid(5)};
    const auto read = PageKey::parse(key.text());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->order, -17);
    EXPECT_EQ(read->id, uuid(5));
    for (const auto* bad : {"", ":", "17", "17:", "17:abc", "x:00000000-0000-7000-8000-000000000000", "1 7:x",
                            "99999999999999999999:00000000-0000-7000-8000-000000000000"})
        EXPECT_FALSE(PageKey::parse(bad)) << bad;
}

/// Rows of the event table serve as a list: they have every column that scopes compare.
class PageTest : public linli::testing::DatabaseTest {
protected:
    PageTest() : DatabaseTest({&events::sql()}) {}

    /// Row `n`: two of three share their time; grid 1 or 2, owner 1 or 9, reporter 1 or 9.
    void fill(TenantId tenant, int rows) {
        database().write([&](db::WriteTx& tx) {
            for (int n = 0; n < rows; ++n)
                tx.exec(
                    "INSERT INTO events_event (tenant_id, event_id, name, aggregate_id, version, payload,"
                    " occurred_at_ms, trace, grid_id, owner_id, reporter_id) VALUES (:tenant, :id, 'x.y', :id, :n,"
                    " '{}', :at, '', :grid, :owner, :reporter)",
                    {{"tenant", tenant},
                     {"id", uuid(n)},
                     {"n", n},
                     {"at", 1000 + n / 3},
                     {"grid", uuid(n % 2 == 0 ? 1 : 2)},
                     {"owner", uuid(n % 5 == 0 ? 1 : 9)},
                     {"reporter", uuid(n % 7 == 0 ? 1 : 9)}});
        });
    }
    static access::Actor worker(TenantId tenant = town) {
        auto actor = person(Role::grid_worker, 1, tenant);
        actor.area = AreaId(uuid(1));
        actor.area_level = area::Level::grid;
        return actor;
    }
    /// Walks all pages. @return the row numbers in the order they came
    std::vector<int> walk(const access::Actor& actor, std::size_t limit, bool descending, std::string extra = {}) {
        PageQuery query{.select = "version, occurred_at_ms, event_id",
                        .from = "events_event",
                        .order = "occurred_at_ms",
                        .id = "event_id",
                        .descending = descending,
                        .columns = {.owner = "owner_id", .reporter = "reporter_id"},
                        .extra = std::move(extra),
                        .limit = limit};
        if (!query.extra.empty()) query.params.emplace_back("least", 10);
        std::vector<int> seen;
        std::optional<PageKey> after;
        do {
            std::size_t count = 0;
            after = database().read([&](db::ReadTx& tx) {
                return fetch_page(tx, scope_of(actor), query, after, [&](const db::Row& row) {
                    seen.push_back(row.get<int>("version"));
                    ++count;
                });
            });
            EXPECT_LE(count, limit);
            EXPECT_TRUE(count == limit || !after) << "only the last page is short";
        } while (after);
        return seen;
    }
    static bool mine(int n) { return n % 2 == 0 || n % 5 == 0 || n % 7 == 0; }
};
LINLI_BOTH_ENGINES(PageTest);

TEST_P(PageTest, EveryRowOfTheScopeComesOnceInOrderWhateverThePage) {
    fill(town, 100);
    fill(other_town, 100);
    std::vector<int> expected;
    for (int n = 0; n < 100; ++n)
        if (mine(n)) expected.push_back(n);
    for (const std::size_t limit : {1U, 2U, 7U, 50U, 1000U}) {
        EXPECT_EQ(walk(worker(), limit, false), expected) << limit;
        auto reversed = expected;
        std::reverse(reversed.begin(), reversed.end());
        EXPECT_EQ(walk(worker(), limit, true), reversed) << limit;
    }
}

TEST_P(PageTest, ConditionsNarrowEveryBranch) {
    fill(town, 60);
    std::vector<int> expected;
    for (int n = 10; n < 60; ++n)
        if (mine(n)) expected.push_back(n);
    EXPECT_EQ(walk(worker(), 7, false, "version >= :least"), expected);
}

TEST_P(PageTest, AScopeWithoutReachFindsNothingAndAWholeOneEverything) {
    fill(town, 20);
    fill(other_town, 20);
    EXPECT_TRUE(walk(person(Role::auditor, 1), 7, false).empty());
    EXPECT_EQ(walk(person(Role::leader, 1), 7, false).size(), 20U);
    EXPECT_EQ(walk(person(Role::resident, 1), 7, false).size(), 3U) << "0, 7, 14";
    EXPECT_TRUE(walk(person(Role::resident, 1, TenantId{99}), 7, false).empty());
}

TEST_P(PageTest, APageThatEndsExactlyAtTheEndSaysSo) {
    fill(town, 14);
    EXPECT_EQ(walk(person(Role::leader, 1), 7, false).size(), 14U);
}

}  // namespace
}  // namespace linli::api::testing
