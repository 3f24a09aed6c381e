#include "commands.h"
#include "modules.h"
#include "repository.h"
#include "store.h"

#include <linli/base/date.h>
#include <linli/crypto/random.h>
#include <linli/json/write.h>

#include <filesystem>
#include <iostream>

namespace linli::app {
namespace {

Uuid random_uuid() { return Uuid::from_bytes(crypto::random_bytes(16)).value(); }

/// Of an earlier attempt that did not come to its end, or a new one.
crypto::Keyring first_keyring(const config::Settings& settings, crypto::Suite suite, Instant now) {
    const auto file = keyring_file(settings);
    return std::filesystem::exists(file) ? crypto::Keyring::load(file) : crypto::Keyring::create(file, suite, now);
}

/// How far the clock of a simulated database begins from the real one. @return nothing for a day that is none
std::optional<std::chrono::milliseconds> offset_of(const std::string& begin, Instant now) {
    if (begin.empty()) return std::chrono::milliseconds(0);
    const auto day = Date::parse(begin);
    if (!day) return std::nullopt;
    return shanghai_instant(*day, std::chrono::hours(8)) - now;
}

}  // namespace

int init(const config::Settings& settings, const InitOptions& options) {
    const auto suite = crypto::suite_from_word(options.suite);
    if (!suite) {
        std::cerr << "未知的密码套件：" << options.suite << "（international 或 guomi）\n";
        return 2;
    }
    if (!options.begin.empty() && !options.simulated) {
        std::cerr << "只有模拟库（--simulated）的时钟可以从指定日期开始。\n";
        return 2;
    }
    if (!offset_of(options.begin, {})) {
        std::cerr << "日期应为 YYYY-MM-DD：" << options.begin << "\n";
        return 2;
    }
    std::filesystem::create_directories(data_folder(settings));
    std::filesystem::permissions(data_folder(settings), std::filesystem::perms::owner_all);
    Store store(settings, true);
    const auto now = store.real_clock.now();
    if (store.database->read(
            repository::initialised)) {  // asked first: a fresh key file beside old data would only confuse
        std::cerr << "数据库已经初始化，未作改动。\n";
        return 1;
    }
    store.keyring = std::make_unique<crypto::Keyring>(first_keyring(settings, *suite, now));
    if (store.keyring->suite() != *suite) {
        std::cerr << "已有密钥文件使用另一种密码套件：" << keyring_file(settings).string() << "\n";
        return 2;
    }
    store.database->migrate(modules(), now);
    store.database->write([&](db::WriteTx& tx) {
        tenant::initialise(tx, {.suite = static_cast<int>(*suite),
                                .simulated = options.simulated,
                                .installation = random_uuid(),
                                .initialised_at = now,
                                .keyring = store.keyring->fingerprint()});
        if (!options.begin.empty()) tenant::set_clock_offset_ms(tx, offset_of(options.begin, now).value().count());
        tenant::add(tx, options.tenant_code, options.tenant_name, now);
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
