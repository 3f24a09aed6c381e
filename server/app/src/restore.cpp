#include "archive.h"
#include "check.h"
#include "modules.h"
#include "repository.h"
#include "tools.h"
#include "world.h"

#include <linli/json/read.h>
#include <linli/json/write.h>

#include <algorithm>
#include <iostream>

namespace linli::app {
namespace {

namespace fs = std::filesystem;

/// What came back and whether it is what was saved.
struct RestoreReport {
    bool good = false;
    std::int64_t made_at_ms = 0;
    std::int64_t tables = 0;
    std::int64_t rows = 0;
    std::int64_t files = 0;
    bool migrated = false;
    std::vector<std::string> differences;  ///< against the manifest
    std::vector<std::string> broken;
    std::vector<std::string> behind;     ///< evidence logs behind what was published
    std::vector<std::string> restarted;  ///< logs that were given up for that

    static constexpr std::string_view schema_name = "RestoreReport";
    static constexpr auto fields() {
        return std::tuple{json::field("good", &RestoreReport::good, "完整恢复"),
                          json::field("made_at_ms", &RestoreReport::made_at_ms, "备份时间"),
                          json::field("tables", &RestoreReport::tables, "表"),
                          json::field("rows", &RestoreReport::rows, "行数"),
                          json::field("files", &RestoreReport::files, "文件数"),
                          json::field("migrated", &RestoreReport::migrated, "已升级结构"),
                          json::field("differences", &RestoreReport::differences, "与备份清单不符"),
                          json::field("broken", &RestoreReport::broken, "发现的问题"),
                          json::field("behind", &RestoreReport::behind, "落后于已公布检查点的存证日志"),
                          json::field("restarted", &RestoreReport::restarted, "重启的存证日志")};
    }
};

Manifest read_manifest(const fs::path& folder) {
    if (!fs::exists(folder / "manifest.json"))
        throw std::runtime_error("不是完整的备份（没有 manifest.json）：" + folder.string());
    const auto read = json::read_text<Manifest>(config::read_file(folder / "manifest.json"));
    const auto engine = read ? from_word<db::Engine>(read->engine) : std::nullopt;
    if (!engine || read->format != Manifest().format) throw std::runtime_error("备份清单无法识别");
    if (sha256(database_file(folder, *engine)) != read->database_sha256)
        throw std::runtime_error("备份的数据库文件已损坏（摘要不符）");
    return *read;
}

/// Nothing is ever replaced: the place must be empty.
void require_empty(const config::Settings& settings, const Manifest& manifest) {
    const bool postgres = manifest.engine == word(db::Engine::postgres);
    if (postgres == settings.get(settings::database).empty())
        throw std::runtime_error("备份来自 " + manifest.engine + "，与当前设置的数据库不同");
    if (!postgres) {
        if (fs::exists(data_folder(settings) / "linli.db"))
            throw std::runtime_error("数据文件夹中已有数据库，不会覆盖：" + data_folder(settings).string());
        return;
    }
    const auto database = Store::open_database(settings);
    database->read([&](db::ReadTx& tx) {
        if (!repository::table_names(tx).empty()) throw std::runtime_error("目标数据库不是空的，不会覆盖");
        if (repository::current_schema(tx) != manifest.schema)
            throw std::runtime_error("备份属于模式 " + manifest.schema + "，请设置 database.schema=" + manifest.schema);
    });
}

/// The keys come from the folder that is named, or lie in their place already; others than those of the backup open
/// nothing.
void bring_keys(const config::Settings& settings, const Manifest& manifest, const fs::path& keys) {
    const auto target = keyring_file(settings);
    const bool there = fs::exists(target);
    if (!there) {
        if (keys.empty() || !fs::exists(keys / "keyring"))
            throw std::runtime_error(
                "需要密钥：请用 --keys 指定备份密钥所在的文件夹（the keys are kept apart from the backup）");
        copy_durably(keys / "keyring", target);
        fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);  // what a copy on a stick has lost
    }
    const auto keyring = crypto::Keyring::load(target);
    const auto all = keyring.generations();
    if (std::any_of(all.begin(), all.end(), [&](int g) { return keyring.fingerprint(g) == manifest.keyring; })) return;
    if (!there) fs::remove(target);
    throw std::runtime_error("密钥不属于这份备份（指纹 " + keyring.fingerprint() + "，应为 " + manifest.keyring +
                             "）（these keys belong to another backup）");
}

void load_dump(const config::Settings& settings, const fs::path& folder, const Manifest& manifest) {
    if (manifest.engine == word(db::Engine::sqlite)) {
        copy_durably(database_file(folder, db::Engine::sqlite), data_folder(settings) / "linli.db");
        return;
    }
    const auto& connection = settings.get(settings::database);
    run_postgres_program(
        connection, {"pg_restore", "--no-owner", "--no-privileges", "--no-password", "--exit-on-error",
                     "--single-transaction", "--schema=" + manifest.schema, "--dbname=" + database_name(connection),
                     database_file(folder, db::Engine::postgres).string()});
}

/// Row counts and evidence heads against the manifest, before anything is changed.
void compare(RestoreReport& report, const Manifest& manifest, Store& store) {
    const auto held = store.database->read([&](db::ReadTx& tx) { return contents_of(tx, !manifest.evidence.empty()); });
    report.tables = static_cast<std::int64_t>(held.tables.size());
    for (const auto& table : held.tables) report.rows += table.rows;
    for (const auto& wanted : manifest.tables)
        if (std::find(held.tables.begin(), held.tables.end(), wanted) == held.tables.end())
            report.differences.push_back("表 " + wanted.name + " 应有 " + std::to_string(wanted.rows) + " 行");
    if (held.tables.size() != manifest.tables.size()) report.differences.push_back("表的数目不符");
    if (held.evidence != manifest.evidence) report.differences.push_back("存证日志的末端不符");
    if (report.files < manifest.files)
        report.differences.push_back("应有 " + std::to_string(manifest.files) + " 个文件，只有 " +
                                     std::to_string(report.files) + " 个");
}

RestoreReport verified(const config::Settings& settings, const Manifest& manifest, bool restart) {
    RestoreReport report{.made_at_ms = manifest.made_at_ms, .files = count_files(data_folder(settings) / "files")};
    Store store(settings);
    compare(report, manifest, store);
    report.migrated = schema_state(*store.database) == SchemaState::older;
    if (report.migrated) store.database->migrate(modules(), store.real_clock.now());
    store.attach();
    auto problems = find_problems(store);
    for (const auto& [tenant, finding] : problems.behind) report.behind.push_back(finding.text);
    if (restart && !problems.behind.empty()) {
        report.restarted = restart_evidence(store);
        problems = find_problems(store);
    }
    report.broken = std::move(problems.broken);
    report.good = report.differences.empty() && report.broken.empty() && problems.behind.empty();
    return report;
}

void print(const RestoreReport& report) {
    std::cout << (report.good ? "恢复完成并核对无误：" : "已恢复，但核对发现问题：") << report.tables << " 张表 "
              << report.rows << " 行，" << report.files << " 个文件" << (report.migrated ? "，结构已升级" : "")
              << "。\n";
    for (const auto* list : {&report.differences, &report.broken, &report.behind, &report.restarted})
        for (const auto& sentence : *list) std::cout << "· " << sentence << "\n";
    if (!report.behind.empty() && report.restarted.empty())
        std::cout << "这份备份早于已公布的存证检查点：此后的存证已经丢失。新的存证暂不编号，"
                     "请由管理员运行 linli evidence restart 确认放弃并启用新日志。\n";
}

}  // namespace

int restore(const config::Settings& settings, const BackupOptions& options) {
    const fs::path folder = options.folder;
    const auto data = data_folder(settings);
    const auto manifest = read_manifest(folder);
    fs::create_directories(data);
    fs::permissions(data, fs::perms::owner_all);
    require_empty(settings, manifest);
    bring_keys(settings, manifest, options.keys_folder);
    // Files before the database: a row never names what is not there.
    copy_files(folder / "files", data / "files", true);
    // Checkpoints that are here already stay: they tell whether this backup is older than what was signed since.
    const auto published = options.checkpoints.empty() ? folder / "checkpoints" : fs::path(options.checkpoints);
    if (!fs::exists(published_file(settings)) && fs::exists(published))
        copy_durably(published, published_file(settings));
    sync_below(data);
    load_dump(settings, folder, manifest);
    const auto report = verified(settings, manifest, options.restart_evidence);
    if (options.json)
        std::cout << json::write(report) << "\n";
    else
        print(report);
    return report.good ? 0 : 1;
}

}  // namespace linli::app
