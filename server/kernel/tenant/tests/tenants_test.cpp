#include <linli/tenant/sql.h>
#include <linli/tenant/tenants.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

namespace linli::tenant {
namespace {

class TenantsTest : public linli::testing::DatabaseTest {
protected:
    TenantsTest() : DatabaseTest({&tenant::sql()}) {}

    void initialise(bool simulated) {
        database().write([&](db::WriteTx& tx) {
            tenant::initialise(
                tx, {.suite = 2, .simulated = simulated, .installation = installation, .initialised_at = clock.now()});
        });
    }
    Tenant add(std::string_view code, std::string_view name) {
        return database().write([&](db::WriteTx& tx) { return tenant::add(tx, code, name, clock.now()); });
    }
    void set(TenantId tenant, std::string_view key, std::string_view value) {
        database().write([&](db::WriteTx& tx) { set_setting(tx, tenant, key, value, clock.now()); });
    }
    std::optional<std::string> get(TenantId tenant, std::string_view key) {
        return database().read([&](db::ReadTx& tx) { return setting(tx, tenant, key); });
    }

    linli::testing::ManualClock clock;
    const Uuid installation = *Uuid::parse("018f0000-0000-7000-8000-000000000001");
};
LINLI_BOTH_ENGINES(TenantsTest);

TEST_P(TenantsTest, ADatabaseIsInitialisedOnce) {
    EXPECT_FALSE(database().read([](db::ReadTx& tx) { return deployment(tx); }));
    initialise(true);
    const auto stored = database().read([](db::ReadTx& tx) { return deployment(tx); });
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->suite, 2);
    EXPECT_TRUE(stored->simulated);
    EXPECT_EQ(stored->installation, installation);
    EXPECT_EQ(stored->initialised_at, clock.now());
    EXPECT_THROW(initialise(false), db::StoreFault);
    EXPECT_TRUE(database().read([](db::ReadTx& tx) { return deployment(tx); })->simulated) << "the mark is for ever";
}

TEST_P(TenantsTest, TheDatabaseRemembersItsKeys) {
    initialise(false);
    const auto keyring = [&] { return database().read([](db::ReadTx& tx) { return deployment(tx)->keyring; }); };
    EXPECT_EQ(keyring(), "") << "a database that is older than the rule";
    database().write([](db::WriteTx& tx) { remember_keyring(tx, "0123456789abcdef"); });
    EXPECT_EQ(keyring(), "0123456789abcdef");
}

TEST_P(TenantsTest, OnlyASimulatedDatabaseDrivesItsClock) {
    const auto drive = [&](std::int64_t offset) {
        database().write([&](db::WriteTx& tx) { set_clock_offset_ms(tx, offset); });
    };
    EXPECT_THROW(drive(1), db::StoreFault) << "not initialised at all";
    initialise(true);
    drive(86'400'000);
    EXPECT_EQ(database().read([](db::ReadTx& tx) { return clock_offset_ms(tx); }), 86'400'000);
}

TEST_P(TenantsTest, ARealDatabaseNeverDrivesItsClock) {
    initialise(false);
    EXPECT_THROW(database().write([](db::WriteTx& tx) { set_clock_offset_ms(tx, 1); }), db::StoreFault);
    EXPECT_EQ(database().read([](db::ReadTx& tx) { return clock_offset_ms(tx); }), 0);
}

TEST_P(TenantsTest, TenantsAreNumberedAndFoundByCode) {
    const auto first = add("yunxi", "云溪区");
    const auto second = add("hefeng", "和风街道");
    EXPECT_EQ(first.id, TenantId{1});
    EXPECT_EQ(second.id, TenantId{2});
    const auto listed = database().read([](db::ReadTx& tx) { return all(tx); });
    ASSERT_EQ(listed.size(), 2u);
    EXPECT_EQ(listed[1].name, "和风街道");
    EXPECT_EQ(database().read([](db::ReadTx& tx) { return find_by_code(tx, "yunxi"); })->id, first.id);
    EXPECT_FALSE(database().read([](db::ReadTx& tx) { return find_by_code(tx, "nowhere"); }));
    EXPECT_THROW(add("yunxi", "另一个"), db::ConstraintFault);
}

TEST_P(TenantsTest, SettingsBelongToOneTenantAndTheLastWins) {
    const auto one = add("one", "一").id, two = add("two", "二").id;
    set(one, "cases.greeting", "您好");
    set(two, "cases.greeting", "欢迎");
    clock.advance(std::chrono::hours(1));
    set(one, "cases.greeting", "您好！");
    set(one, "a", "");
    EXPECT_EQ(get(one, "cases.greeting"), "您好！");
    EXPECT_EQ(get(two, "cases.greeting"), "欢迎");
    EXPECT_EQ(get(two, "a"), std::nullopt);
    const auto listed = database().read([&](db::ReadTx& tx) { return settings(tx, one); });
    ASSERT_EQ(listed.size(), 2u);
    EXPECT_EQ(listed[0].name, "a");
    EXPECT_EQ(listed[1].changed_at, clock.now());
}

/// The invariant must be able to speak.
TEST_P(TenantsTest, AnInvariantFindsADrivenClockInARealDatabase) {
    store().expect_broken();
    initialise(false);
    database().write([](db::WriteTx& tx) { tx.exec("UPDATE tenant_deployment SET clock_offset_ms = 5", {}); });
    const linli::testing::ModuleList modules{&tenant::sql()};
    EXPECT_EQ(db::broken_invariants(database(), modules).size(), 1u);
}

}  // namespace
}  // namespace linli::tenant
