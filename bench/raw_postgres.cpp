#include "raw_postgres.h"

#include <algorithm>
#include <bit>
#include <stdexcept>

#include <libpq-fe.h>

namespace linli::bench {
namespace {

Oid type_of(char kind) {
    switch (kind) {
    case 'i': return 20;
    case 'd': return 701;
    case 'b': return 16;
    case 't': return 25;
    case 'x': return 17;
    case 'u': return 2950;
    default: return 0;  // of NULL
    }
}

/// `:name` becomes `$n`; quoted texts and casts stay.
std::string positional(const Form& form) {
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < form.sql.size(); ++i) {
        const char c = form.sql[i];
        quoted ^= c == '\'';
        const bool starts = !quoted && c == ':' && i + 1 < form.sql.size() && form.sql[i + 1] != ':' &&
                            (i == 0 || form.sql[i - 1] != ':');
        if (!starts) {
            out += c;
            continue;
        }
        auto end = i + 1;
        while (end < form.sql.size() &&
               (std::isalnum(static_cast<unsigned char>(form.sql[end])) || form.sql[end] == '_'))
            ++end;
        const auto name = form.sql.substr(i + 1, end - i - 1);
        const auto found = std::find(form.names.begin(), form.names.end(), name);
        out += "$" + std::to_string(found - form.names.begin() + 1);
        i = end - 1;
    }
    return out;
}

std::string big_endian(std::uint64_t bits) {
    std::string out(8, '\0');
    for (std::size_t i = 0; i < 8; ++i) out[i] = static_cast<char>(bits >> (8 * (7 - i)));
    return out;
}

struct Encoder {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::int64_t number) const { return big_endian(static_cast<std::uint64_t>(number)); }
    std::string operator()(double number) const { return big_endian(std::bit_cast<std::uint64_t>(number)); }
    std::string operator()(bool flag) const { return std::string(1, flag ? '\1' : '\0'); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Blob& blob) const { return blob.bytes; }
    std::string operator()(const Uuid& id) const { return std::string(id.byte_view()); }
};

}  // namespace

RawPostgres::RawPostgres(const std::string& location, const std::string& schema, const std::vector<Form>& forms)
    : raw_(PQconnectdb(location.c_str())) {
    if (PQstatus(raw_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(raw_));
    command(("SET search_path = \"" + schema + "\"").c_str());
    for (const auto& form : forms) {
        names_.push_back("r" + std::to_string(names_.size()));
        std::vector<Oid> types;
        for (const char kind : form.types) types.push_back(type_of(kind));
        PQclear(checked(PQprepare(raw_, names_.back().c_str(), positional(form).c_str(), static_cast<int>(types.size()),
                                  types.data())));
    }
}

RawPostgres::~RawPostgres() { PQfinish(raw_); }

PGresult* RawPostgres::checked(PGresult* result) {
    const auto status = PQresultStatus(result);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return result;
    PQclear(result);
    throw std::runtime_error(PQerrorMessage(raw_));
}

void RawPostgres::command(const char* sql) { PQclear(checked(PQexec(raw_, sql))); }

std::int64_t RawPostgres::run(const Line& line, Run& run) {
    const auto count = line.slots.size();
    values_.resize(count);
    pointers_.resize(count);
    lengths_.resize(count);
    formats_.assign(count, 1);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& value = run.value(line.slots[i], i);
        values_[i] = std::visit(Encoder{}, value);
        pointers_[i] = value.index() == 0 ? nullptr : values_[i].data();
        lengths_[i] = static_cast<int>(values_[i].size());
    }
    auto* result = checked(PQexecPrepared(raw_, names_[line.number].c_str(), static_cast<int>(count), pointers_.data(),
                                          lengths_.data(), formats_.data(), 0));
    std::int64_t sum = 0;
    for (int row = 0; row < PQntuples(result); ++row)
        for (int column = 0; column < PQnfields(result); ++column) sum += PQgetlength(result, row, column);
    PQclear(result);
    return sum;
}

}  // namespace linli::bench
