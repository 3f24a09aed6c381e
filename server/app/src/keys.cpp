#include "tools.h"
#include "world.h"

#include <linli/json/write.h>

#include <iostream>
#include <thread>

namespace linli::app {
namespace {

/// One generation of master keys and what still lies under it.
struct KeyLine {
    std::int64_t generation = 0;
    std::string made;
    std::string fingerprint;
    std::int64_t person_keys = 0;
    bool newest = false;
    bool indexes = false;

    static constexpr std::string_view schema_name = "KeyLine";
    static constexpr auto fields() {
        return std::tuple{json::field("generation", &KeyLine::generation, "代"),
                          json::field("made", &KeyLine::made, "生成时间"),
                          json::field("fingerprint", &KeyLine::fingerprint, "指纹"),
                          json::field("person_keys", &KeyLine::person_keys, "其下的个人密钥"),
                          json::field("newest", &KeyLine::newest, "用于新数据"),
                          json::field("indexes", &KeyLine::indexes, "用于盲索引")};
    }
};

struct KeyList {
    std::string suite;
    std::vector<KeyLine> keys;
    static constexpr std::string_view schema_name = "KeyList";
    static constexpr auto fields() {
        return std::tuple{json::field("suite", &KeyList::suite, "密码套件"),
                          json::field("keys", &KeyList::keys, "各代主密钥")};
    }
};

/// What a rotation did.
struct Rotation {
    std::int64_t generation = 0;
    bool added = false;
    std::int64_t person_keys = 0;
    std::int64_t files = 0;
    static constexpr std::string_view schema_name = "KeyRotation";
    static constexpr auto fields() {
        return std::tuple{json::field("generation", &Rotation::generation, "新主密钥的代"),
                          json::field("added", &Rotation::added, "新增了一代"),
                          json::field("person_keys", &Rotation::person_keys, "换封的个人密钥"),
                          json::field("files", &Rotation::files, "换封的文件")};
    }
};

std::int64_t person_keys_under_older(const Store& store, const vault::Vault& vault) {
    return store.database->read([&](db::ReadTx& tx) {
        std::int64_t count = 0;
        for (const int generation : store.keyring->generations())
            if (generation != store.keyring->newest()) count += vault.keys_under(tx, generation);
        return count;
    });
}

/// One short transaction after the other, so that a serving server is never held up.
std::int64_t rewrap_all(const Store& store, vault::Vault& vault, const std::vector<tenant::Tenant>& tenants,
                        bool talk) {
    std::int64_t done = 0;
    for (const auto& tenant : tenants)
        while (true) {
            const auto some = store.database->write([&](db::WriteTx& tx) { return vault.rotate(tx, tenant.id); });
            if (some == 0) break;
            done += some;
            if (talk && done % 10'000 < some) std::cerr << "已换封 " << done << " 个个人密钥\n";
        }
    return done;
}

/// Whoever changes the keys leaves a line behind.
void note(Store& store, const std::vector<tenant::Tenant>& tenants, const Rotation& done) {
    audit::Audit audit(*store.database, store.real_clock, store.ids);
    store.database->write([&](db::WriteTx& tx) {
        for (const auto& tenant : tenants)
            audit.wrote(tx, access::Gate::system(tenant.id, "keys-command"),
                        {.kind = audit::Kind::write,
                         .operation = "rotateKeys",
                         .subject_kind = "keyring",
                         .subject = {},
                         .person = {},
                         .purpose = {},
                         .detail = "generation " + std::to_string(done.generation)});
    });
}

}  // namespace

int keys_list(const config::Settings& settings, bool json) {
    Store store(settings);
    store.attach();
    const vault::Vault vault(store.real_clock, *store.keyring);
    const auto& ring = *store.keyring;
    KeyList list{.suite = std::string(word(ring.suite())), .keys = {}};
    store.database->read([&](db::ReadTx& tx) {
        for (const int generation : ring.generations())
            list.keys.push_back({generation, ring.made(generation), ring.fingerprint(generation),
                                 vault.keys_under(tx, generation), generation == ring.newest(),
                                 generation == ring.index().generation});
    });
    if (json) {
        std::cout << json::write(list) << "\n";
        return 0;
    }
    std::cout << "密码套件 " << list.suite << "\n";
    for (const auto& key : list.keys)
        std::cout << "第 " << key.generation << " 代  " << key.made << "  指纹 " << key.fingerprint << "  个人密钥 "
                  << key.person_keys << (key.newest ? "  用于新数据" : "") << (key.indexes ? "  用于盲索引" : "")
                  << "\n";
    return 0;
}

int keys_rotate(const config::Settings& settings, bool json) {
    Store store(settings);
    store.attach();
    vault::Vault vault(store.real_clock, *store.keyring);
    const auto tenants = store.database->read([](db::ReadTx& tx) { return tenant::all(tx); });
    Rotation report;
    // One that was stopped half-way is brought to its end before another one is begun.
    report.added = person_keys_under_older(store, vault) == 0;
    if (report.added) store.keyring->add_generation(store.real_clock.now());
    report.generation = store.keyring->newest();
    report.person_keys = rewrap_all(store, vault, tenants, !json);
    if (report.added) {
        // A server that has not looked into the key file yet may have sealed some more under the old key.
        std::this_thread::sleep_for(2 * key_refresh);
        report.person_keys += rewrap_all(store, vault, tenants, !json);
    }
    files::Files files(*store.database, store.domain_clock, store.ids, *store.keyring,
                       data_folder(store.settings) / "files");
    for (const auto& tenant : tenants) report.files += files.reseal(tenant.id);
    note(store, tenants, report);
    if (json)
        std::cout << json::write(report) << "\n";
    else
        std::cout << (report.added ? "已启用" : "上次的轮换已继续完成：") << "第 " << report.generation
                  << " 代主密钥，换封个人密钥 " << report.person_keys << " 个、文件 " << report.files
                  << " 个。请立即另行备份密钥文件：" << keyring_file(settings).string() << "\n";
    return 0;
}

}  // namespace linli::app
