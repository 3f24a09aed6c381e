#include "quality.h"

#include <linli/base/codes.h>
#include <linli/json/write.h>

#include <CLI/CLI.hpp>

#include "cli.h"
#include "refused.h"
#include "world.h"

#include <array>
#include <iostream>

namespace linli::app {
namespace {

/// One finding as those outside read it. A number that is proposed is masked: whoever corrects sees it in the program.
struct FindingLine {
    Uuid id;
    int error_class = 1;
    std::string field, why, fix;
    static constexpr std::string_view schema_name = "QualityFindingLine";
    static constexpr auto fields() {
        using F = FindingLine;
        return std::tuple{json::field("id", &F::id, "记录编号"), json::field("class", &F::error_class, "错误类别"),
                          json::field("field", &F::field, "字段"), json::field("why", &F::why, "原因"),
                          json::field("fix", &F::fix, "可以直接修正为")};
    }
};

std::string shown_fix(const expectations::Finding& finding) {
    if (finding.field == "id_number") return codes::mask_id_number(finding.fix);
    if (finding.field == "phone") return codes::mask_phone(finding.fix);
    return finding.field == "name" ? codes::mask_name(finding.fix) : finding.fix;
}

using Classes = std::array<std::int64_t, expectations::class_count + 1>;

quality::RunListener listener(bool json, Classes& classes) {
    quality::RunListener out;
    out.found = [json, &classes](const expectations::Finding& finding) {
        const auto error = static_cast<int>(finding.error);
        ++classes.at(static_cast<std::size_t>(error));
        if (!json) return;
        const FindingLine line{finding.row, error, finding.field, finding.why, shown_fix(finding)};
        std::cout << json::write(line, json::View::disclosed) << "\n";
    };
    out.progress = [json](AreaId, const quality::RunResult& so_far) {
        constexpr int say_every = 8;
        if (so_far.communities % say_every != 0) return;
        if (json)
            std::cerr << json::write(so_far, json::View::disclosed) << "\n";
        else
            std::cerr << "社区 " << so_far.communities << "：人员记录 " << so_far.rows << "，问题 " << so_far.findings
                      << "\n";
    };
    return out;
}

void print(const quality::RunResult& result, const Classes& classes) {
    std::cout << "检查日期 " << result.as_of.text() << "，社区 " << result.communities << "\n人员记录 " << result.rows
              << "，有问题 " << result.invalid_rows << "，有效 " << result.rows - result.invalid_rows << "\n";
    for (int error = 1; error <= expectations::class_count; ++error)
        std::cout << "  " << error << " " << expectations::class_title(static_cast<expectations::ErrorClass>(error))
                  << "：" << classes.at(static_cast<std::size_t>(error)) << "\n";
    std::cout << "新问题 " << result.opened << "，已消失 " << result.closed << "\n";
}

}  // namespace

int run_quality(const config::Settings& settings, const QualityOptions& options) {
    Store store(settings);
    store.attach();
    const auto tenant = store.database->read([&](db::ReadTx& tx) { return named_tenant(tx, options.tenant); });
    if (!tenant) {
        std::cerr << "没有这个租户，或有多个租户而未用 --tenant 指明。\n";
        return 1;
    }
    const auto day =
        options.as_of.empty() ? std::optional(shanghai_date(store.domain_clock.now())) : Date::parse(options.as_of);
    if (!day) {
        std::cerr << "日期请写成 2026-11-01 这样。\n";
        return 1;
    }
    World world(store);
    Classes classes{};
    const auto done = world.quality.run(tenant->id, quality::RunCause::asked, *day, listener(options.json, classes));
    if (!done) return refused(done.problem());
    if (options.json)
        std::cerr << json::write(*done, json::View::disclosed) << "\n";
    else
        print(*done, classes);
    return 0;
}

void add_quality(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    auto options = std::make_shared<QualityOptions>();
    auto* group = cli.add_subcommand("quality", "台账数据质量");
    group->require_subcommand(1);
    auto* command = group->add_subcommand("run", "检查全部台账记录，找出问题并生成核实任务");
    command->add_option("--tenant", options->tenant, "租户代码；只有一个租户时可省略");
    command->add_option("--as-of", options->as_of, "按哪一天检查（YYYY-MM-DD），省略则为今天");
    command->add_flag("--json", options->json, "每个问题输出一行 JSON，进度输出到标准错误");
    command->callback([&common, &chosen, options] {
        chosen.run = [&common, options] {
            return with_settings(common, [&](const auto& settings) { return run_quality(settings, *options); });
        };
    });
}

}  // namespace linli::app
