#pragma once

#include "statement_cache.h"

#include <linli/db/database.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

namespace linli::db::sqlite {

/// A prepared statement with its parameter and column names.
class Statement {
public:
    explicit Statement(sqlite3_stmt* raw);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    sqlite3_stmt* raw() const { return raw_; }
    const std::vector<std::string>& parameters() const { return parameters_; }
    /// Read again after SQLite recompiled the statement because the schema changed.
    const std::vector<std::string>& columns();

    bool running = false;  ///< inside `each`: a nested run of the same text needs its own statement

private:
    sqlite3_stmt* raw_;
    std::vector<std::string> parameters_;
    std::vector<std::string> columns_;
    int compiled_ = -1;
};

/// How one connection behaves.
struct ConnectionSettings {
    std::string path;
    std::chrono::milliseconds busy_timeout{5'000};
    bool durable = true;
    bool writable = true;
    int cache_kib = 16 * 1024;
};

/// One SQLite connection in WAL mode, used by one thread at a time (no mutex inside SQLite).
class Connection {
public:
    /// @throws StoreFault when the file cannot be opened.
    explicit Connection(const ConnectionSettings& settings);

    /// A statement ready to be bound; from the cache unless that one is running.
    std::shared_ptr<Statement> prepare(std::string_view sql);
    /// Fixed words such as BEGIN and COMMIT. @throws StoreFault, ConstraintFault.
    void command(std::string_view sql);
    /// Several statements. @throws StoreFault, ConstraintFault.
    void script(const std::string& sql);
    /// Whether a transaction is open (SQLite ends it by itself after some disk errors).
    bool in_transaction() const { return sqlite3_get_autocommit(raw_.get()) == 0; }
    /// Deferred foreign keys that are broken at this moment.
    bool has_broken_references() const;
    bool reusable() const { return !in_transaction(); }

    /// @throws ConstraintFault or StoreFault for the latest failed call.
    [[noreturn]] void fail(int code, std::string_view sql) const;
    sqlite3* raw() const { return raw_.get(); }
    /// For how long a statement waits while another connection or process holds the lock.
    void be_patient(std::chrono::milliseconds patience) { patience_.most = patience; }
    std::chrono::milliseconds patience() const { return patience_.most; }

    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

private:
    /// Asks every two milliseconds. SQLite's own handler comes to ask ten times a second, and a process that writes one
    /// long transaction after another lets the lock go for a moment only.
    struct Patience {
        std::chrono::milliseconds most;
        std::chrono::steady_clock::time_point since;
        static int wait(void* self, int tries);
    };
    struct Close {
        void operator()(sqlite3* raw) const { sqlite3_close_v2(raw); }
    };
    std::shared_ptr<Statement> compile(std::string_view sql);

    Patience patience_;  // before the connection that points at it
    std::unique_ptr<sqlite3, Close> raw_;
    StatementCache<Statement> statements_;
    std::vector<std::pair<std::string, std::shared_ptr<Statement>>> commands_;  ///< few; each transaction needs two
};

/// Resets a statement and forgets its values at the end of a run.
class Run {
public:
    explicit Run(std::shared_ptr<Statement> statement) : statement_(std::move(statement)) {
        statement_->running = true;
    }
    ~Run() {
        sqlite3_reset(statement_->raw());
        sqlite3_clear_bindings(statement_->raw());
        statement_->running = false;
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    Statement& operator*() const { return *statement_; }
    Statement* operator->() const { return statement_.get(); }

private:
    std::shared_ptr<Statement> statement_;
};

/// Binds by position, counting from 1.
void bind_value(const Connection& connection, sqlite3_stmt* statement, int index, const Value& value);
/// Binds by name. @throws StoreFault for a missing, an unknown or a repeated parameter.
void bind_all(const Connection& connection, const Statement& statement, Params params);

}  // namespace linli::db::sqlite
