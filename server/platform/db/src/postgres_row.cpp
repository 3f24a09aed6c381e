#include "postgres_row.h"

#include "postgres_types.h"

#include "hex.h"

#include <charconv>

namespace linli::db::postgres {
namespace {

bool whole(Oid type) { return type == oid_int8 || type == oid_int4 || type == oid_int2 || type == oid_numeric; }
bool numeric(Oid type) { return whole(type) || type == oid_float8 || type == oid_float4; }
bool textual(Oid type) { return type == oid_text || type == oid_varchar || type == oid_name; }

}  // namespace

int PostgresRow::column(std::string_view wanted) const {
    // Columns are usually read in the order of the query.
    const int count = columns();
    for (int i = 0; i < count; ++i) {
        const int at = (next_ + i) % count;
        if (wanted != PQfname(result_, at)) continue;
        next_ = at + 1;
        return at;
    }
    throw StoreFault("no column " + std::string(wanted));
}

std::string_view PostgresRow::name(int index) const {
    const char* found = PQfname(result_, index);
    if (!found) throw StoreFault("no such column");
    return found;
}

Oid PostgresRow::type(int index) const {
    if (index < 0 || index >= columns()) throw StoreFault("no such column");
    return PQftype(result_, index);
}

std::string_view PostgresRow::raw(int index) const {
    return {PQgetvalue(result_, row_, index), static_cast<std::size_t>(PQgetlength(result_, row_, index))};
}

bool PostgresRow::null(int index) const {
    type(index);
    return PQgetisnull(result_, row_, index) == 1;
}

template <class Number>
Number PostgresRow::number(int index) const {
    const std::string_view text = raw(index);
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) wrong(index, "a number that fits");
    return value;
}

std::int64_t PostgresRow::i64(int index) const {
    if (!whole(type(index))) wrong(index, "an integer");
    return number<std::int64_t>(index);
}

double PostgresRow::real(int index) const {
    if (!numeric(type(index))) wrong(index, "a number");
    return number<double>(index);
}

bool PostgresRow::flag(int index) const {
    if (type(index) != oid_bool || null(index)) wrong(index, "a flag");
    return raw(index) == "t";
}

std::string_view PostgresRow::text(int index) const {
    if (!textual(type(index)) || null(index)) wrong(index, "a text");
    return raw(index);
}

std::string_view PostgresRow::bytes(int index) const {
    if (type(index) != oid_bytea || null(index)) wrong(index, "bytes");
    auto found = from_hex(raw(index).substr(2));  // "\x..."
    if (!found) wrong(index, "bytes");
    decoded_ = std::move(*found);
    return decoded_;
}

Uuid PostgresRow::uuid(int index) const {
    if (type(index) != oid_uuid || null(index)) wrong(index, "an id");
    const auto id = Uuid::parse(raw(index));
    if (!id) wrong(index, "an id");
    return *id;
}

std::string PostgresRow::shown(int index) const {
    if (null(index)) return "NULL";
    const auto kind = type(index);
    if (kind == oid_bytea) return std::string(raw(index).substr(2));
    if (kind == oid_bool) return raw(index) == "t" ? "1" : "0";
    return std::string(raw(index));
}

void PostgresRow::wrong(int index, std::string_view what) const {
    throw StoreFault(std::string(name(index)) + (null(index) ? " is NULL, not " : " is not ") + std::string(what));
}

}  // namespace linli::db::postgres
