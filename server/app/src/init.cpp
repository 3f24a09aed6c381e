#include "commands.h"
#include "modules.h"
#include "store.h"

#include <linli/crypto/random.h>
#include <linli/json/write.h>

#include <cstdio>
#include <filesystem>
#include <iostream>

namespace linli::app {
namespace {

Uuid random_uuid() { return Uuid::from_bytes(crypto::random_bytes(16)).value(); }

}  // namespace

int init(const config::Settings& settings, const InitOptions& options) {
    const auto suite = crypto::suite_from_word(options.suite);
    if (!suite) {
        std::cerr << "未知的密码套件：" << options.suite << "（international 或 guomi）\n";
        return 2;
    }
    std::filesystem::create_directories(data_folder(settings));
    std::filesystem::permissions(data_folder(settings), std::filesystem::perms::owner_all);
    SystemClock clock;
    if (!std::filesystem::exists(keyring_file(settings)))
        crypto::Keyring::create(keyring_file(settings), *suite, clock.now());
    Store store(settings);
    store.database->migrate(modules(), clock.now());
    const auto already = store.database->read([](db::ReadTx& tx) { return tenant::deployment(tx); });
    if (already) {
        std::cerr << "数据库已经初始化，未作改动。\n";
        return 1;
    }
    store.database->write([&](db::WriteTx& tx) {
        tenant::initialise(tx, {static_cast<int>(*suite), options.simulated, random_uuid(), clock.now()});
        tenant::add(tx, options.tenant_code, options.tenant_name, clock.now());
    });
    if (options.json)
        std::cout << "{\"tenant\":\"" << options.tenant_code << "\",\"suite\":\"" << options.suite << "\"}\n";
    else if (!options.quiet)
        std::cerr << "已初始化：" << data_folder(settings).string() << "\n";
    return 0;
}

int migrate(const config::Settings& settings, bool json) {
    Store store(settings);
    store.database->migrate(modules(), store.real_clock.now());
    if (json)
        std::cout << "{\"migrated\":true}\n";
    else
        std::cerr << "数据库结构已是最新。\n";
    return 0;
}

int print_config(const config::Settings& settings) {
    std::cout << config::document(declarations(), &settings);
    return 0;
}

}  // namespace linli::app
