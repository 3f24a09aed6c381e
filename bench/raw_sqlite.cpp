#include "raw_sqlite.h"

#include <stdexcept>

#include <sqlite3.h>

namespace linli::bench {
namespace {

constexpr const char* settings =
    "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = ";

struct Binder {
    sqlite3_stmt* to;
    int at;
    int operator()(std::monostate) const { return sqlite3_bind_null(to, at); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(to, at, number); }
    int operator()(double number) const { return sqlite3_bind_double(to, at, number); }
    int operator()(bool flag) const { return sqlite3_bind_int(to, at, flag ? 1 : 0); }
    int operator()(const std::string& text) const {
        return sqlite3_bind_text64(to, at, text.c_str(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(const Blob& blob) const {
        return sqlite3_bind_blob64(to, at, blob.bytes.c_str(), blob.bytes.size(), SQLITE_STATIC);
    }
    int operator()(const Uuid& id) const {
        return sqlite3_bind_blob64(to, at, id.byte_view().data(), 16, SQLITE_STATIC);
    }
};

std::int64_t read_row(sqlite3_stmt* statement) {
    std::int64_t sum = 0;
    for (int i = 0, count = sqlite3_column_count(statement); i < count; ++i) {
        if (sqlite3_column_type(statement, i) == SQLITE_INTEGER) {
            sum += sqlite3_column_int64(statement, i);
        } else {
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, i));
            sum += bytes ? *bytes + sqlite3_column_bytes(statement, i) : 0;
        }
    }
    return sum;
}

}  // namespace

RawSqlite::RawSqlite(const std::string& path, const std::vector<Form>& forms, Use use) {
    if (sqlite3_open_v2(path.c_str(), &raw_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
        throw std::runtime_error("the raw loop cannot open " + path);
    sqlite3_busy_timeout(raw_, 5'000);
    const auto script = settings + std::string(use == Use::write ? "-65536" : "-16384; PRAGMA query_only = ON");
    sqlite3_exec(raw_, script.c_str(), nullptr, nullptr, nullptr);
    begin_ = prepare(use == Use::write ? "BEGIN IMMEDIATE" : "BEGIN");
    commit_ = prepare("COMMIT");
    savepoint_ = prepare("SAVEPOINT member");
    release_ = prepare("RELEASE member");
    for (const auto& form : forms) {
        Prepared line{prepare(form.sql), {}};
        for (const auto& name : form.names)
            line.places.push_back(sqlite3_bind_parameter_index(line.raw, (":" + name).c_str()));
        lines_.push_back(std::move(line));
    }
}

RawSqlite::~RawSqlite() {
    for (const auto& line : lines_) sqlite3_finalize(line.raw);
    for (auto* statement : {begin_, commit_, savepoint_, release_}) sqlite3_finalize(statement);
    sqlite3_close(raw_);
}

sqlite3_stmt* RawSqlite::prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(raw_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(raw_));
    return statement;
}

void RawSqlite::step(sqlite3_stmt* statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(raw_));
    sqlite3_reset(statement);
}

void RawSqlite::begin() { step(begin_); }
void RawSqlite::commit() { step(commit_); }
void RawSqlite::savepoint() { step(savepoint_); }
void RawSqlite::release() { step(release_); }

std::int64_t RawSqlite::run(const Line& line, Run& run) {
    const auto& prepared = lines_[line.number];
    for (std::size_t i = 0; i < line.slots.size(); ++i)
        std::visit(Binder{prepared.raw, prepared.places[i]}, run.value(line.slots[i], i));
    std::int64_t sum = 0;
    int code = sqlite3_step(prepared.raw);
    for (; code == SQLITE_ROW; code = sqlite3_step(prepared.raw)) sum += read_row(prepared.raw);
    if (code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(raw_));
    sqlite3_reset(prepared.raw);
    return sum;
}

}  // namespace linli::bench
