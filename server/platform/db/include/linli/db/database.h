#pragma once

#include <linli/base/result.h>
#include <linli/db/row.h>
#include <linli/db/sql.h>

#include <array>
#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// A thin layer over sqlite3 and libpq: one SQL text for both (ADR 0002).
///
/// Parameters are `:name`. The common subset: RETURNING, ON CONFLICT DO NOTHING/UPDATE, CTEs, window functions,
/// row values, FILTER, NULLS LAST, IS DISTINCT FROM. Not in it: now(), JSON operators, ILIKE, arrays, FOR UPDATE.
/// Cast parameters that are only compared with NULL: `cast(:p as bigint)`.
namespace linli::db {

enum class Engine { sqlite, postgres };
constexpr std::array<std::string_view, 2> words(Engine) { return {"sqlite", "postgres"}; }

using Params = std::span<const Param>;
using RowVisitor = std::function<void(const Row&)>;

/// One connection inside one open transaction; implemented by the two engines.
///
/// The same on both: every `:name` must be given, every given one must exist; after a fault of a statement the
/// transaction is lost, whoever catches it; a row callback may read but not write; PostgreSQL fetches a result whole
/// before the first row, so page large ones by key.
class Session {
public:
    virtual ~Session() = default;
    virtual void each(std::string_view sql, Params params, const RowVisitor& visit) = 0;
    virtual std::int64_t exec(std::string_view sql, Params params) = 0;
    virtual std::int64_t bulk(std::string_view table, std::span<const std::string_view> columns,
                              const std::function<bool(std::vector<Value>&)>& next) = 0;
    virtual void after_commit(std::function<void()> hook) = 0;
    virtual Engine engine() const = 0;
};

/// A consistent view of the store. Functions that only read take this, so the effect stands in the type.
/// Used by one thread, only inside the callback of `Database::read` or `write`.
class ReadTx {
public:
    explicit ReadTx(Session& session) : session_(session) {}
    ReadTx(const ReadTx&) = delete;
    ReadTx& operator=(const ReadTx&) = delete;

    void each(std::string_view sql, Params params, const RowVisitor& visit) { session_.each(sql, params, visit); }
    void each(std::string_view sql, std::initializer_list<Param> params, const RowVisitor& visit) {
        session_.each(sql, {params.begin(), params.size()}, visit);
    }

    /// Every row through `make(const Row&)`.
    template <class Make>
    auto all(std::string_view sql, Params params, Make make) {
        std::vector<std::invoke_result_t<Make, const Row&>> found;
        session_.each(sql, params, [&](const Row& row) { found.push_back(make(row)); });
        return found;
    }
    template <class Make>
    auto all(std::string_view sql, std::initializer_list<Param> params, Make make) {
        return all(sql, Params{params.begin(), params.size()}, std::move(make));
    }

    /// The only row, or nothing. A second row is a StoreFault: the query was not as unique as it claimed.
    template <class Make>
    auto one(std::string_view sql, Params params, Make make) {
        std::optional<std::invoke_result_t<Make, const Row&>> found;
        session_.each(sql, params, [&](const Row& row) {
            if (found) throw StoreFault("more than one row from: " + std::string(sql.substr(0, 80)));
            found.emplace(make(row));
        });
        return found;
    }
    template <class Make>
    auto one(std::string_view sql, std::initializer_list<Param> params, Make make) {
        return one(sql, Params{params.begin(), params.size()}, std::move(make));
    }

    /// The first column of the only row: `tx.value<std::int64_t>("SELECT count(*) ...", {})`.
    template <class T>
    std::optional<T> value(std::string_view sql, std::initializer_list<Param> params) {
        return one(sql, params, [](const Row& row) { return row.get<T>(0); });
    }
    template <class T>
    std::optional<T> value(std::string_view sql, Params params) {
        return one(sql, params, [](const Row& row) { return row.get<T>(0); });
    }
    bool exists(std::string_view sql, std::initializer_list<Param> params) {
        bool found = false;
        session_.each(sql, {params.begin(), params.size()}, [&](const Row&) { found = true; });
        return found;
    }

    /// Only for files marked `// dialect:` (db, search, partitions, queues); everyone else writes common SQL.
    Engine engine() const { return session_.engine(); }

protected:
    Session& session_;
};

/// A write transaction: kept whole or not at all.
class WriteTx : public ReadTx {
public:
    using ReadTx::ReadTx;

