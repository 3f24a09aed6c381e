#include "store.h"

#include "settings.h"

#include <stdexcept>

namespace linli::app {

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

Store::Store(const config::Settings& given) : settings(given), database(open_database(given)) {}

void Store::attach() {
    std::optional<tenant::Deployment> found;
    try {
        found = database->read([](db::ReadTx& tx) { return tenant::deployment(tx); });
    } catch (const db::StoreFault&) {
        found.reset();  // no schema yet
    }
    if (!found) throw std::runtime_error("尚未初始化：请先运行 linli init（not initialised yet）");
    deployment = *found;
    keyring = std::make_unique<crypto::Keyring>(crypto::Keyring::load(keyring_file(settings)));
    database->read([&](db::ReadTx& tx) { domain_clock.set_offset(tenant::clock_offset_ms(tx)); });
}

std::optional<tenant::Tenant> named_tenant(db::ReadTx& tx, std::string_view code) {
    if (!code.empty()) return tenant::find_by_code(tx, code);
    const auto all = tenant::all(tx);
    return all.size() == 1 ? std::optional(all.front()) : std::nullopt;
}

}  // namespace linli::app
