#include "store.h"

#include "modules.h"
#include "repository.h"
#include "settings.h"

#include <linli/vault/vault.h>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace linli::app {
namespace {

constexpr const char* not_initialised = "尚未初始化：请先运行 linli init（not initialised yet）";

}  // namespace

std::unique_ptr<db::Database> Store::open_database(const config::Settings& settings) {
    db::DatabaseOptions options;
    const auto& url = settings.get(settings::database);
    options.engine = url.empty() ? db::Engine::sqlite : db::Engine::postgres;
    options.location = url.empty() ? (data_folder(settings) / "linli.db").string() : url;
    options.schema = settings.get(settings::schema);
    options.readers = static_cast<int>(settings.get(settings::readers));
    options.writers = static_cast<int>(settings.get(settings::writers));
    return db::open(options);
}

Store::Store(const config::Settings& given, bool fresh) : settings(given) {
    const auto file = data_folder(given) / "linli.db";
    if (!fresh && given.get(settings::database).empty() && !std::filesystem::exists(file))
        throw std::runtime_error(not_initialised);
    database = open_database(given);
}

SchemaState schema_state(db::Database& database) {
    std::set<std::pair<std::string, int>> applied, known;
    for (const auto* module : modules())
        for (const auto& migration : module->migrations) known.emplace(module->module, migration.number);
    const bool journal = database.read([&](db::ReadTx& tx) {
        if (!repository::has_table(tx, "db_migration")) return false;
        applied = repository::applied_migrations(tx);
        return true;
    });
    if (!journal) return SchemaState::none;
    if (!std::includes(known.begin(), known.end(), applied.begin(), applied.end())) return SchemaState::newer;
    return applied.size() < known.size() ? SchemaState::older : SchemaState::current;
}

namespace {

void require_schema(db::Database& database) {
    switch (schema_state(database)) {
    case SchemaState::none: throw std::runtime_error(not_initialised);
    case SchemaState::older:
        throw std::runtime_error("数据库结构较旧：请先运行 linli migrate（the schema is older than this program）");
    case SchemaState::newer:
        throw std::runtime_error("数据库结构比本程序新，请使用新版程序（the schema is newer than this program）");
    case SchemaState::current: break;
    }
}

/// The database says which keys it belongs to. One that is older than this rule is believed when a key of it opens.
void require_own_keyring(Store& store) {
    auto& wanted = store.deployment.keyring;
    const auto& keyring = *store.keyring;
    if (wanted.empty()) {
        const vault::Vault sealed(store.real_clock, keyring);
        const auto misfits = store.database->read([&](db::ReadTx& tx) { return sealed.misfits(tx); });
        if (misfits.empty()) {
            wanted = keyring.fingerprint();
            store.database->write([&](db::WriteTx& tx) { tenant::remember_keyring(tx, wanted); });
            return;
        }
    } else {
        for (const int generation : keyring.generations())
            if (keyring.fingerprint(generation) == wanted) return;
    }
    throw std::runtime_error("密钥文件不属于这个数据库，拒绝启动：" + keyring_file(store.settings).string() +
                             "（指纹 " + keyring.fingerprint() + "，应为 " +
                             (wanted.empty() ? "能解开已加密数据的密钥" : wanted) +
                             "）。请放回与数据库一同备份的密钥文件。（this key file belongs to another database）");
}

}  // namespace

void Store::attach() {
    require_schema(*database);
    const auto found = database->read([](db::ReadTx& tx) { return tenant::deployment(tx); });
    if (!found) throw std::runtime_error(not_initialised);
    deployment = *found;
    keyring = std::make_unique<crypto::Keyring>(crypto::Keyring::load(keyring_file(settings)));
    require_own_keyring(*this);
    database->read([&](db::ReadTx& tx) { domain_clock.set_offset(tenant::clock_offset_ms(tx)); });
}

std::optional<tenant::Tenant> named_tenant(db::ReadTx& tx, std::string_view code) {
    if (!code.empty()) return tenant::find_by_code(tx, code);
    const auto all = tenant::all(tx);
    return all.size() == 1 ? std::optional(all.front()) : std::nullopt;
}

}  // namespace linli::app
