#include "postgres_session.h"

#include "hex.h"
#include "postgres_row.h"

#include <charconv>

namespace linli::db::postgres {
namespace {

constexpr std::size_t copy_chunk = 64 * 1024;

void append_escaped(std::string& line, std::string_view text) {
    for (const char c : text) {
        switch (c) {
        case '\\': line += "\\\\"; break;
        case '\n': line += "\\n"; break;
        case '\r': line += "\\r"; break;
        case '\t': line += "\\t"; break;
        default: line += c;
        }
    }
}

std::string copy_sql(std::string_view table, std::span<const std::string_view> columns) {
    require_identifier(table);
    std::string names;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        require_identifier(columns[i]);
        names += (i ? ", " : "") + std::string(columns[i]);
    }
    return "COPY " + std::string(table) + " (" + names + ") FROM STDIN";
}

template <class Number>
void append_number(std::string& line, Number number) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    line.append(buffer.data(), end);
}

}  // namespace

void append_copy_text(std::string& line, const Value& value) {
    require_storable(value);
    struct Appender {
        std::string& to;
        void operator()(std::monostate) const { to += "\\N"; }
        void operator()(std::int64_t number) const { append_number(to, number); }
        void operator()(double number) const { append_number(to, number); }
        void operator()(bool flag) const { to += flag ? 't' : 'f'; }
        void operator()(std::string_view text) const { append_escaped(to, text); }
        void operator()(const std::string& text) const { append_escaped(to, text); }
        void operator()(Bytes bytes) const { to += "\\\\x" + to_hex(bytes.view); }
        void operator()(const Uuid& id) const { to += id.text(); }
    };
    std::visit(Appender{line}, value);
}

void PostgresSession::each(std::string_view sql, Params params, const RowVisitor& visit) {
    const auto result = guarded([&] { return connection_.run(sql, params); });
    const int count = PQntuples(result.get());
    PostgresRow row(result.get());
    const Visiting visiting(*this);
    for (int i = 0; i < count; ++i) {
        row.move_to(i);
        visit(row);
    }
}

std::int64_t PostgresSession::exec(std::string_view sql, Params params) {
    require_no_visit();
    const auto result = guarded([&] { return connection_.run(sql, params); });
    if (std::string_view(PQcmdStatus(result.get())).starts_with("SELECT")) return 0;
    const std::string_view changed = PQcmdTuples(result.get());  // empty for DDL
    std::int64_t count = 0;
    std::from_chars(changed.data(), changed.data() + changed.size(), count);
    return count;
}

std::int64_t PostgresSession::bulk(std::string_view table, std::span<const std::string_view> columns,
                                   const std::function<bool(std::vector<Value>&)>& next) {
    return streaming([&] {
        connection_.begin_copy(copy_sql(table, columns));
        try {
            return copy(columns.size(), next);
        } catch (...) {
            connection_.abort_copy();
            throw;
        }
    });
}

std::int64_t PostgresSession::copy(std::size_t width, const std::function<bool(std::vector<Value>&)>& next) {
    std::string lines;
    std::vector<Value> values;
    while (values.clear(), next(values)) {
        if (values.size() != width) throw StoreFault("a bulk row of another width than its columns");
        for (std::size_t i = 0; i < width; ++i) {
            if (i) lines += '\t';
            append_copy_text(lines, values[i]);
        }
        lines += '\n';
        if (lines.size() < copy_chunk) continue;
        connection_.send_copy(lines);
        lines.clear();
    }
    if (!lines.empty()) connection_.send_copy(lines);
    return connection_.end_copy();
}

void PostgresSession::script(const std::string& sql) {
    require_no_visit();
    guarded([&] { connection_.command(sql); });
}

}  // namespace linli::db::postgres
