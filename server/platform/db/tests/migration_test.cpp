#include "migrations.h"

#include <linli/testing/databases.h>

#include <thread>

namespace linli::db {
namespace {

constexpr Instant now = from_ms(1'790'000'000'000);

constexpr Migration first_file[] = {
    {1, "0001_create_a", "CREATE TABLE low_a (n @int NOT NULL PRIMARY KEY) @clustered;"}};
constexpr Migration two_files[] = {first_file[0], {2, "0002_add_b", "ALTER TABLE low_a ADD COLUMN b @text;"}};
constexpr Migration edited_files[] = {{1, "0001_create_a", "CREATE TABLE low_a (n @int PRIMARY KEY) @clustered;"}};
constexpr Migration renamed_files[] = {{1, "0001_create_aa", first_file[0].sql}};
constexpr Migration late_files[] = {{2, "0002_add_b", "CREATE TABLE low_a (n @int);"}};
constexpr Migration late_and_early[] = {{1, "0001_late", "CREATE TABLE low_c (n @int);"}, late_files[0]};
constexpr Migration broken_files[] = {
    first_file[0], {2, "0002_half", "CREATE TABLE low_b (n @int); INSERT INTO no_such_table VALUES (1);"}};
constexpr Migration high_files[] = {
    {1, "0001_create_b", "CREATE TABLE high_b (n @int REFERENCES low_a (n)); CREATE INDEX high_b_n ON high_b (n);"}};

constexpr ModuleSql low_one{"low", 12, first_file, ""};
constexpr ModuleSql low_two{"low", 12, two_files, ""};
constexpr ModuleSql high{"high", 20, high_files, ""};

class MigrationTest : public testing::DatabaseTest {
protected:
    void migrate(std::vector<const ModuleSql*> modules) { database().migrate(modules, now); }
    void migrate(const ModuleSql& module) { migrate(std::vector<const ModuleSql*>{&module}); }
    std::vector<std::string> journal() {
        return database().read([](ReadTx& tx) {
            return tx.all("SELECT module, number FROM db_migration ORDER BY applied_at_ms, module, number", {},
                          [](const Row& row) { return row.get<std::string>(0) + std::to_string(row.get<int>(1)); });
        });
    }
};
LINLI_BOTH_ENGINES(MigrationTest);

TEST_P(MigrationTest, FilesAreAppliedOnceByFloor) {
    migrate({&high, &low_two});  // given in the wrong order
    EXPECT_EQ(journal(), (std::vector<std::string>{"high1", "low1", "low2"}));
    migrate({&low_two, &high});
    database().read([](ReadTx& tx) {
        EXPECT_EQ(tx.value<std::string>("SELECT checksum FROM db_migration WHERE module = 'low' AND number = 1", {}),
                  checksum(first_file[0].sql));
        EXPECT_EQ(tx.value<Instant>("SELECT applied_at_ms FROM db_migration WHERE module = 'high'", {}), now);
    });
}

TEST_P(MigrationTest, LaterFilesAreAddedWhileRowsStay) {
    migrate(low_one);
    database().write([](WriteTx& tx) { tx.exec("INSERT INTO low_a (n) VALUES (5)", {}); });
    migrate({&low_two, &high});
    database().read([](ReadTx& tx) { EXPECT_EQ(tx.value<int>("SELECT n FROM low_a WHERE b IS NULL", {}), 5); });
}

TEST_P(MigrationTest, AnEditedFileIsRefused) {
    migrate(low_one);
    EXPECT_THROW(migrate(ModuleSql{"low", 12, edited_files, ""}), StoreFault);
    EXPECT_THROW(migrate(ModuleSql{"low", 12, renamed_files, ""}), StoreFault);
    migrate(low_one);
}

TEST_P(MigrationTest, ANewerSchemaIsRefused) {
    migrate({&low_two, &high});
    EXPECT_THROW(migrate(low_two), StoreFault);            // a module this program does not know
    EXPECT_THROW(migrate({&low_one, &high}), StoreFault);  // a file this program does not know
    EXPECT_EQ(journal().size(), 3U);
}

TEST_P(MigrationTest, AFileBeforeAnAppliedOneIsRefused) {
    migrate(ModuleSql{"low", 12, late_files, ""});
    EXPECT_THROW(migrate(ModuleSql{"low", 12, late_and_early, ""}), StoreFault);
}

TEST_P(MigrationTest, AFailingFileLeavesNothingOfItself) {
    EXPECT_THROW(migrate(ModuleSql{"low", 12, broken_files, ""}), StoreFault);
    EXPECT_EQ(journal(), std::vector<std::string>{"low1"});
    EXPECT_THROW(database().read([](ReadTx& tx) { return tx.exists("SELECT 1 FROM low_b", {}); }), StoreFault);
    migrate(low_two);
}

/// Goal: several instances of a release start at the same moment; each file is applied once.
TEST_P(MigrationTest, SeveralProcessesMayMigrateAtOnce) {
    std::vector<std::thread> crowd;
    for (int i = 0; i < 4; ++i)
        crowd.emplace_back([&] {
            const auto mine = open(store().options());
            const std::vector<const ModuleSql*> modules{&low_two, &high};
            EXPECT_NO_THROW(mine->migrate(modules, now));
        });
    for (auto& thread : crowd) thread.join();
    EXPECT_EQ(journal().size(), 3U);
}

TEST(MigrationSqlTest, TokensAreReplacedOutsideOfQuotesAndComments) {
    constexpr std::string_view text =
        "-- @id\nCREATE TABLE t (a @id, b @code DEFAULT '@id', c @flag, d @sealed) @clustered;";
    EXPECT_EQ(migration_sql(text, Engine::sqlite),
              "-- @id\nCREATE TABLE t (a BLOB, b TEXT DEFAULT '@id', c INTEGER, d BLOB) STRICT, WITHOUT ROWID;");
    EXPECT_EQ(migration_sql(text, Engine::postgres),
              "-- @id\nCREATE TABLE t (a uuid, b text COLLATE \"C\" DEFAULT '@id', c boolean, d bytea) ;");
    EXPECT_THROW(migration_sql("CREATE TABLE t (a @number) @table;", Engine::sqlite), StoreFault);
}

TEST(MigrationSqlTest, PartsMayBelongToOneEngine) {
    constexpr std::string_view text = "a;\n-- dialect: sqlite\nb;\n-- dialect: postgres\nc;\n-- dialect: both\nd;";
    EXPECT_EQ(migration_sql(text, Engine::sqlite), "a;\nb;\nd;");
    EXPECT_EQ(migration_sql(text, Engine::postgres), "a;\nc;\nd;");
    EXPECT_THROW(migration_sql("-- dialect: oracle\n", Engine::sqlite), StoreFault);
    EXPECT_EQ(migration_sql("", Engine::sqlite), "");
}

TEST(MigrationSqlTest, TheChecksumIsSha256) {
    EXPECT_EQ(checksum("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace linli::db