    /// @return the number of rows changed.
    std::int64_t exec(std::string_view sql, std::initializer_list<Param> params) {
        return session_.exec(sql, {params.begin(), params.size()});
    }
    std::int64_t exec(std::string_view sql, Params params) { return session_.exec(sql, params); }

    /// Many rows by the fastest way of the engine (COPY; prepared insert). `next` fills one row's values in the
    /// order of `columns` and returns false at the end; it must not use this transaction. Views in a row must live
    /// until the next call. Table and column names must be literals.
    /// @return the number of rows stored. @throws ConstraintFault: the whole transaction is lost.
    std::int64_t bulk(std::string_view table, std::initializer_list<std::string_view> columns,
                      const std::function<bool(std::vector<Value>&)>& next) {
        return session_.bulk(table, {columns.begin(), columns.size()}, next);
    }

    /// Runs `hook` once after this transaction is durable, never when it is rolled back.
    /// For waking others and dropping cached values; must not throw and must not touch the store.
    void after_commit(std::function<void()> hook) { session_.after_commit(std::move(hook)); }
};

/// How a store is opened.
struct DatabaseOptions {
    Engine engine = Engine::sqlite;
    std::string location;                           ///< path of the SQLite file, or a libpq connection string
    std::string schema;                             ///< PostgreSQL schema; empty means the default one
    int readers = 0;                                ///< read connections; 0 = one per core (SQLite) or 16 (PostgreSQL)
    int writers = 16;                               ///< PostgreSQL write connections; SQLite has exactly one writer
    std::chrono::milliseconds busy_timeout{5'000};  ///< waiting for a free connection or lock, then StoreFault
    bool durable = true;                            ///< false only in tests: no fsync
    std::chrono::milliseconds statement_timeout{30'000};  ///< PostgreSQL: longest run of one statement
};

/// The store. Thread-safe. Reads see a snapshot; writes are serialised on SQLite by one connection whose commits
/// are shared (group commit: a member's `write` returns only after the commit that holds it; when that commit
/// fails every member gets the StoreFault), and concurrent on PostgreSQL at READ COMMITTED.
class Database {
public:
    virtual ~Database() = default;

    /// Runs `body(ReadTx&)` in one snapshot and returns what it returns.
    template <class Body>
    auto read(Body&& body) {
        using T = std::invoke_result_t<Body, ReadTx&>;
        if constexpr (std::is_void_v<T>) {
            run_read([&](ReadTx& tx) { body(tx); });
        } else {
            std::optional<T> result;
            run_read([&](ReadTx& tx) { result.emplace(body(tx)); });
            return std::move(*result);
        }
    }

    /// Runs `body(WriteTx&)`; returns only when its effects are durable. A refused Result and an exception leave
    /// nothing behind. `body` may run again after a deadlock or a lost connection before its commit, so it must
    /// not have effects outside the transaction; it makes no network call and starts no other transaction.
    template <class Body>
    auto write(Body&& body) {
        using T = std::invoke_result_t<Body, WriteTx&>;
        if constexpr (std::is_void_v<T>) {
            run_write([&](WriteTx& tx) { return body(tx), true; });
        } else {
            std::optional<T> result;
            run_write([&](WriteTx& tx) {
                result.emplace(body(tx));
                if constexpr (requires { result->ok(); })
                    return result->ok();
                else
                    return true;
            });
            return std::move(*result);
        }
    }

    virtual Engine engine() const = 0;

    /// Brings the schema up to `modules` (already sorted by floor). Takes a lock that other processes respect; each
    /// file is one transaction; the journal keeps name, checksum and time.
    /// @throws StoreFault when a merged file was edited, or the schema is newer than this program.
    virtual void migrate(std::span<const ModuleSql* const> modules, Instant now) = 0;

    /// Copies a consistent state to `path` while others go on writing (SQLite only; PostgreSQL uses pg_dump).
    virtual void backup_to(const std::string& path) = 0;

protected:
    virtual void run_read(const std::function<void(ReadTx&)>& body) = 0;
    /// `body` returns whether to commit.
    virtual void run_write(const std::function<bool(WriteTx&)>& body) = 0;
};

/// @throws StoreFault when the store cannot be opened.
std::unique_ptr<Database> open(const DatabaseOptions& options);

/// Runs every invariant of `modules`. @return one sentence per broken invariant with up to five offenders each.
std::vector<std::string> broken_invariants(Database& database, std::span<const ModuleSql* const> modules);

}  // namespace linli::db
