#pragma once

#include <linli/db/database.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include <signal.h>
#include <unistd.h>

/// Databases for tests: made in a few milliseconds, gone at the end, with the invariants checked before.
///
///     class CasesTest : public linli::testing::DatabaseTest {
///     protected:
///         CasesTest() : DatabaseTest({&tenant::sql(), &cases::sql()}) {}
///         CaseService service{database(), ids, clock};
///     };
///     LINLI_BOTH_ENGINES(CasesTest);
///     TEST_P(CasesTest, AReportIsStored) { ... }
///
/// SQLite works on a temporary file without fsync. PostgreSQL works in a schema of its own on the server that
/// LINLI_TEST_PG (a libpq connection string) names; without it these tests are skipped, and fail when CI=true.
namespace linli::testing {

using ModuleList = std::vector<const db::ModuleSql*>;

inline const char* environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

namespace detail {

inline constexpr Instant migrated_at = from_ms(1'790'000'000'000);

/// A folder that disappears with the process.
inline const std::filesystem::path& scratch_folder() {
    struct Folder {
        std::filesystem::path path =
            std::filesystem::temp_directory_path() / ("linli-test-" + std::to_string(::getpid()));
        Folder() {
            sweep();
            std::filesystem::create_directories(path);
        }
        Folder(const Folder&) = delete;
        Folder& operator=(const Folder&) = delete;
        ~Folder() {
            std::error_code ignored;
            std::filesystem::remove_all(path, ignored);
        }
        /// Removes what crashed tests of dead processes left.
        void sweep() const {
            std::error_code ignored;
            for (const auto& entry : std::filesystem::directory_iterator(path.parent_path(), ignored)) {
                const std::string name = entry.path().filename().string();
                if (!name.starts_with("linli-test-")) continue;
                const auto pid =
                    static_cast<pid_t>(std::strtol(name.c_str() + std::string_view("linli-test-").size(), nullptr, 10));
                if (pid > 0 && ::kill(pid, 0) != 0 && errno == ESRCH) std::filesystem::remove_all(entry, ignored);
            }
        }
    };
    static const Folder folder;
    return folder.path;
}

inline std::string next_name() {
    static std::atomic<int> count{0};
    return std::to_string(++count);
}

/// Migrated files, one per set of modules; every test gets a copy.
inline std::filesystem::path sqlite_template(const ModuleList& modules) {
    static std::mutex mutex;
    static std::map<ModuleList, std::filesystem::path> templates;
    const std::lock_guard lock(mutex);
    auto& path = templates[modules];
    if (path.empty()) {
        const auto made = scratch_folder() / ("template-" + next_name() + ".db");
        db::DatabaseOptions options;
        options.location = made.string() + ".work";
        options.durable = false;
        const auto database = db::open(options);
        database->migrate(modules, migrated_at);
        database->backup_to(made.string());
        path = made;
    }
    return path;
}

/// Schemas that were migrated by this process. A clean one is used again by the next test.
class SchemaPool {
public:
    static SchemaPool& instance() {
        static SchemaPool pool;
        return pool;
    }

    std::string take(const ModuleList& modules) {
        const std::lock_guard lock(mutex_);
        auto& free = free_[modules];
        if (!free.empty()) {
            const std::string name = free.back();
            free.pop_back();
            return name;
        }
        return prefix() + next_name();
    }

    /// Empties the tables a test filled; drops the schema when the test or a migration left more than that.
    void give_back(const ModuleList& modules, const std::string& name, db::Database& database) {
        const auto tables = table_names(database, name);
        const std::lock_guard lock(mutex_);
        auto& known = tables_[modules];
        if (tables == known && !seeded_.contains(modules)) {
            empty(database, tables);
            free_[modules].push_back(name);
        } else {
            drop(database, name);
        }
    }

    /// Remembers what a freshly migrated schema looks like.
    void note_fresh(const ModuleList& modules, const std::string& name, db::Database& database) {
        const auto tables = table_names(database, name);
        const bool seeded = !filled(database, tables).empty();
        const std::lock_guard lock(mutex_);
        tables_[modules] = tables;
        if (seeded) seeded_.insert(modules);
    }

private:
    SchemaPool() = default;
    SchemaPool(const SchemaPool&) = delete;
    SchemaPool& operator=(const SchemaPool&) = delete;
    ~SchemaPool() {
        try {
            db::DatabaseOptions options;
            options.engine = db::Engine::postgres;
            options.location = environment("LINLI_TEST_PG");
            for (const auto& [modules, names] : free_)
                for (const auto& name : names) drop(*db::open(options), name);
        } catch (const std::exception&) {
            // The server is gone; so are its schemas.
        }
    }

    static std::string prefix() { return "linli_test_" + std::to_string(::getpid()) + "_"; }

    static std::vector<std::string> table_names(db::Database& database, const std::string& schema) {
        return database.read([&](db::ReadTx& tx) {
            return tx.all(
                "SELECT tablename FROM pg_tables WHERE schemaname = :schema AND tablename <> 'db_migration' "
                "ORDER BY tablename",
                {{"schema", schema}}, [](const db::Row& row) { return row.get<std::string>(0); });
        });
    }
    static std::vector<std::string> filled(db::Database& database, const std::vector<std::string>& tables) {
        std::string sql;
        for (const auto& table : tables)
            sql += (sql.empty() ? "" : " UNION ALL ") + std::string("SELECT '") + table +
                   "' WHERE EXISTS (SELECT 1 FROM \"" + table + "\")";
        if (sql.empty()) return {};
        return database.read([&](db::ReadTx& tx) {
            return tx.all(sql, {}, [](const db::Row& row) { return row.get<std::string>(0); });
        });
    }
    static void empty(db::Database& database, const std::vector<std::string>& tables) {
        std::string list;
        for (const auto& table : filled(database, tables)) list += (list.empty() ? "\"" : ", \"") + table + "\"";
        if (list.empty()) return;
        database.write([&](db::WriteTx& tx) { tx.exec("TRUNCATE " + list + " CASCADE", {}); });
    }
    static void drop(db::Database& database, const std::string& name) {
        database.write([&](db::WriteTx& tx) { tx.exec("DROP SCHEMA IF EXISTS \"" + name + "\" CASCADE", {}); });
    }

