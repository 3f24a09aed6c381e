#include "postgres_connection.h"

#include "postgres_types.h"

#include "lexer.h"
#include "parameters.h"

#include <array>
#include <bit>

namespace linli::db::postgres {
namespace {

ConstraintKind constraint_kind(std::string_view sqlstate) {
    if (sqlstate == "23505") return ConstraintKind::unique;
    if (sqlstate == "23503") return ConstraintKind::foreign_key;
    if (sqlstate == "23502") return ConstraintKind::not_null;
    if (sqlstate == "23514") return ConstraintKind::check;
    return ConstraintKind::other;
}

std::string first_line(const char* message) {
    const std::string_view text = message ? message : "";
    return std::string(text.substr(0, text.find('\n')));
}

/// What every connection agrees on; the results are read as text, so their form must not depend on the server.
std::string session_settings(const ConnectionSettings& settings) {
    std::string sql =
        "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on; SET timezone = 'UTC';"
        "SET datestyle = 'ISO, YMD'; SET extra_float_digits = 1; SET bytea_output = 'hex';";
    if (!settings.schema.empty()) sql += "SET search_path = \"" + settings.schema + "\";";
    sql += "SET lock_timeout = " + std::to_string(settings.lock_timeout.count()) + ";";
    sql += "SET statement_timeout = " + std::to_string(settings.statement_timeout.count()) + ";";
    if (!settings.durable) sql += "SET synchronous_commit = off;";
    return sql;
}

PGconn* connect(const std::string& location) {
    // The location may be a whole connection string; what stands in it goes before these.
    const std::array<const char*, 7> keys{"application_name",
                                          "connect_timeout",
                                          "keepalives_idle",
                                          "keepalives_interval",
                                          "keepalives_count",
                                          "dbname",
                                          nullptr};
    const std::array<const char*, 7> values{"linli", "5", "30", "10", "3", location.c_str(), nullptr};
    return PQconnectdbParams(keys.data(), values.data(), 1);
}

}  // namespace

void Arguments::reset(std::size_t count) {
    types_.assign(count, 0);
    values_.assign(count, nullptr);
    lengths_.assign(count, 0);
    formats_.assign(count, 1);
    numbers_.resize(count);
}

void Arguments::put(std::size_t at, Oid type, const char* data, std::size_t size) {
    types_[at] = type;
    values_[at] = size ? data : "";  // a null pointer would mean NULL
    lengths_[at] = static_cast<int>(size);
}

void Arguments::put_number(std::size_t at, Oid type, std::uint64_t bits) {
    for (std::size_t i = 0; i < 8; ++i) numbers_[at][i] = static_cast<char>(bits >> (8 * (7 - i)));
    put(at, type, numbers_[at].data(), 8);
}

void Arguments::set(std::size_t at, const Value& value) {
    require_storable(value);
    struct Setter {
        Arguments& to;
        std::size_t at;
        void operator()(std::monostate) const {}
        void operator()(std::int64_t number) const { to.put_number(at, oid_int8, static_cast<std::uint64_t>(number)); }
        void operator()(double number) const { to.put_number(at, oid_float8, std::bit_cast<std::uint64_t>(number)); }
        void operator()(bool flag) const { to.put(at, oid_bool, flag ? "\1" : "\0", 1); }
        void operator()(std::string_view text) const { to.put(at, oid_text, text.data(), text.size()); }
        void operator()(const std::string& text) const { to.put(at, oid_text, text.data(), text.size()); }
        void operator()(Bytes bytes) const { to.put(at, oid_bytea, bytes.view.data(), bytes.view.size()); }
        void operator()(const Uuid& id) const { to.put(at, oid_uuid, id.byte_view().data(), id.byte_view().size()); }
    };
    std::visit(Setter{*this, at}, value);
}

Connection::Connection(const ConnectionSettings& settings)
    : raw_(connect(settings.location)), statements_(statements_per_connection) {
    if (PQstatus(raw_.get()) != CONNECTION_OK)
        throw StoreFault("cannot reach PostgreSQL: " + first_line(PQerrorMessage(raw_.get())));
    PQsetNoticeProcessor(
        raw_.get(), [](void*, const char*) {}, nullptr);
    execute(session_settings(settings));
    for (const Begin& begin : {begin_read, begin_write})
        checked(ResultPtr(PQprepare(raw_.get(), begin.statement, begin.sql, 0, nullptr)), begin.sql);
}

bool Connection::broken() const { return PQstatus(raw_.get()) != CONNECTION_OK; }

void Connection::finish_later() {
    begin_ = nullptr;
    if (!in_transaction()) return;
    if (PQsendQuery(raw_.get(), "COMMIT") != 1) fail(nullptr, "COMMIT");
    unsettled_ = true;
}

void Connection::settle() {
    begin_ = nullptr;
    outdated_ = false;
    sqlstate_.clear();
    if (!std::exchange(unsettled_, false)) return;
    while (ResultPtr(PQgetResult(raw_.get()))) {
    }
    if (broken()) fail(nullptr, "COMMIT");
}

ResultPtr Connection::run(std::string_view sql, Params params) {
    const auto statement = prepare(sql, params);
    if (begin_) return run_with_begin(*statement, sql);
    const auto& values = arguments_;
    return checked(ResultPtr(PQexecPrepared(raw_.get(), statement->name.c_str(), values.count(), values.values().data(),
                                            values.lengths().data(), values.formats().data(), 0)),
                   sql);
}

bool Connection::send(const char* statement, const Arguments& arguments) {
    return PQsendQueryPrepared(raw_.get(), statement, arguments.count(), arguments.values().data(),
                               arguments.lengths().data(), arguments.formats().data(), 0) == 1;
}

ResultPtr Connection::run_with_begin(const Statement& statement, std::string_view sql) {
    const Begin& begin = *std::exchange(begin_, nullptr);
    PQenterPipelineMode(raw_.get());
    if (!send(begin.statement, {}) || !send(statement.name.c_str(), arguments_) || PQpipelineSync(raw_.get()) != 1)
        fail(nullptr, sql);
    std::array<ResultPtr, 2> results;  // each answer is followed by a null; the third answer is the sync
    for (std::size_t answers = 0; !broken() && answers < 3;) {
        ResultPtr result(PQgetResult(raw_.get()));
        if (!result || ++answers > 2) continue;
        results[answers - 1] = std::move(result);
    }
    PQexitPipelineMode(raw_.get());
    checked(std::move(results[0]), begin.sql);
    return checked(std::move(results[1]), sql);
}

ResultPtr Connection::command(const std::string& sql) {
    if (!begin_) return execute(sql);
    return execute(std::exchange(begin_, nullptr)->sql + (";" + sql));
}

ResultPtr Connection::execute(const std::string& sql) {
    return checked(ResultPtr(PQexec(raw_.get(), sql.c_str())), sql);
}

std::shared_ptr<Statement> Connection::prepare(std::string_view sql, Params params) {
    auto statement = statements_.find(sql);
    if (!statement) statement = std::make_shared<Statement>(Statement{"", to_positional(sql).names, {}});
    arguments_.reset(statement->parameters.size());
    match_parameters(statement->parameters, params, sql,
                     [&](std::size_t at, const Param& param) { arguments_.set(at, param.value); });
    // Types come from the values, so that a number is never taken for a 32-bit one. NULL fits every type.
    bool fits = !statement->name.empty();
    for (std::size_t i = 0; fits && i < arguments_.types().size(); ++i)
        fits = arguments_.types()[i] == 0 || arguments_.types()[i] == statement->types[i];
    return fits ? statement : prepare_again(sql, statement.get());
}

std::shared_ptr<Statement> Connection::prepare_again(std::string_view sql, const Statement* known) {
    auto positional = to_positional(sql);
    auto types = arguments_.types();
    for (std::size_t i = 0; i < known->types.size(); ++i)
        if (types[i] == 0) types[i] = known->types[i];
    auto fresh = std::make_shared<Statement>(
        Statement{"s" + std::to_string(++next_name_), std::move(positional.names), std::move(types)});
    checked(ResultPtr(PQprepare(raw_.get(), fresh->name.c_str(), positional.sql.c_str(),
                                static_cast<int>(fresh->types.size()), fresh->types.data())),
            sql);
    if (!known->name.empty()) {
        execute("DEALLOCATE " + known->name);
        statements_.erase(sql);
    }
    if (const auto evicted = statements_.insert(sql, fresh)) execute("DEALLOCATE " + evicted->name);
    return fresh;
}

ResultPtr Connection::checked(ResultPtr result, std::string_view sql) {
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_COPY_IN) fail(result.get(), sql);
    return result;
}

