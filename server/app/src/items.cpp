#include "items.h"

#include <linli/base/date.h>
#include <linli/cases/learning.h>
#include <linli/cases/service.h>
#include <linli/json/write.h>

#include "refused.h"
#include "share.h"
#include "world.h"

#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>

namespace linli::app {
namespace {

std::string read_text(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("无法读取：" + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

std::filesystem::path given_or_ours(const std::string& given, std::string_view ours) {
    return given.empty() ? share_file(ours) : std::filesystem::path(given);
}

/// Runs `body(world, tenant)` on the tenant that the options name.
template <class Body>
int on_tenant(const config::Settings& settings, const std::string& code, Body body) {
    Store store(settings);
    store.attach();
    World world(store);
    const auto tenant = store.database->read([&](db::ReadTx& tx) { return named_tenant(tx, code); });
    if (tenant) return body(world, *tenant);
    std::cerr << "没有这个租户，或有多个租户而未用 --tenant 指明。\n";
    return 1;
}

void write_file(const std::string& path, const std::string& text) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) throw std::runtime_error("无法写入：" + path);
}

std::string percent(double share) {
    const auto tenths = std::lround(share * 1000);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

/// All splits of a scoring.
struct ScoreReport {
    std::vector<cases::ItemScore> splits;
    static constexpr std::string_view schema_name = "ItemScoreReport";
    static constexpr auto fields() { return std::tuple{json::field("splits", &ScoreReport::splits, "各部分")}; }
};

void print(const cases::HistoryReport& report, bool only_measured) {
    const auto line = [](const char* who, const cases::RankingScore& score) {
        std::cout << "  " << who << "：首选正确 " << percent(score.first) << "，前三命中 " << percent(score.three)
                  << "\n";
    };
    std::cout << recognition::to_text(report.card) << "\n已结事项 " << report.closed << " 件；用较早的学习，在最近 "
              << report.held_out << " 件上比较：\n";
    line("仅责任清单", report.list);
    line("仅模型", report.model);
    line("合用", report.together);
    if (report.edition > 0)
        std::cout << "已启用第 " << report.edition << " 版，权重 " << percent(report.weight)
                  << "；运行中的服务随下一件上报生效。\n";
    else
        std::cout << (only_measured ? "只作评估，未启用。\n" : "未启用：仅用责任清单更好。\n");
}

}  // namespace

Result<std::vector<cases::Item>> read_items(const std::filesystem::path& file) {
    return cases::read_items_csv(read_text(file));
}

Result<std::vector<cases::ItemClass>> read_classes(const std::filesystem::path& file) {
    return cases::read_classes_csv(read_text(file));
}

int load_items(const config::Settings& settings, const ItemsOptions& options) {
    const auto items = read_items(given_or_ours(options.items, "responsibility/items.csv"));
    if (!items) return refused(items.problem());
    const auto classes = read_classes(given_or_ours(options.classes, "responsibility/classes.csv"));
    if (!classes) return refused(classes.problem());
    return on_tenant(settings, options.tenant, [&](World& world, const tenant::Tenant& tenant) {
        world.store.database->write([&](db::WriteTx& tx) {
            cases::store_classes(tx, tenant.id, *classes);
            cases::store_items(tx, tenant.id, *items);
            world.audit.wrote(tx, access::Gate::system(tenant.id, "items-command"),
                              {.kind = audit::Kind::write, .operation = "loadItems", .subject_kind = "tenant"});
        });
        if (options.json)
            std::cout << "{\"items\":" << items->size() << ",\"classes\":" << classes->size() << "}\n";
        else
            std::cerr << "已写入 " << classes->size() << " 类 " << items->size() << " 项；运行中的服务一分钟内生效。\n";
        return 0;
    });
}

int list_items(const config::Settings& settings, const ItemsOptions& options) {
    return on_tenant(settings, options.tenant, [&](World& world, const tenant::Tenant& tenant) {
        const auto list = world.cases.items(access::Gate::system(tenant.id, "items-command"));
        if (options.json) return std::cout << json::write(list) << "\n", 0;
        for (const auto& item : list.items) std::cout << item.code << "\t" << item.name << "\n";
        return 0;
    });
}

int score_items(const ItemsOptions& options) {
    const auto items = read_items(given_or_ours(options.items, "responsibility/items.csv"));
    if (!items) return refused(items.problem());
    const auto labels = cases::read_labels(read_text(options.labels), options.messages);
    if (!labels) return refused(labels.problem());
    const ScoreReport report{cases::score_items(*items, *labels)};
    if (options.json) return std::cout << json::write(report) << "\n", 0;
    for (const auto& split : report.splits)
        std::cout << split.split << "：" << split.messages << " 条，首选正确 " << percent(split.first) << "，前三命中 "
                  << percent(split.three) << "；达到门槛 " << percent(split.dispatched) << "，其中正确 "
                  << percent(split.dispatched_right) << "\n";
    return 0;
}

int learn_history(const config::Settings& settings, const LearnOptions& options) {
    return on_tenant(settings, options.tenant, [&](World& world, const tenant::Tenant& tenant) {
        const auto now = world.store.domain_clock.now();
        const auto report = cases::learn_from_history(*world.store.database, world.audit, tenant.id, now,
                                                      {.most = options.most,
                                                       .name = options.name.empty() ? tenant.name : options.name,
                                                       .date = shanghai_date(now).text(),
                                                       .keep = !options.only_measure});
        if (!report) return refused(report.problem());
        if (!options.card.empty()) write_file(options.card, recognition::to_text(report->card));
        if (options.json)
            std::cout << json::write(*report) << "\n";
        else
            print(*report, options.only_measure);
        return 0;
    });
}

}  // namespace linli::app
