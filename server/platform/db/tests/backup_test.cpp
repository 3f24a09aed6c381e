#include "thing.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

namespace linli::db {
namespace {

/// Goal: a backup taken while others write is a moment of the store: pairs are whole, nothing is missing before it.
TEST(BackupTest, IsConsistentWhileOthersWrite) {
    testing::TempDatabase store(Engine::sqlite, {&thing_sql});
    std::atomic<bool> stop{false};
    std::atomic<int> pairs{0};
    std::thread writer([&] {
        while (!stop) {
            const int n = pairs;
            store->write([&](WriteTx& tx) { add(tx, 2 * n), add(tx, 2 * n + 1); });
            pairs = n + 1;
        }
    });
    while (pairs < 50) std::this_thread::yield();
    const int before = pairs;
    const auto path = store.options().location + ".backup";
    store->backup_to(path);
    const int after = pairs;
    while (pairs < after + 5) std::this_thread::yield();  // writing goes on
    stop = true;
    writer.join();

    auto options = store.options();
    options.location = path;
    const auto copy = open(options);
    EXPECT_EQ(things(*copy) % 2, 0);
    EXPECT_GE(things(*copy), 2 * before);
    EXPECT_LE(things(*copy), 2 * (after + 1));
    const std::vector<const ModuleSql*> modules{&thing_sql};
    copy->migrate(modules, from_ms(0));  // the journal is in it
    EXPECT_TRUE(broken_invariants(*copy, modules).empty());
}

TEST(BackupTest, NeverReplacesAFile) {
    testing::TempDatabase store(Engine::sqlite, {&thing_sql});
    const auto path = store.options().location + ".taken";
    std::ofstream(path) << "something";
    EXPECT_THROW(store->backup_to(path), StoreFault);
    EXPECT_EQ(std::filesystem::file_size(path), 9U);
    EXPECT_THROW(store->backup_to("/nowhere/at/all/backup.db"), StoreFault);
}

TEST(OpenTest, AFileThatIsNoDatabaseIsAFault) {
    testing::TempDatabase store(Engine::sqlite);
    auto options = store.options();
    options.location += ".text";
    std::ofstream(options.location) << std::string(8192, 'x');
    EXPECT_THROW(open(options), StoreFault);
    options.location = "/nowhere/at/all/store.db";
    EXPECT_THROW(open(options), StoreFault);
}

}  // namespace
}  // namespace linli::db
