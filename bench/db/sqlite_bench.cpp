#include "rows.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stdexcept>

#include <sqlite3.h>

namespace linli::bench {
namespace {

constexpr int writers = 32;
constexpr std::int64_t now_ms = 1'790'000'000'000;

void check(int code, int wanted = SQLITE_OK) {
    if (code != wanted) throw std::runtime_error(sqlite3_errstr(code));
}

/// The bare library: statements are prepared once, errors are checked, nothing else.
class Raw {
public:
    explicit Raw(const std::string& path) {
        check(sqlite3_open_v2(path.c_str(), &raw_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr));
        run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536");
        prepare(insert_sql, &insert_);
        prepare(select_sql, &select_);
        prepare("BEGIN IMMEDIATE", &begin_);
        prepare("COMMIT", &commit_);
        prepare("SAVEPOINT member", &savepoint_);
        prepare("RELEASE member", &release_);
    }
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;
    ~Raw() {
        for (sqlite3_stmt* statement : {insert_, select_, begin_, commit_, savepoint_, release_})
            sqlite3_finalize(statement);
        sqlite3_close(raw_);
    }

    void begin() { step(begin_); }
    void commit() { step(commit_); }
    void insert(std::int64_t n) {
        const Uuid id = id_of(n);
        sqlite3_bind_int64(insert_, 1, 1);
        sqlite3_bind_blob(insert_, 2, id.byte_view().data(), 16, SQLITE_STATIC);
        sqlite3_bind_text(insert_, 3, "3301", -1, SQLITE_STATIC);
        sqlite3_bind_text(insert_, 4, title, -1, SQLITE_STATIC);
        sqlite3_bind_text(insert_, 5, "reported", -1, SQLITE_STATIC);
        sqlite3_bind_int64(insert_, 6, now_ms + n);
        sqlite3_bind_int64(insert_, 7, 1);
        step(insert_);
    }
    void insert_in_savepoint(std::int64_t n) {
        step(savepoint_);
        insert(n);
        step(release_);
    }
    std::int64_t select(std::int64_t n) {
        const Uuid id = id_of(n);
        sqlite3_bind_int64(select_, 1, 1);
        sqlite3_bind_blob(select_, 2, id.byte_view().data(), 16, SQLITE_STATIC);
        check(sqlite3_step(select_), SQLITE_ROW);
        std::int64_t sum =
            sqlite3_column_int64(select_, 0) + sqlite3_column_int64(select_, 5) + sqlite3_column_int64(select_, 6);
        const auto found = Uuid::from_bytes({static_cast<const char*>(sqlite3_column_blob(select_, 1)), 16});
        sum += found->bytes()[0];
        for (const int column : {2, 3, 4}) sum += static_cast<std::int64_t>(text(column).size());
        check(sqlite3_step(select_), SQLITE_DONE);
        sqlite3_reset(select_);
        return sum;
    }

private:
    std::string text(int column) {
        return {reinterpret_cast<const char*>(sqlite3_column_text(select_, column)),
                static_cast<std::size_t>(sqlite3_column_bytes(select_, column))};
    }
    void prepare(const char* sql, sqlite3_stmt** statement) {
        check(sqlite3_prepare_v3(raw_, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, nullptr));
    }
    void run(const char* sql) { check(sqlite3_exec(raw_, sql, nullptr, nullptr, nullptr)); }
    static void step(sqlite3_stmt* statement) {
        check(sqlite3_step(statement), SQLITE_DONE);
        sqlite3_reset(statement);
    }

    sqlite3* raw_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    sqlite3_stmt* select_ = nullptr;
    sqlite3_stmt* begin_ = nullptr;
    sqlite3_stmt* commit_ = nullptr;
    sqlite3_stmt* savepoint_ = nullptr;
    sqlite3_stmt* release_ = nullptr;
};

/// The shortest group commit there is: the last one at the lock commits for all.
class RawGroup {
public:
    explicit RawGroup(Raw& raw) : raw_(raw) {}

