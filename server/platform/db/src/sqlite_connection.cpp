#include "sqlite_connection.h"

#include "parameters.h"

#include <algorithm>
#include <thread>

namespace linli::db::sqlite {
namespace {

constexpr std::chrono::milliseconds pause_before_asking_again{2};

ConstraintKind constraint_kind(int extended) {
    switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return ConstraintKind::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return ConstraintKind::foreign_key;
    case SQLITE_CONSTRAINT_NOTNULL: return ConstraintKind::not_null;
    case SQLITE_CONSTRAINT_CHECK: return ConstraintKind::check;
    default: return ConstraintKind::other;
    }
}

/// A value of the wrong type is an error of the program on PostgreSQL, so it is here, too.
bool is_constraint(int extended) {
    return (extended & 0xff) == SQLITE_CONSTRAINT && extended != SQLITE_CONSTRAINT_DATATYPE;
}

void configure(sqlite3* raw) {
    sqlite3_extended_result_codes(raw, 1);
    // "beta" is an identifier, never silently a string.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

/// SQLite counts its memory under one lock for all connections, and nobody asks for the count.
void leave_out_statistics() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // refused, and no harm, once SQLite is in use
    static_cast<void>(done);
}

struct Reset {
    sqlite3_stmt* statement;
    ~Reset() { sqlite3_reset(statement); }
};

std::string pragmas(const ConnectionSettings& settings) {
    std::string sql;
    if (settings.writable) sql += "PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864;";
    sql += settings.durable ? "PRAGMA synchronous = FULL;" : "PRAGMA synchronous = OFF;";
    sql += "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;";
    sql += "PRAGMA cache_size = -" + std::to_string(settings.cache_kib) + ";";
    if (!settings.writable) sql += "PRAGMA query_only = ON;";
    return sql;
}

}  // namespace

Statement::Statement(sqlite3_stmt* raw) : raw_(raw) {
    const int count = sqlite3_bind_parameter_count(raw);
    for (int i = 1; i <= count; ++i) {
        const char* name = sqlite3_bind_parameter_name(raw, i);
        parameters_.emplace_back(name && name[0] == ':' ? name + 1 : "");
    }
}

Statement::~Statement() { sqlite3_finalize(raw_); }

const std::vector<std::string>& Statement::columns() {
    const int compiled = sqlite3_stmt_status(raw_, SQLITE_STMTSTATUS_REPREPARE, 0);
    if (compiled != compiled_) {
        compiled_ = compiled;
        columns_.clear();
        const int count = sqlite3_column_count(raw_);
        for (int i = 0; i < count; ++i) columns_.emplace_back(sqlite3_column_name(raw_, i));
    }
    return columns_;
}

int Connection::Patience::wait(void* self, int tries) {
    auto& patience = *static_cast<Patience*>(self);
    const auto now = std::chrono::steady_clock::now();
    if (tries == 0) patience.since = now;
    if (now - patience.since >= patience.most) return 0;
    std::this_thread::sleep_for(pause_before_asking_again);
    return 1;
}

Connection::Connection(const ConnectionSettings& settings)
    : patience_{settings.busy_timeout, {}}, statements_(statements_per_connection) {
    leave_out_statistics();
    sqlite3* raw = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (settings.writable ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(settings.path.c_str(), &raw, flags, nullptr);
    raw_.reset(raw);
    if (code != SQLITE_OK) throw StoreFault("cannot open the database file: " + std::string(sqlite3_errstr(code)));
    configure(raw);
    sqlite3_busy_handler(raw, &Patience::wait, &patience_);
    script(pragmas(settings));
}

std::shared_ptr<Statement> Connection::prepare(std::string_view sql) {
    auto found = statements_.find(sql);
    if (found && !found->running) return found;
    auto fresh = compile(sql);
    if (!found) statements_.insert(sql, fresh);
    return fresh;
}

std::shared_ptr<Statement> Connection::compile(std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v3(raw_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &raw, &tail);
    if (code != SQLITE_OK) fail(code, sql);
    auto statement = std::make_shared<Statement>(raw);
    if (!raw) throw StoreFault("an empty statement");
    const std::string_view rest = sql.substr(static_cast<std::size_t>(tail - sql.data()));
    if (rest.find_first_not_of(" \t\r\n;") != std::string_view::npos)
        throw StoreFault("more than one statement: " + excerpt(sql));
    const auto& names = statement->parameters();
    if (std::find(names.begin(), names.end(), "") != names.end())
        throw StoreFault("a parameter that is not written :name: " + excerpt(sql));
    return statement;
}

void Connection::command(std::string_view sql) {
    auto found =
        std::find_if(commands_.begin(), commands_.end(), [&](const auto& known) { return known.first == sql; });
    if (found == commands_.end()) found = commands_.emplace(commands_.end(), sql, compile(sql));
    const Reset at_end{found->second->raw()};
    const int code = sqlite3_step(at_end.statement);
    if (code != SQLITE_DONE && code != SQLITE_ROW) fail(code, sql);
}

void Connection::script(const std::string& sql) {
    const int code = sqlite3_exec(raw_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(sqlite3_extended_errcode(raw_.get()), sql);
}

bool Connection::has_broken_references() const {
    int current = 0;
    int highest = 0;
    sqlite3_db_status(raw_.get(), SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0);
    return current != 0;
}

void Connection::fail(int code, std::string_view sql) const {
    const std::string message =
        std::string(sqlite3_errmsg(raw_.get())) + " [" + std::to_string(code) + "] in: " + excerpt(sql);
    if (is_constraint(code)) throw ConstraintFault(message, constraint_kind(code));
    throw StoreFault(message);
}

void bind_value(const Connection& connection, sqlite3_stmt* statement, int index, const Value& value) {
    require_storable(value);
    struct Binder {
        sqlite3_stmt* to;
        int at;
        int blob(std::string_view bytes) const {
            // A null pointer would bind NULL instead of no bytes.
            return sqlite3_bind_blob64(to, at, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
        }
        int operator()(std::monostate) const { return sqlite3_bind_null(to, at); }
        int operator()(std::int64_t number) const { return sqlite3_bind_int64(to, at, number); }
        int operator()(double number) const { return sqlite3_bind_double(to, at, number); }
        int operator()(bool flag) const { return sqlite3_bind_int(to, at, flag ? 1 : 0); }
        int operator()(std::string_view text) const {
            const char* begin = text.empty() ? "" : text.data();
            return sqlite3_bind_text64(to, at, begin, text.size(), SQLITE_STATIC, SQLITE_UTF8);
        }
        int operator()(const std::string& text) const { return (*this)(std::string_view(text)); }
        int operator()(Bytes bytes) const { return blob(bytes.view); }
        int operator()(const Uuid& uuid) const { return blob(uuid.byte_view()); }
    };
    const int code = std::visit(Binder{statement, index}, value);
    if (code != SQLITE_OK) connection.fail(code, sqlite3_sql(statement));
}

void bind_all(const Connection& connection, const Statement& statement, Params params) {
    const auto place = [&](std::size_t at, const Param& param) {
        bind_value(connection, statement.raw(), static_cast<int>(at) + 1, param.value);
    };
    match_parameters(statement.parameters(), params, sqlite3_sql(statement.raw()), place);
}

}  // namespace linli::db::sqlite
