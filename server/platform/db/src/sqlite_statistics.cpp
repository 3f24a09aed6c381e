#include "sqlite_statistics.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace linli::db::sqlite {
namespace {

constexpr long rows_of_a_tenant = 1'000'000;
constexpr long share_of_a_column = 100;  // each further column of an index selects one of a hundred
constexpr long rows_at_the_end = 10;     // of an index that is not unique

constexpr std::string_view indexes_of_tenants =
    "SELECT t.name, CASE WHEN i.origin = 'pk' AND t.wr THEN t.name ELSE i.name END,"
    " (SELECT count(*) FROM pragma_index_info(i.name)), i.\"unique\""
    " FROM pragma_table_list() t, pragma_index_list(t.name) i"
    " WHERE t.type = 'table' AND t.schema = 'main'"
    " AND (SELECT c.name FROM pragma_index_info(i.name) c WHERE c.seqno = 0) = 'tenant_id'";

struct Index {
    std::string table, name;
    int columns;
    bool unique;
};

std::string text(sqlite3_stmt* row, int column) {
    return reinterpret_cast<const char*>(sqlite3_column_text(row, column));
}

std::vector<Index> indexes(Connection& connection) {
    std::vector<Index> found;
    const Run run(connection.prepare(indexes_of_tenants));
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(run->raw())) == SQLITE_ROW)
        found.push_back({text(run->raw(), 0), text(run->raw(), 1), sqlite3_column_int(run->raw(), 2),
                         sqlite3_column_int(run->raw(), 3) != 0});
    if (code != SQLITE_DONE) connection.fail(code, indexes_of_tenants);
    return found;
}

/// Rows of the index, then rows that the first column selects, the first two …
std::string statistics(const Index& index) {
    std::string out = std::to_string(rows_of_a_tenant);
    long selected = rows_of_a_tenant;
    for (int column = 1; column <= index.columns; ++column) {
        const bool last = column == index.columns;
        out += ' ' + std::to_string(last && index.unique ? 1 : selected);
        selected = std::max(selected / share_of_a_column, rows_at_the_end);
    }
    return out;
}

}  // namespace

void assume_large_tenants(Connection& connection) {
    connection.script("ANALYZE sqlite_schema; DELETE FROM sqlite_stat1");
    for (const auto& index : indexes(connection)) {
        const Run run(connection.prepare("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:tbl, :idx, :stat)"));
        const std::array<Value, 3> values{index.table, index.name, statistics(index)};  // bound without a copy
        for (int i = 0; i < 3; ++i) bind_value(connection, run->raw(), i + 1, values[static_cast<std::size_t>(i)]);
        if (const int code = sqlite3_step(run->raw()); code != SQLITE_DONE) connection.fail(code, "sqlite_stat1");
    }
    connection.script("ANALYZE sqlite_schema");  // reads them again
}

}  // namespace linli::db::sqlite
