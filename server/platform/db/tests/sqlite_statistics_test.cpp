#include <linli/testing/databases.h>

#include <gmock/gmock.h>

namespace linli::db {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr Migration migrations[] = {{1, "0001_create_tree", R"sql(
CREATE TABLE tree_leaf (
    tenant_id @int  NOT NULL,
    leaf_id   @id   NOT NULL,
    kind      @text NOT NULL,
    code      @code NOT NULL,
    until_ms  @ms,
    PRIMARY KEY (tenant_id, leaf_id)
) @clustered;
CREATE UNIQUE INDEX tree_leaf_code ON tree_leaf (tenant_id, kind, code) WHERE until_ms IS NULL;
CREATE INDEX tree_leaf_kind ON tree_leaf (tenant_id, kind);
CREATE TABLE tree_note (note_id @int PRIMARY KEY) @clustered;
)sql"}};
constexpr ModuleSql sql{"tree", 12, migrations, ""};

/// PostgreSQL gathers its own statistics.
class SqliteStatisticsTest : public ::testing::Test {
protected:
    std::string plan(const std::string& statement) {
        return store_->read([&](ReadTx& tx) {
            std::string out;
            tx.each("EXPLAIN QUERY PLAN " + statement, {}, [&](const Row& row) { out += row.get<std::string>(3); });
            return out;
        });
    }

    testing::TempDatabase store_{Engine::sqlite, {&sql}};
};

TEST_F(SqliteStatisticsTest, ASecondColumnBeatsReadingTheWholeTenant) {
    EXPECT_THAT(plan("SELECT leaf_id, code FROM tree_leaf WHERE tenant_id = 1 AND kind = 'a' AND until_ms IS NULL"),
                HasSubstr("tenant_id=? AND kind=?"));
    EXPECT_THAT(plan("SELECT code FROM tree_leaf WHERE tenant_id = 1 AND leaf_id = x'00'"), HasSubstr("PRIMARY KEY"));
}

TEST_F(SqliteStatisticsTest, MigratingAgainKeepsOneRowAnIndex) {
    const ModuleSql* modules[] = {&sql};
    store_->migrate(modules, from_ms(1'790'000'000'000));
    const auto known = store_->read([](ReadTx& tx) {
        return tx.all("SELECT idx, stat FROM sqlite_stat1 WHERE tbl = 'tree_leaf' ORDER BY idx", {},
                      [](const Row& row) { return row.get<std::string>(0) + ": " + row.get<std::string>(1); });
    });
    EXPECT_THAT(known, ElementsAre("tree_leaf: 1000000 1000000 1", "tree_leaf_code: 1000000 1000000 10000 1",
                                   "tree_leaf_kind: 1000000 1000000 10000"));
}

}  // namespace
}  // namespace linli::db
