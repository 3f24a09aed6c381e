#include "archive.h"

#include "repository.h"

#include <linli/crypto/suite.h>
#include <linli/evidence/log.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <set>
#include <system_error>

namespace linli::app {

namespace fs = std::filesystem;

namespace {

std::vector<EvidenceHead> heads_of(db::ReadTx& tx) {
    // A reader of logs needs neither clock nor ids; only recording does.
    const SystemClock clock;
    SeededIds ids(clock, 0);
    const evidence::EvidenceLog log(clock, ids, crypto::Suite::international);
    std::vector<EvidenceHead> heads;
    for (const auto& tenant : tenant::all(tx))
        if (const auto head = log.checkpoint(tx, tenant.id))
            heads.push_back({tenant.id.value, head->log, static_cast<std::int64_t>(head->checkpoint.size),
                             head->checkpoint.root.hex()});
    return heads;
}

[[noreturn]] void fail(const char* what, const fs::path& path) {
    throw std::system_error(errno, std::generic_category(), std::string(what) + " " + path.string());
}

void sync_path(const fs::path& path) {
    const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0) fail("cannot open", path);
    const bool good = ::fsync(opened) == 0;
    ::close(opened);
    if (!good) fail("cannot sync", path);
}

bool being_written(const fs::path& path) {
    const auto name = path.filename();
    return name == "incoming" || name == "lock";
}

}  // namespace

Contents contents_of(db::ReadTx& tx, bool evidence) {
    repository::take_your_time(tx);
    Contents found;
    for (const auto& table : repository::table_names(tx))
        found.tables.push_back({table, repository::count_rows(tx, table)});
    if (evidence) found.evidence = heads_of(tx);
    return found;
}

fs::path database_file(const fs::path& folder, db::Engine engine) {
    return folder / (engine == db::Engine::sqlite ? "linli.db" : "linli.pgdump");
}

std::string sha256(const fs::path& path) {
    const auto hasher = crypto::suite(crypto::Suite::international).hasher();
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    std::string block(1 << 20, '\0');
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0)
        hasher->update(std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount())));
    if (in.bad()) throw std::runtime_error("cannot read " + path.string());
    return hasher->finish().hex();
}

void copy_files(const fs::path& from, const fs::path& to, bool again) {
    if (!fs::exists(from)) return;
    for (auto entry = fs::recursive_directory_iterator(from); entry != fs::recursive_directory_iterator(); ++entry) {
        if (being_written(entry->path())) {
            if (entry->is_directory()) entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file()) continue;
        const auto target = to / fs::relative(entry->path(), from);
        auto part = target;
        part += ".part";
        fs::create_directories(target.parent_path());
        if (!again && fs::exists(target)) continue;
        std::error_code error;
        if (!fs::copy_file(entry->path(), part, fs::copy_options::overwrite_existing, error)) {
            if (error == std::errc::no_such_file_or_directory) continue;  // swept meanwhile
            throw fs::filesystem_error("cannot copy", entry->path(), part, error);
        }
        fs::rename(part, target);
    }
}

std::int64_t count_files(const fs::path& folder) {
    std::int64_t count = 0;
    if (!fs::exists(folder)) return count;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) count += entry.is_regular_file() ? 1 : 0;
    return count;
}

void write_durably(const fs::path& path, const std::string& text) {
    auto part = path;
    part += ".part";
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out << text << std::flush;
    if (!out) throw std::runtime_error("cannot write " + part.string());
    out.close();
    sync_path(part);
    fs::rename(part, path);
    sync_path(path.parent_path());
}

void copy_durably(const fs::path& from, const fs::path& to) {
    if (fs::exists(to)) throw std::runtime_error("will not replace " + to.string());
    auto part = to;
    part += ".part";
    fs::copy_file(from, part, fs::copy_options::overwrite_existing);
    sync_path(part);
    fs::rename(part, to);
    sync_path(to.parent_path());
}

void sync_below(const fs::path& folder) {
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) fail("cannot open", folder);
    const bool good = ::syncfs(opened) == 0;
    ::close(opened);
    if (!good) fail("cannot sync", folder);
}

}  // namespace linli::app