    std::mutex mutex_;
    std::map<ModuleList, std::vector<std::string>> free_;
    std::map<ModuleList, std::vector<std::string>> tables_;
    std::set<ModuleList> seeded_;
};

}  // namespace detail

/// Whether tests of this engine can run here.
inline bool available(db::Engine engine) {
    return engine == db::Engine::sqlite || *environment("LINLI_TEST_PG") != '\0';
}

/// A migrated store of its own; removed at the end, after its invariants were checked (a broken one fails the test).
class TempDatabase {
public:
    /// `tweak` may set readers, writers, timeouts; engine, location and schema are filled in here.
    explicit TempDatabase(db::Engine engine, ModuleList modules = {}, db::DatabaseOptions tweak = {})
        : modules_(std::move(modules)), options_(std::move(tweak)) {
        std::stable_sort(modules_.begin(), modules_.end(), [](const db::ModuleSql* a, const db::ModuleSql* b) {
            return std::pair(a->floor, a->module) < std::pair(b->floor, b->module);
        });
        options_.engine = engine;
        options_.durable = false;
        if (engine == db::Engine::sqlite)
            open_sqlite();
        else
            open_postgres();
    }
    TempDatabase(const TempDatabase&) = delete;
    TempDatabase& operator=(const TempDatabase&) = delete;
    ~TempDatabase() {
        try {
            if (checked_)
                for (const auto& sentence : db::broken_invariants(*database_, modules_)) ADD_FAILURE() << sentence;
            remove();
        } catch (const std::exception& fault) {
            ADD_FAILURE() << "the test database could not be checked: " << fault.what();
        }
    }

    db::Database& database() { return *database_; }
    db::Database& operator*() { return *database_; }
    db::Database* operator->() { return database_.get(); }
    const db::DatabaseOptions& options() const { return options_; }

    /// Closes the store and opens it again, as a restart does. References to the old one are void.
    void reopen() {
        database_.reset();
        database_ = db::open(options_);
    }
    /// Not checked at the end: for tests that break an invariant on purpose.
    void expect_broken() { checked_ = false; }

private:
    void open_sqlite() {
        const auto path = detail::scratch_folder() / ("test-" + detail::next_name() + ".db");
        std::filesystem::copy_file(detail::sqlite_template(modules_), path);
        options_.location = path.string();
        database_ = db::open(options_);
    }
    void open_postgres() {
        options_.location = environment("LINLI_TEST_PG");
        if (options_.location.empty()) throw db::StoreFault("LINLI_TEST_PG is not set");
        options_.schema = detail::SchemaPool::instance().take(modules_);
        database_ = db::open(options_);
        database_->migrate(modules_, detail::migrated_at);
        detail::SchemaPool::instance().note_fresh(modules_, options_.schema, *database_);
    }
    void remove() {
        if (options_.engine == db::Engine::postgres) {
            detail::SchemaPool::instance().give_back(modules_, options_.schema, *database_);
            database_.reset();
            return;
        }
        database_.reset();
        for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(options_.location + tail);
    }

    ModuleList modules_;
    db::DatabaseOptions options_;
    std::unique_ptr<db::Database> database_;
    bool checked_ = true;
};

/// Every engine; used by LINLI_BOTH_ENGINES.
inline std::string engine_name(const ::testing::TestParamInfo<db::Engine>& info) {
    return std::string(db::words(info.param)[static_cast<std::size_t>(info.param)]);
}

/// A test that runs once per engine. Derive, name the modules, instantiate with LINLI_BOTH_ENGINES.
class DatabaseTest : public ::testing::TestWithParam<db::Engine> {
protected:
    explicit DatabaseTest(ModuleList modules = {}, db::DatabaseOptions tweak = {})
        : store_(usable_engine(), std::move(modules), std::move(tweak)) {}

    db::Database& database() { return store_.database(); }
    TempDatabase& store() { return store_; }

private:
    /// Without a server the test is skipped before its body runs; members still get a store to be built on.
    static db::Engine usable_engine() {
        if (!available(GetParam())) {
            if (environment("CI") == std::string_view("true"))
                fail();
            else
                skip();
            return db::Engine::sqlite;
        }
        return GetParam();
    }
    static void skip() { GTEST_SKIP() << "skipped: LINLI_TEST_PG does not name a PostgreSQL server"; }
    static void fail() { FAIL() << "LINLI_TEST_PG does not name a PostgreSQL server, but CI must test both engines"; }

    TempDatabase store_;
};

}  // namespace linli::testing

#define LINLI_BOTH_ENGINES(Suite)                                                                           \
    INSTANTIATE_TEST_SUITE_P(Engines, Suite,                                                                \
                             ::testing::Values(::linli::db::Engine::sqlite, ::linli::db::Engine::postgres), \
                             ::linli::testing::engine_name)
