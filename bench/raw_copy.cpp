#include "raw_copy.h"

#include "measure.h"

#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <sqlite3.h>

namespace linli::bench {
namespace {

/// One connection that only this file uses.
class Copy {
public:
    explicit Copy(const std::filesystem::path& to) {
        if (::sqlite3_open(to.c_str(), &base_) != SQLITE_OK) throw std::runtime_error("cannot make " + to.string());
    }
    ~Copy() { ::sqlite3_close(base_); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    void run(const std::string& sql) {
        char* said = nullptr;
        if (::sqlite3_exec(base_, sql.c_str(), nullptr, nullptr, &said) == SQLITE_OK) return;
        const std::string reason = said == nullptr ? "" : said;
        ::sqlite3_free(said);
        throw std::runtime_error(reason + ": " + sql);
    }
    std::vector<std::string> list(const std::string& sql) {
        std::vector<std::string> out;
        ::sqlite3_exec(
            base_, sql.c_str(),
            [](void* into, int, char** cells, char**) {
                static_cast<std::vector<std::string>*>(into)->emplace_back(cells[0]);
                return 0;
            },
            &out, nullptr);
        return out;
    }

private:
    sqlite3* base_ = nullptr;
};

}  // namespace

double copy_seconds(const std::string& from, const std::filesystem::path& to) {
    double seconds = 0;
    {
        Copy copy(to);
        copy.run(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"
            "PRAGMA temp_store = MEMORY; ATTACH '" +
            from + "' AS given");
        const std::string ours = " FROM given.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'";
        for (const auto& sql : copy.list("SELECT sql" + ours + " AND type = 'table'")) copy.run(sql);
        for (const auto& sql : copy.list("SELECT sql" + ours + " AND type = 'index'")) copy.run(sql);
        const auto tables = copy.list("SELECT name" + ours + " AND type = 'table'");
        const double began = thread_seconds();
        copy.run("BEGIN");
        for (const auto& table : tables)
            copy.run("INSERT INTO main.\"" + table + "\" SELECT * FROM given.\"" + table + "\"");
        copy.run("COMMIT");
        seconds = thread_seconds() - began;
    }
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(to.string() + end);
    return seconds;
}

double parse_seconds(const std::filesystem::path& sheet) {
    std::ostringstream all;
    all << std::ifstream(sheet, std::ios::binary).rdbuf();
    const auto text = std::move(all).str();
    const double began = thread_seconds();
    std::vector<std::string> cells;
    std::size_t bytes = 0;
    for (std::size_t at = 0, begin = 0; at < text.size(); ++at) {
        if (text[at] != ',' && text[at] != '\n') continue;
        cells.emplace_back(text, begin, at - begin);
        begin = at + 1;
        if (text[at] == ',') continue;
        for (const auto& cell : cells) bytes += cell.size();
        cells.clear();
    }
    if (bytes == 0) throw std::runtime_error("the sheet is empty");
    return thread_seconds() - began;
}

}  // namespace linli::bench
