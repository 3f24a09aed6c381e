#include "check.h"
#include "commands.h"
#include "modules.h"
#include "tools.h"
#include "world.h"

#include <linli/evidence/check.h>
#include <linli/evidence/sequencer.h>
#include <linli/files/files.h>
#include <linli/json/write.h>
#include <linli/vault/vault.h>

#include <iostream>

namespace linli::app {
namespace {

struct Report {
    std::vector<std::string> broken;
    static constexpr std::string_view schema_name = "CheckReport";
    static constexpr auto fields() { return std::tuple{json::field("broken", &Report::broken, "发现的问题")}; }
};

struct Restarted {
    std::vector<std::string> restarted;
    static constexpr std::string_view schema_name = "EvidenceRestarted";
    static constexpr auto fields() {
        return std::tuple{json::field("restarted", &Restarted::restarted, "重启的存证日志")};
    }
};

}  // namespace

Problems find_problems(Store& store) {
    Problems found;
    found.broken = db::broken_invariants(*store.database, modules());
    const auto tenants = store.database->read([](db::ReadTx& tx) { return tenant::all(tx); });
    files::Files files(*store.database, store.domain_clock, store.ids, *store.keyring,
                       data_folder(store.settings) / "files");
    for (const auto& tenant : tenants)
        for (auto& sentence : files.check(tenant.id)) found.broken.push_back(std::move(sentence));
    const vault::Vault vault(store.real_clock, *store.keyring);
    store.database->read([&](db::ReadTx& tx) {
        for (auto& sentence : vault.misfits(tx)) found.broken.push_back(std::move(sentence));
        for (const auto& finding : evidence::check_logs(tx)) found.broken.push_back(finding.text);
    });
    store.database->read([&](db::ReadTx& tx) {
        found.behind = evidence::compare_with_published(tx, published_file(store.settings), evidence_name(store));
    });
    return found;
}

std::vector<std::string> restart_evidence(Store& store) {
    evidence::Sequencer sequencer(*store.database, *store.keyring, store.real_clock, store.ids,
                                  {.name = evidence_name(store), .published = published_file(store.settings)});
    std::vector<std::string> done;
    for (const auto& tenant : store.database->read([](db::ReadTx& tx) { return tenant::all(tx); })) {
        const auto log = sequencer.restart_after_restore(tenant.id);
        if (log)
            done.push_back("租户 " + tenant.code + "：已放弃丢失的存证日志，启用第 " + std::to_string(*log) +
                           " 号日志");
    }
    return done;
}

int check(const config::Settings& settings, bool json) {
    Store store(settings);
    store.attach();
    auto problems = find_problems(store);
    Report report{std::move(problems.broken)};
    for (const auto& [tenant, finding] : problems.behind) report.broken.push_back(finding.text);
    if (json)
        std::cout << json::write(report) << "\n";
    else if (report.broken.empty())
        std::cout << "没有发现问题。\n";
    else
        for (const auto& sentence : report.broken) std::cout << sentence << "\n";
    return report.broken.empty() ? 0 : 1;
}

int evidence_restart(const config::Settings& settings, bool json) {
    Store store(settings);
    store.attach();
    Restarted report{restart_evidence(store)};
    if (json)
        std::cout << json::write(report) << "\n";
    else if (report.restarted.empty())
        std::cout << "存证日志没有落后，无需重启。\n";
    for (const auto& sentence : report.restarted)
        if (!json) std::cout << sentence << "\n";
    return 0;
}

}  // namespace linli::app