    void insert(std::int64_t n) {
        ++arriving_;
        std::unique_lock lock(mutex_);
        --arriving_;
        if (!std::exchange(open_, true)) raw_.begin();
        raw_.insert_in_savepoint(n);
        const std::int64_t mine = group_;
        if (arriving_ == 0) {
            raw_.commit();
            open_ = false;
            ++group_;
            committed_.notify_all();
        }
        committed_.wait(lock, [&] { return group_ > mine; });
    }

private:
    Raw& raw_;
    std::atomic<int> arriving_{0};
    std::mutex mutex_;
    std::condition_variable committed_;
    std::int64_t group_ = 0;
    bool open_ = false;
};

std::unique_ptr<db::Database> store(const std::string& path) {
    db::DatabaseOptions options;
    options.location = path;
    auto database = db::open(options);
    const std::array<const db::ModuleSql*, 1> modules{&bench_sql};
    database->migrate(modules, from_ms(now_ms));
    return database;
}

void fill(db::Database& database) {
    database.write([](db::WriteTx& tx) { bulk_through(tx, 0); });
}

void reads(const Plan& plan, Report& report) {
    const std::string path = plan.folder.string() + "/reads.db";
    const auto database = store(path);
    fill(*database);
    Raw raw(path);
    const auto raw_rate = [&] {
        return rate(plan.turn, 1, [&](int, std::int64_t n) { raw.select(n % rows_to_read); });
    };
    compare(plan, report, "db: read one row by key, SQLite, one transaction each", "1/s", 0.6, raw_rate, [&] {
        return rate(plan.turn, 1, [&](int, std::int64_t n) {
            database->read([&](db::ReadTx& tx) { return select_through(tx, n % rows_to_read); });
        });
    });
    compare(plan, report, "db: read one row by key, SQLite, inside a transaction", "1/s", 0.8, raw_rate, [&] {
        return database->read([&](db::ReadTx& tx) {
            return rate(plan.turn, 1, [&](int, std::int64_t n) { select_through(tx, n % rows_to_read); });
        });
    });
}

void writes(const Plan& plan, Report& report) {
    const auto raw_store = store(plan.folder.string() + "/raw.db");
    const auto database = store(plan.folder.string() + "/layer.db");
    Raw raw(plan.folder.string() + "/raw.db");
    RawGroup group(raw);
    std::atomic<std::int64_t> raw_next{0};
    std::atomic<std::int64_t> next{0};
    compare(
        plan, report, "db: durable insert, SQLite, group commit, 32 threads", "1/s", 0.8,
        [&] { return rate(plan.turn, writers, [&](int, std::int64_t) { group.insert(raw_next++); }); },
        [&] {
            return rate(plan.turn, writers, [&](int, std::int64_t) {
                const std::int64_t n = next++;
                database->write([&](db::WriteTx& tx) { insert_through(tx, n); });
            });
        });
}

void bulk(const Plan& plan, Report& report) {
    const auto raw_store = store(plan.folder.string() + "/raw_bulk.db");
    const auto database = store(plan.folder.string() + "/layer_bulk.db");
    Raw raw(plan.folder.string() + "/raw_bulk.db");
    std::int64_t raw_next = 0;
    std::int64_t next = 0;
    compare(
        plan, report, "db: rows in bulk, SQLite", "1/s", 0.6,
        [&] {
            return bulk_rows * rate(plan.turn, 1, [&](int, std::int64_t) {
                       raw.begin();
                       for (int i = 0; i < bulk_rows; ++i) raw.insert(raw_next++);
                       raw.commit();
                   });
        },
        [&] {
            return bulk_rows * rate(plan.turn, 1, [&](int, std::int64_t) {
                       database->write([&](db::WriteTx& tx) { bulk_through(tx, next); });
                       next += bulk_rows;
                   });
        });
}

}  // namespace

void sqlite_benches(const Plan& plan, Report& report) {
    reads(plan, report);
    writes(plan, report);
    bulk(plan, report);
}

}  // namespace linli::bench
