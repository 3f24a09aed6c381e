#include "archive.h"
#include "repository.h"
#include "tools.h"
#include "world.h"

#include <linli/json/write.h>

#include <iostream>

namespace linli::app {
namespace {

namespace fs = std::filesystem;

/// The folder of the new backup: empty, only for the owner, apart from the keys.
void prepare_folder(const fs::path& folder, const fs::path& keys) {
    if (fs::exists(folder) && !fs::is_empty(folder))
        throw std::runtime_error("备份文件夹不是空的，不会覆盖：" + folder.string());
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    if (keys.empty()) return;
    fs::create_directories(keys);
    fs::permissions(keys, fs::perms::owner_all);
    for (auto at = fs::canonical(keys); !at.empty(); at = at.parent_path()) {
        if (at == fs::canonical(folder)) throw std::runtime_error("密钥必须与备份分开存放，请换一个密钥文件夹");
        if (at == at.root_path()) break;
    }
    if (fs::exists(keys / "keyring")) throw std::runtime_error("密钥文件夹中已有密钥，不会覆盖：" + keys.string());
}

/// The embedded database: one moment of it, copied while others write; what it holds is read from the copy.
Contents dump_sqlite(const Store& store, const fs::path& file, bool evidence) {
    store.database->backup_to(file.string());
    Contents found;
    {
        db::DatabaseOptions options;
        options.location = file.string();
        const auto copy = db::open(options);
        found = copy->read([&](db::ReadTx& tx) { return contents_of(tx, evidence); });
    }
    for (const auto* tail : {"-wal", "-shm"}) fs::remove(file.string() + tail);
    return found;
}

/// One snapshot is counted here and dumped by pg_dump, while others go on writing.
Contents dump_postgres(const Store& store, const fs::path& file, bool evidence) {
    return store.database->read([&](db::ReadTx& tx) {
        const auto snapshot = repository::export_snapshot(tx);
        auto found = contents_of(tx, evidence);
        run_postgres_program(store.settings.get(settings::database),
                             {"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--no-password",
                              "--schema=\"" + repository::current_schema(tx) + "\"", "--snapshot=" + snapshot,
                              "--file=" + file.string()});
        return found;
    });
}

Manifest describe(const Store& store, const crypto::Keyring& keyring) {
    Manifest manifest{.program = LINLI_VERSION,
                      .engine = std::string(word(store.database->engine())),
                      .keyring = keyring.fingerprint(),
                      .made_at_ms = to_ms(store.real_clock.now())};
    store.database->read([&](db::ReadTx& tx) {
        manifest.schema = repository::current_schema(tx);
        manifest.installation = repository::installation(tx).text();
    });
    return manifest;
}

void print(const Manifest& manifest, const BackupOptions& options) {
    std::int64_t rows = 0;
    for (const auto& table : manifest.tables) rows += table.rows;
    std::cout << "备份完成：" << options.folder << "（" << manifest.tables.size() << " 张表 " << rows << " 行，"
              << manifest.files << " 个文件；密钥" << (options.keys_folder.empty() ? "未包含，请另行保管" : "已另存")
              << "）\n";
}

}  // namespace

int backup(const config::Settings& settings, const BackupOptions& options) {
    Store store(settings);
    // A backup before an upgrade is made by the new program of the old schema; only then is less of it understood.
    const bool known = schema_state(*store.database) != SchemaState::older;
    if (known) store.attach();
    const auto keyring = crypto::Keyring::load(keyring_file(settings));
    const fs::path folder = options.folder;
    prepare_folder(folder, options.keys_folder);
    auto manifest = describe(store, keyring);
    // What was published before the database is copied can only be older than the copy: restoring it here is no loss.
    if (fs::exists(published_file(settings))) copy_durably(published_file(settings), folder / "checkpoints");
    // Every file is on disk before the row that names it commits. Copied before and after the database, neither one
    // that comes nor one that goes meanwhile is missing.
    const auto files = data_folder(settings) / "files";
    copy_files(files, folder / "files", false);
    const auto engine = store.database->engine();
    const auto file = database_file(folder, engine);
    auto held = engine == db::Engine::sqlite ? dump_sqlite(store, file, known) : dump_postgres(store, file, known);
    copy_files(files, folder / "files", false);
    manifest.database_sha256 = sha256(file);
    manifest.files = count_files(folder / "files");
    manifest.tables = std::move(held.tables);
    manifest.evidence = std::move(held.evidence);
    if (!options.keys_folder.empty())  // last: it opens what was sealed meanwhile, too
        copy_durably(keyring_file(settings), fs::path(options.keys_folder) / "keyring");
    sync_below(folder);
    write_durably(folder / "manifest.json", json::write(manifest));
    if (options.json)
        std::cout << json::write(manifest) << "\n";
    else
        print(manifest, options);
    return 0;
}

}  // namespace linli::app
