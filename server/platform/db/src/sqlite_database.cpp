#include "sqlite_database.h"

#include "migrations.h"
#include "sqlite_statistics.h"

#include <algorithm>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace linli::db::sqlite {
namespace {

constexpr int writer_cache_kib = 256 * 1024;  // taken as pages come: the indexes of a district of a million people
constexpr int reader_cache_kib = 16 * 1024;

int reader_count(const DatabaseOptions& options) {
    return options.readers > 0 ? options.readers : std::max(2, static_cast<int>(std::thread::hardware_concurrency()));
}

ConnectionSettings writer_settings(const DatabaseOptions& options) {
    return {options.location, options.busy_timeout, options.durable, true, writer_cache_kib};
}

ConnectionSettings reader_settings(const DatabaseOptions& options) {
    return {options.location, options.busy_timeout, options.durable, false, reader_cache_kib};
}

void sync_path(const std::filesystem::path& path) {
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0 || ::fsync(handle) != 0) {
        if (handle >= 0) ::close(handle);
        throw StoreFault("cannot sync the backup to disk");
    }
    ::close(handle);
}

/// One step over all pages: it holds a read snapshot, so writers go on and it never starts again.
void copy_pages(const Connection& from, const std::string& path) {
    Connection to({path, std::chrono::milliseconds(0), true, true, reader_cache_kib});
    sqlite3_backup* backup = sqlite3_backup_init(to.raw(), "main", from.raw(), "main");
    if (!backup) to.fail(sqlite3_extended_errcode(to.raw()), "backup");
    sqlite3_backup_step(backup, -1);
    const int code = sqlite3_backup_finish(backup);
    if (code != SQLITE_OK) to.fail(code, "backup");
    to.script("PRAGMA journal_mode = DELETE");  // one file, nothing beside it
}

/// Ends the snapshot of a read, whatever happened in it.
class ReadTransaction {
public:
    explicit ReadTransaction(Connection& connection) : connection_(connection) { connection_.command("BEGIN"); }
    ~ReadTransaction() {
        try {
            connection_.command("COMMIT");
        } catch (const StoreFault&) {
            // The pool closes a connection that is still inside a transaction.
        }
    }
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;

private:
    Connection& connection_;
};

}  // namespace

SqliteDatabase::SqliteDatabase(const DatabaseOptions& options)
    : settings_(reader_settings(options)),
      writer_(writer_settings(options)),
      readers_(reader_count(options), options.busy_timeout,
               [this] { return std::make_unique<Connection>(settings_); }) {}

void SqliteDatabase::run_read(const std::function<void(ReadTx&)>& body) {
    const InTransaction inside(*this);
    const auto connection = readers_.acquire();
    const ReadTransaction transaction(*connection);
    SqliteSession session(*connection);
    ReadTx tx(session);
    body(tx);
}

void SqliteDatabase::run_write(const std::function<bool(WriteTx&)>& body) {
    write_session([&](SqliteSession& session) {
        WriteTx tx(session);
        return body(tx);
    });
}

void SqliteDatabase::write_session(const std::function<bool(SqliteSession&)>& body) {
    const InTransaction inside(*this);
    writer_.run([&](SqliteSession& session) {
        const InTransaction working(*this);  // of the writer's thread
        return body(session);
    });
}

void SqliteDatabase::migrate(std::span<const ModuleSql* const> modules, Instant now) {
    // BEGIN IMMEDIATE is the lock.
    const auto locked_write = [&](const std::function<void(EngineSession&)>& step) {
        write_session([&](SqliteSession& session) { return step(session), true; });
    };
    migrate_with(locked_write, Engine::sqlite, modules, now);
    write_session([&](SqliteSession& session) { return assume_large_tenants(session.connection()), true; });
}

void SqliteDatabase::backup_to(const std::string& path) {
    const InTransaction inside(*this);
    const std::filesystem::path target(path);
    const std::filesystem::path part(path + ".part");
    if (std::filesystem::exists(target)) throw StoreFault("the backup would replace a file");
    std::filesystem::remove(part);
    {
        const auto connection = readers_.acquire();
        copy_pages(*connection, part.string());
    }
    sync_path(part);
    std::filesystem::rename(part, target);
    sync_path(target.has_parent_path() ? target.parent_path() : std::filesystem::path("."));
}

}  // namespace linli::db::sqlite
