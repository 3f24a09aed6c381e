#include "cli.h"
#include "items.h"

#include <CLI/CLI.hpp>

namespace linli::app {

void add_items(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    auto options = std::make_shared<ItemsOptions>();
    auto* items = cli.add_subcommand("items", "权责清单：装入、列出、评估识别效果");
    items->require_subcommand(1);
    const auto add = [&](const char* name, const char* what) {
        auto* command = items->add_subcommand(name, what);
        command->add_flag("--json", options->json, "以 JSON 输出结果");
        return command;
    };
    const auto on_store = [&](CLI::App* command, int (*run)(const config::Settings&, const ItemsOptions&)) {
        command->add_option("--tenant", options->tenant, "租户代码；只有一个租户时可省略");
        command->callback([&common, &chosen, options, run] {
            chosen.run = [&common, options, run] {
                return with_settings(common, [&](const auto& settings) { return run(settings, *options); });
            };
        });
    };
    auto* load = add("load", "装入清单（新版次；不再列出的事项停用，旧案仍可查）");
    load->add_option("--items", options->items, "items.csv；省略则用随程序附带的清单");
    load->add_option("--classes", options->classes, "classes.csv；省略则用随程序附带的类别");
    on_store(load, load_items);
    on_store(add("list", "列出在用的事项"), list_items);

    auto* score = add("score", "用人工标注的消息评估清单的识别效果，不需要数据库");
    score->add_option("--labels", options->labels, "标注表 source,id,item,also_ok,split")->required();
    score->add_option("--messages", options->messages, "消息文件所在文件夹")->capture_default_str();
    score->add_option("--items", options->items, "items.csv；省略则用随程序附带的清单");
    score->callback([&chosen, options] { chosen.run = [options] { return score_items(*options); }; });
}

}  // namespace linli::app
