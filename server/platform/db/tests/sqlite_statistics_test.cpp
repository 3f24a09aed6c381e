#include "thing.h"

namespace linli::db {
namespace {

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

class StatisticsTest : public testing::DatabaseTest {
protected:
    std::string plan(const std::string& statement) {
        return database().read([&](ReadTx& tx) {
            std::string out;
            tx.each("EXPLAIN QUERY PLAN " + statement, {}, [&](const Row& row) { out += row.get<std::string>(3); });
            return out;
        });
    }
    bool sqlite() const { return GetParam() == Engine::sqlite; }
};
LINLI_BOTH_ENGINES(StatisticsTest);

TEST_P(StatisticsTest, ASecondColumnBeatsReadingTheWholeTenant) {
    if (!sqlite()) GTEST_SKIP() << "PostgreSQL gathers its own statistics";
    const ModuleSql* modules[] = {&sql};
    database().migrate(modules, from_ms(1'790'000'000'000));
    EXPECT_NE(plan("SELECT leaf_id, code FROM tree_leaf WHERE tenant_id = 1 AND kind = 'a' AND until_ms IS NULL")
                  .find("tenant_id=? AND kind=?"),
              std::string::npos);
    EXPECT_NE(plan("SELECT code FROM tree_leaf WHERE tenant_id = 1 AND leaf_id = x'00'").find("PRIMARY KEY"),
              std::string::npos);
}

TEST_P(StatisticsTest, MigratingAgainKeepsOneRowAnIndex) {
    if (!sqlite()) GTEST_SKIP() << "PostgreSQL gathers its own statistics";
    const ModuleSql* modules[] = {&sql};
    for (int i = 0; i < 2; ++i) database().migrate(modules, from_ms(1'790'000'000'000));
    const auto known = database().read([](ReadTx& tx) {
        return tx.all("SELECT idx, stat FROM sqlite_stat1 WHERE tbl = 'tree_leaf' ORDER BY idx", {},
                      [](const Row& row) { return row.get<std::string>(0) + ": " + row.get<std::string>(1); });
    });
    EXPECT_EQ(known,
              (std::vector<std::string>{"tree_leaf: 1000000 1000000 1", "tree_leaf_code: 1000000 1000000 10000 1",
                                        "tree_leaf_kind: 1000000 1000000 10000"}));
}

}  // namespace
}  // namespace linli::db
