#include "commands.h"
#include "modules.h"
#include "store.h"
#include "world.h"

#include <linli/evidence/check.h>
#include <linli/files/files.h>
#include <linli/json/write.h>

#include <iostream>

namespace linli::app {
namespace {

struct Report {
    std::vector<std::string> broken;
    static constexpr std::string_view schema_name = "CheckReport";
    static constexpr auto fields() { return std::tuple{json::field("broken", &Report::broken, "发现的问题")}; }
};

}  // namespace

int check(const config::Settings& settings, bool json) {
    Store store(settings);
    store.attach();
    Report report;
    report.broken = db::broken_invariants(*store.database, modules());
    files::Files files(*store.database, store.domain_clock, store.ids, *store.keyring, data_folder(settings) / "files");
    const auto tenants = store.database->read([](db::ReadTx& tx) { return tenant::all(tx); });
    for (const auto& tenant : tenants)
        for (auto& sentence : files.check(tenant.id)) report.broken.push_back(std::move(sentence));
    store.database->read([&](db::ReadTx& tx) {
        for (const auto& finding : evidence::check_logs(tx)) report.broken.push_back(finding.text);
        for (const auto& [tenant, finding] :
             evidence::compare_with_published(tx, published_file(settings), evidence_name(store)))
            report.broken.push_back(finding.text);
    });
    if (json)
        std::cout << json::write(report) << "\n";
    else if (report.broken.empty())
        std::cout << "没有发现问题。\n";
    else
        for (const auto& sentence : report.broken) std::cout << sentence << "\n";
    return report.broken.empty() ? 0 : 1;
}

}  // namespace linli::app
