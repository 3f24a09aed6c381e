#include <linli/testing/databases.h>

#include <limits>

namespace linli::db {
namespace {

constexpr Migration thing_migrations[] = {{1, "0001_create_thing", R"sql(
-- One column of each type.
CREATE TABLE test_thing (
    tenant_id @int   NOT NULL,
    thing_id  @id    NOT NULL,
    code      @code,
    note      @text,
    amount    @fen,
    at_ms     @ms,
    done      @flag,
    share     @real,
    secret    @sealed,
    day_on    @on,
    number    @count CHECK (number >= 0),
    PRIMARY KEY (tenant_id, thing_id)
) @clustered;
CREATE UNIQUE INDEX test_thing_code ON test_thing (tenant_id, code);
CREATE TABLE test_part (
    tenant_id @int NOT NULL,
    thing_id  @id  NOT NULL,
    number    @int NOT NULL,
    PRIMARY KEY (tenant_id, thing_id, number),
    FOREIGN KEY (tenant_id, thing_id) REFERENCES test_thing (tenant_id, thing_id) DEFERRABLE INITIALLY DEFERRED
) @table;
)sql"}};
constexpr ModuleSql thing_sql{"test", 12, thing_migrations, "-- No thing is called bad.\nSELECT thing_id FROM test_thing WHERE code = 'bad';\n"};

Uuid id_of(std::uint8_t n) { return Uuid({0x01, 0x8f, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, n}); }

class PortabilityTest : public testing::DatabaseTest {
protected:
    PortabilityTest() : DatabaseTest({&thing_sql}) {}
};
LINLI_BOTH_ENGINES(PortabilityTest);

TEST_P(PortabilityTest, EveryTypeComesBackAsItWasStored) {
    const std::string bytes("\0\1\\x\n\377", 6);
    database().write([&](WriteTx& tx) {
        EXPECT_EQ(tx.exec("INSERT INTO test_thing VALUES (:tenant, :id, :code, :note, :amount, :at, :done, :share, :secret, :day, :number)",
                          {{"tenant", TenantId{7}}, {"id", id_of(1)}, {"code", ""}, {"note", "邻里 'quoted' \\ \n"},
                           {"amount", std::numeric_limits<std::int64_t>::min()},
                           {"at", from_ms(std::numeric_limits<std::int64_t>::max())}, {"done", true},
                           {"share", 0.1}, {"secret", Bytes{bytes}}, {"day", std::optional<std::string>("2026-10-01")},
                           {"number", std::optional<int>()}}), 1);
    });
    const auto seen = database().read([&](ReadTx& tx) {
        return tx.one("SELECT * FROM test_thing WHERE thing_id = :id", {{"id", id_of(1)}}, [&](const Row& row) {
            EXPECT_EQ(row.get<TenantId>("tenant_id").value, 7);
            EXPECT_EQ(row.get<Uuid>("thing_id"), id_of(1));
            EXPECT_EQ(row.get<std::string>("code"), "");
            EXPECT_EQ(row.get<std::string>("note"), "邻里 'quoted' \\ \n");
            EXPECT_EQ(row.get<Fen>("amount").value, std::numeric_limits<std::int64_t>::min());
            EXPECT_EQ(to_ms(row.get<Instant>("at_ms")), std::numeric_limits<std::int64_t>::max());
            EXPECT_TRUE(row.get<bool>("done"));
            EXPECT_EQ(row.get<double>("share"), 0.1);
            EXPECT_EQ(row.blob("secret"), bytes);
            EXPECT_EQ(row.get<std::string>("day_on"), "2026-10-01");
            EXPECT_EQ(row.get<std::optional<int>>("number"), std::nullopt);
            EXPECT_THROW(row.get<int>("number"), StoreFault);
            return true;
        });
    });
    EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace linli::db
