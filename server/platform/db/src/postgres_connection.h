#pragma once

#include "statement_cache.h"

#include <linli/db/database.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libpq-fe.h>

namespace linli::db::postgres {

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ClearResult>;

/// A server-side prepared statement of one connection.
struct Statement {
    std::string name;                     ///< "s17"
    std::vector<std::string> parameters;  ///< names; parameters[0] is $1
    std::vector<Oid> types;               ///< as declared; 0 where only NULL was seen so far
};

/// How one connection behaves.
struct ConnectionSettings {
    std::string location;
    std::string schema;
    std::chrono::milliseconds lock_timeout{5'000};
    std::chrono::milliseconds statement_timeout{30'000};
    bool durable = true;
};

/// How a transaction begins.
struct Begin {
    const char* statement;  ///< name of the prepared statement every connection has
    const char* sql;
};
inline constexpr Begin begin_read{"begin_read", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
inline constexpr Begin begin_write{"begin_write", "BEGIN ISOLATION LEVEL READ COMMITTED"};

/// Parameter values in binary format, kept alive for one call.
class Arguments {
public:
    void reset(std::size_t count);
    void set(std::size_t at, const Value& value);
    const std::vector<Oid>& types() const { return types_; }
    const std::vector<const char*>& values() const { return values_; }
    const std::vector<int>& lengths() const { return lengths_; }
    const std::vector<int>& formats() const { return formats_; }
    int count() const { return static_cast<int>(values_.size()); }

private:
    void put(std::size_t at, Oid type, const char* data, std::size_t size);
    void put_number(std::size_t at, Oid type, std::uint64_t bits);

    std::vector<Oid> types_;
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
    std::vector<std::array<char, 8>> numbers_;
};

/// One libpq connection, used by one thread at a time.
class Connection {
public:
    /// @throws StoreFault when the server cannot be reached or refuses.
    explicit Connection(const ConnectionSettings& settings);

    /// Opens a transaction together with its first statement, which saves a round trip.
    void begin_with_next(const Begin& begin) { begin_ = &begin; }
    /// Ends a transaction that changed nothing without waiting for the answer; `settle` fetches it.
    void finish_later();
    /// @throws StoreFault when the connection broke since its last use.
    void settle();
    bool in_transaction() const { return PQtransactionStatus(raw_.get()) != PQTRANS_IDLE; }

    /// Runs a prepared statement. @throws StoreFault, ConstraintFault.
    ResultPtr run(std::string_view sql, Params params);
    /// Runs one or more statements without parameters. @throws StoreFault, ConstraintFault.
    ResultPtr command(const std::string& sql);

    /// COPY FROM STDIN: begin, then lines, then `end_copy`. @return the number of rows.
    void begin_copy(const std::string& sql);
    void send_copy(std::string_view lines);
    std::int64_t end_copy();
    void abort_copy() noexcept;

    bool broken() const;
    bool reusable() const {
        return !broken() && PQpipelineStatus(raw_.get()) == PQ_PIPELINE_OFF && (unsettled_ || !in_transaction());
    }
    /// The SQLSTATE of the latest failure; empty when the connection itself failed.
    const std::string& sqlstate() const { return sqlstate_; }
    /// Whether running the whole transaction again may succeed.
    bool deadlocked() const { return sqlstate_ == "40001" || sqlstate_ == "40P01"; }
    /// A plan that no longer fits the schema: another process migrated. Cured by a new connection.
    bool outdated() const { return outdated_; }
    PGconn* raw() const { return raw_.get(); }

private:
    struct Finish {
        void operator()(PGconn* raw) const { PQfinish(raw); }
    };
    std::shared_ptr<Statement> prepare(std::string_view sql, Params params);
    std::shared_ptr<Statement> prepare_again(std::string_view sql, const Statement* known);
    ResultPtr run_with_begin(const Statement& statement, std::string_view sql);
    bool send(const char* statement, const Arguments& arguments);
    ResultPtr execute(const std::string& sql);
    ResultPtr checked(ResultPtr result, std::string_view sql);
    [[noreturn]] void fail(const PGresult* result, std::string_view sql);

    std::unique_ptr<PGconn, Finish> raw_;
    StatementCache<Statement> statements_;
    Arguments arguments_;
    std::string sqlstate_;
    const Begin* begin_ = nullptr;  // what the next statement has to begin
    bool unsettled_ = false;
    bool outdated_ = false;
    std::uint64_t next_name_ = 0;
};

}  // namespace linli::db::postgres
