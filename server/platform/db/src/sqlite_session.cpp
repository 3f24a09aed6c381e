#include "sqlite_session.h"

#include "hex.h"

#include <algorithm>

namespace linli::db::sqlite {
namespace {

class SqliteRow final : public Row {
public:
    explicit SqliteRow(Statement& statement) : statement_(statement), raw_(statement.raw()) {}

    int column(std::string_view wanted) const override {
        // Columns are usually read in the order of the query.
        const auto& names = statement_.columns();
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::size_t at = (next_ + i) % names.size();
            if (names[at] != wanted) continue;
            next_ = at + 1;
            return static_cast<int>(at);
        }
        throw StoreFault("no column " + std::string(wanted) + " in: " + excerpt(sqlite3_sql(raw_)));
    }
    int columns() const override { return sqlite3_column_count(raw_); }
    std::string_view name(int index) const override {
        const auto& names = statement_.columns();
        if (index < 0 || static_cast<std::size_t>(index) >= names.size()) throw StoreFault("no such column");
        return names[static_cast<std::size_t>(index)];
    }
    bool null(int index) const override { return type(index) == SQLITE_NULL; }
    std::int64_t i64(int index) const override {
        require(index, SQLITE_INTEGER, "an integer");
        return sqlite3_column_int64(raw_, index);
    }
    double real(int index) const override {
        if (type(index) != SQLITE_INTEGER) require(index, SQLITE_FLOAT, "a number");
        return sqlite3_column_double(raw_, index);
    }
    bool flag(int index) const override {
        const std::int64_t stored = i64(index);
        if (stored != 0 && stored != 1) wrong(index, "a flag");
        return stored == 1;
    }
    std::string_view text(int index) const override {
        require(index, SQLITE_TEXT, "a text");
        const auto* begin = reinterpret_cast<const char*>(sqlite3_column_text(raw_, index));
        return {begin, static_cast<std::size_t>(sqlite3_column_bytes(raw_, index))};
    }
    std::string_view bytes(int index) const override {
        require(index, SQLITE_BLOB, "bytes");
        const auto* begin = static_cast<const char*>(sqlite3_column_blob(raw_, index));
        return begin ? std::string_view(begin, static_cast<std::size_t>(sqlite3_column_bytes(raw_, index)))
                     : std::string_view();
    }
    Uuid uuid(int index) const override {
        const auto id = Uuid::from_bytes(bytes(index));
        if (!id) wrong(index, "an id");
        return *id;
    }
    std::string shown(int index) const override {
        if (type(index) == SQLITE_NULL) return "NULL";
        if (type(index) == SQLITE_BLOB) {
            const auto id = Uuid::from_bytes(bytes(index));
            return id ? id->text() : to_hex(bytes(index));
        }
        return reinterpret_cast<const char*>(sqlite3_column_text(raw_, index));
    }

private:
    int type(int index) const {
        if (index < 0 || index >= sqlite3_column_count(raw_)) throw StoreFault("no such column");
        return sqlite3_column_type(raw_, index);
    }
    void require(int index, int wanted, std::string_view what) const {
        if (type(index) != wanted) wrong(index, what);
    }
    [[noreturn]] void wrong(int index, std::string_view what) const {
        throw StoreFault(std::string(name(index)) + (null(index) ? " is NULL, not " : " is not ") + std::string(what));
    }

    Statement& statement_;
    sqlite3_stmt* raw_;
    mutable std::size_t next_ = 0;
};

std::string insert_sql(std::string_view table, std::span<const std::string_view> columns) {
    require_identifier(table);
    std::string names;
    std::string values;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        require_identifier(columns[i]);
        names += (i ? ", " : "") + std::string(columns[i]);
        values += (i ? ", :v" : ":v") + std::to_string(i);
    }
    return "INSERT INTO " + std::string(table) + " (" + names + ") VALUES (" + values + ")";
}

}  // namespace

bool SqliteSession::step(Statement& statement) {
    const int code = sqlite3_step(statement.raw());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) connection_.fail(code, sqlite3_sql(statement.raw()));
    return false;
}

void SqliteSession::each(std::string_view sql, Params params, const RowVisitor& visit) {
    const auto started = guarded([&] {
        auto run = std::make_unique<Run>(connection_.prepare(sql));
        if (!sqlite3_stmt_readonly((*run)->raw())) require_no_visit();
        bind_all(connection_, **run, params);
        return run;
    });
    Statement& statement = **started;
    const SqliteRow row(statement);
    const Visiting visiting(*this);
    while (guarded([&] { return step(statement); })) visit(row);
}

std::int64_t SqliteSession::exec(std::string_view sql, Params params) {
    require_no_visit();
    return guarded([&]() -> std::int64_t {
        const Run run(connection_.prepare(sql));
        bind_all(connection_, *run, params);
        // DDL leaves the number of the statement before it.
        const auto before = sqlite3_total_changes64(connection_.raw());
        while (step(*run)) {
        }
        return sqlite3_total_changes64(connection_.raw()) == before ? 0 : sqlite3_changes64(connection_.raw());
    });
}

std::int64_t SqliteSession::bulk(std::string_view table, std::span<const std::string_view> columns,
                                 const std::function<bool(std::vector<Value>&)>& next) {
    return streaming([&] {
        const Run run(connection_.prepare(insert_sql(table, columns)));
        std::vector<Value> values;
        std::int64_t stored = 0;
        for (; values.clear(), next(values); ++stored) {
            if (values.size() != columns.size()) throw StoreFault("a bulk row of another width than its columns");
            for (std::size_t i = 0; i < values.size(); ++i)
                bind_value(connection_, run->raw(), static_cast<int>(i) + 1, values[i]);
            step(*run);
            sqlite3_reset(run->raw());
        }
        return stored;
    });
}

void SqliteSession::script(const std::string& sql) {
    require_no_visit();
    guarded([&] { connection_.script(sql); });
}

}  // namespace linli::db::sqlite