void Connection::fail(const PGresult* result, std::string_view sql) {
    // Only the primary message: the detail holds values, perhaps of a person.
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    sqlstate_ = state ? state : "";
    begin_ = nullptr;
    const std::string reason = primary ? primary : first_line(PQerrorMessage(raw_.get()));
    outdated_ = sqlstate_ == "0A000" && reason.find("cached plan") != std::string::npos;
    const std::string message = reason + " [" + sqlstate_ + "] in: " + excerpt(sql);
    if (sqlstate_.starts_with("23")) throw ConstraintFault(message, constraint_kind(sqlstate_));
    throw StoreFault(message);
}

void Connection::begin_copy(const std::string& sql) { command(sql); }

void Connection::send_copy(std::string_view lines) {
    if (PQputCopyData(raw_.get(), lines.data(), static_cast<int>(lines.size())) != 1) fail(nullptr, "COPY");
}

std::int64_t Connection::end_copy() {
    if (PQputCopyEnd(raw_.get(), nullptr) != 1) fail(nullptr, "COPY");
    const auto result = checked(ResultPtr(PQgetResult(raw_.get())), "COPY");
    while (ResultPtr(PQgetResult(raw_.get()))) {
    }
    return std::stoll(PQcmdTuples(result.get()));
}

void Connection::abort_copy() noexcept {
    PQputCopyEnd(raw_.get(), "the caller gave up");
    while (ResultPtr(PQgetResult(raw_.get()))) {
    }
}

}  // namespace linli::db::postgres
