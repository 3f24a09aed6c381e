#include "commands.h"
#include "modules.h"
#include "tools.h"
#include "world.h"

#include <linli/crypto/suite.h>
#include <linli/evidence/check.h>
#include <linli/json/read.h>
#include <linli/json/write.h>

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

namespace linli::app {
namespace {

namespace fs = std::filesystem;

/// What a backup holds; written last, so that a folder without it is no backup.
struct Manifest {
    std::string format = "linli-backup/1";
    std::string engine;
    std::string installation;
    std::string keyring;  ///< fingerprint of the keys that open it
    std::int64_t made_at_ms = 0;
    std::string database_sha256;
    std::int64_t files = 0;

    static constexpr std::string_view schema_name = "BackupManifest";
    static constexpr auto fields() {
        return std::tuple{json::field("format", &Manifest::format, "格式"),
                          json::field("engine", &Manifest::engine, "数据库"),
                          json::field("installation", &Manifest::installation, "安装编号"),
                          json::field("keyring", &Manifest::keyring, "密钥指纹"),
                          json::field("made_at_ms", &Manifest::made_at_ms, "时间"),
                          json::field("database_sha256", &Manifest::database_sha256, "数据库文件摘要"),
                          json::field("files", &Manifest::files, "文件数")};
    }
};

std::string sha256(const fs::path& path) {
    const auto hasher = crypto::suite(crypto::Suite::international).hasher();
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    std::string block(1 << 20, '\0');
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0)
        hasher->update(std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount())));
    return hasher->finish().hex();
}

/// Runs a program without a shell. @throws std::runtime_error when it fails.
void run_program(std::vector<std::string> arguments) {
    std::vector<char*> argv;
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    const auto child = fork();
    if (child == 0) {
        execvp(argv.front(), argv.data());
        _exit(127);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw std::runtime_error(arguments.front() + " failed");
}

fs::path database_file(const fs::path& folder, db::Engine engine) {
    return folder / (engine == db::Engine::sqlite ? "linli.db" : "linli.pgdump");
}

void dump(Store& store, const fs::path& folder) {
    const auto file = database_file(folder, store.database->engine());
    if (store.database->engine() == db::Engine::sqlite) {
        store.database->backup_to(file.string());
        return;
    }
    std::vector<std::string> command{"pg_dump", "--format=custom", "--no-owner", "--file=" + file.string(),
                                     "--dbname=" + store.settings.get(settings::database)};
    if (const auto& schema = store.settings.get(settings::schema); !schema.empty())
        command.push_back("--schema=" + schema);
    run_program(std::move(command));
}

/// Copies what is missing: files are content-addressed, so a file of the same name is the same file.
std::int64_t copy_files(const fs::path& from, const fs::path& to) {
    std::int64_t count = 0;
    if (!fs::exists(from)) return count;
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
        if (!entry.is_regular_file()) continue;
        const auto target = to / fs::relative(entry.path(), from);
        fs::create_directories(target.parent_path());
        fs::copy_file(entry.path(), target, fs::copy_options::skip_existing);
        ++count;
    }
    return count;
}

void write_durably(const fs::path& path, const std::string& text) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << text << std::flush;
    if (!out) throw std::runtime_error("cannot write " + path.string());
    ::sync();
}

}  // namespace

int backup(const config::Settings& settings, const BackupOptions& options) {
    Store store(settings);
    store.attach();
    const fs::path folder = options.folder;
    if (fs::exists(folder / "manifest.json")) throw std::runtime_error("此文件夹中已有一份备份：" + folder.string());
    fs::create_directories(folder);
    // The database first: every file that it names is on disk before its row commits, so copying files afterwards
    // can only add more than is needed, never less.
    dump(store, folder);
    Manifest manifest{.engine = std::string(word(store.database->engine())),
                      .installation = store.deployment.installation.text(),
                      .keyring = store.keyring->fingerprint(),
                      .made_at_ms = to_ms(store.real_clock.now())};
    manifest.database_sha256 = sha256(database_file(folder, store.database->engine()));
    manifest.files = copy_files(data_folder(settings) / "files", folder / "files");
    if (fs::exists(published_file(settings)))
        fs::copy_file(published_file(settings), folder / "checkpoints", fs::copy_options::overwrite_existing);
    if (!options.keys_folder.empty()) {
        fs::create_directories(options.keys_folder);
        const auto target = fs::path(options.keys_folder) / "keyring";
        fs::copy_file(keyring_file(settings), target, fs::copy_options::overwrite_existing);
        fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);
    }
    const auto text = json::write(manifest);
    write_durably(folder / "manifest.json", text);
    if (options.json)
        std::cout << text << "\n";
    else
        std::cout << "备份完成：" << folder.string() << "（" << manifest.files << " 个文件；密钥"
                  << (options.keys_folder.empty() ? "未包含，请另行保管" : "已另存") << "）\n";
    return 0;
}

namespace {

Manifest read_manifest(const fs::path& folder) {
    const auto read = json::read_text<Manifest>(config::read_file(folder / "manifest.json"));
    if (!read) throw std::runtime_error("备份清单无法识别");
    if (sha256(database_file(folder, *from_word<db::Engine>(read->engine))) != read->database_sha256)
        throw std::runtime_error("备份的数据库文件已损坏（摘要不符）");
    return *read;
}

void load_dump(const config::Settings& settings, const fs::path& folder, db::Engine engine) {
    if (engine == db::Engine::sqlite)
        fs::copy_file(database_file(folder, engine), data_folder(settings) / "linli.db");
    else
        run_program({"pg_restore", "--no-owner", "--exit-on-error", "--dbname=" + settings.get(settings::database),
                     database_file(folder, engine).string()});
}

}  // namespace

int restore(const config::Settings& settings, const BackupOptions& options) {
    const fs::path folder = options.folder;
    const auto manifest = read_manifest(folder);
    const auto engine = *from_word<db::Engine>(manifest.engine);
    const auto data = data_folder(settings);
    if (fs::exists(data / "linli.db")) throw std::runtime_error("数据文件夹不是空的，不会覆盖：" + data.string());
    if ((engine == db::Engine::postgres) == settings.get(settings::database).empty())
        throw std::runtime_error("备份来自 " + manifest.engine + "，与当前设置的数据库不同");
    fs::create_directories(data);
    fs::permissions(data, fs::perms::owner_all);
    load_dump(settings, folder, engine);
    copy_files(folder / "files", data / "files");
    if (!options.keys_folder.empty() && !fs::exists(keyring_file(settings)))
        fs::copy_file(fs::path(options.keys_folder) / "keyring", keyring_file(settings));
    // The published checkpoints are not overwritten: they tell whether this backup is older than what was signed since.
    if (!fs::exists(published_file(settings)) && fs::exists(folder / "checkpoints"))
        fs::copy_file(folder / "checkpoints", published_file(settings));
    std::cout << "已恢复，开始核对……\n";
    return check(settings, options.json);
}

}  // namespace linli::app
