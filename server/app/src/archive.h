#pragma once

#include <linli/json/field.h>

#include "store.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <tuple>
#include <vector>

/// What backup and restore share: the folder of a backup and what it says about itself.
///
///     manifest.json   written last: a folder without it is no backup
///     linli.db        the embedded database, or linli.pgdump (pg_dump's own format)
///     files/          stored files, sealed as they are
///     checkpoints     what was published of the evidence logs before the database was copied
namespace linli::app {

struct TableCount {
    std::string name;
    std::int64_t rows = 0;
    bool operator==(const TableCount&) const = default;

    static constexpr std::string_view schema_name = "BackupTable";
    static constexpr auto fields() {
        return std::tuple{json::field("name", &TableCount::name, "表"), json::field("rows", &TableCount::rows, "行数")};
    }
};

/// Where the evidence of a tenant stood.
struct EvidenceHead {
    std::int64_t tenant = 0;
    std::int64_t log = 0;
    std::int64_t size = 0;
    std::string root;
    bool operator==(const EvidenceHead&) const = default;

    static constexpr std::string_view schema_name = "BackupEvidenceHead";
    static constexpr auto fields() {
        return std::tuple{
            json::field("tenant", &EvidenceHead::tenant, "租户"), json::field("log", &EvidenceHead::log, "日志编号"),
            json::field("size", &EvidenceHead::size, "条数"), json::field("root", &EvidenceHead::root, "树根")};
    }
};

/// What a store held at one moment.
struct Contents {
    std::vector<TableCount> tables;
    std::vector<EvidenceHead> evidence;
};

struct Manifest {
    std::string format = "linli-backup/2";
    std::string program;  ///< version that made it
    std::string engine;
    std::string schema;  ///< PostgreSQL schema that the dump names; empty for SQLite
    std::string installation;
    std::string keyring;  ///< fingerprint of the oldest key that opens it
    std::int64_t made_at_ms = 0;
    std::string database_sha256;
    std::int64_t files = 0;
    std::vector<TableCount> tables;
    std::vector<EvidenceHead> evidence;

    static constexpr std::string_view schema_name = "BackupManifest";
    static constexpr auto fields() {
        return std::tuple{json::field("format", &Manifest::format, "格式"),
                          json::field("program", &Manifest::program, "程序版本"),
                          json::field("engine", &Manifest::engine, "数据库"),
                          json::field("schema", &Manifest::schema, "数据库模式"),
                          json::field("installation", &Manifest::installation, "安装编号"),
                          json::field("keyring", &Manifest::keyring, "密钥指纹"),
                          json::field("made_at_ms", &Manifest::made_at_ms, "时间"),
                          json::field("database_sha256", &Manifest::database_sha256, "数据库文件摘要"),
                          json::field("files", &Manifest::files, "文件数"),
                          json::field("tables", &Manifest::tables, "各表行数"),
                          json::field("evidence", &Manifest::evidence, "存证日志状态")};
    }
};

/// Rows of every table and the ends of the evidence logs, in the transaction's snapshot.
/// @param evidence false for a schema that this program does not know
Contents contents_of(db::ReadTx& tx, bool evidence);

std::filesystem::path database_file(const std::filesystem::path& folder, db::Engine engine);
std::string sha256(const std::filesystem::path& path);
/// Copies stored files, not the ones being written; one that is removed meanwhile is passed over.
/// @param again whether a file that is there already is copied once more
void copy_files(const std::filesystem::path& from, const std::filesystem::path& to, bool again);
std::int64_t count_files(const std::filesystem::path& folder);
/// Writes or replaces a file as a whole, durably.
void write_durably(const std::filesystem::path& path, const std::string& text);
/// Copies a file as a whole, durably. @throws when `to` exists
void copy_durably(const std::filesystem::path& from, const std::filesystem::path& to);
/// Everything below the folder is on disk when this returns.
void sync_below(const std::filesystem::path& folder);

/// Runs a program of PostgreSQL with the connection in its environment, so that no password stands in a list of
/// processes. @throws std::runtime_error when it fails.
void run_postgres_program(const std::string& connection, std::vector<std::string> arguments);
/// The name of the database that the connection string means.
std::string database_name(const std::string& connection);

}  // namespace linli::app
