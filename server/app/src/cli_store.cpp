#include "cli.h"
#include "tools.h"

#include <CLI/CLI.hpp>

namespace linli::app {
namespace {

using Run = int (*)(const config::Settings&, const BackupOptions&);

void on_call(CLI::App* command, CommonOptions& common, Chosen& chosen, const std::shared_ptr<BackupOptions>& options,
             Run run) {
    command->add_option("folder", options->folder, "备份文件夹")->required();
    command->add_flag("--json", options->json, "以 JSON 输出结果");
    command->callback([&common, &chosen, options, run] {
        chosen.run = [&common, options, run] {
            return with_settings(common, [&](const auto& settings) { return run(settings, *options); });
        };
    });
}

void add_backups(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    auto save = std::make_shared<BackupOptions>();
    auto* out = cli.add_subcommand("backup", "备份数据库和文件（运行中也可），密钥另存");
    out->add_option("--keys", save->keys_folder, "密钥另存到这个文件夹（不得在备份文件夹内）；省略则不含密钥");
    on_call(out, common, chosen, save, backup);
    auto load = std::make_shared<BackupOptions>();
    auto* back = cli.add_subcommand("restore", "恢复到空的数据文件夹（或空的 PostgreSQL 数据库）并逐项核对");
    back->add_option("--keys", load->keys_folder, "备份密钥所在的文件夹");
    back->add_option("--checkpoints", load->checkpoints, "另行保存的已公布检查点文件，用来发现备份过旧");
    back->add_flag("--restart-evidence", load->restart_evidence,
                   "备份早于已公布的检查点时，放弃丢失的存证并启用新日志");
    on_call(back, common, chosen, load, restore);
}

using Simple = int (*)(const config::Settings&, bool);

void add_simple(CLI::App* group, const char* name, const char* what, CommonOptions& common, Chosen& chosen,
                Simple run) {
    auto json = std::make_shared<bool>(false);
    auto* command = group->add_subcommand(name, what);
    command->add_flag("--json", *json, "以 JSON 输出结果");
    command->callback([&common, &chosen, json, run] {
        chosen.run = [&common, json, run] {
            return with_settings(common, [&](const auto& settings) { return run(settings, *json); });
        };
    });
}

}  // namespace

void add_store_tools(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    add_backups(cli, common, chosen);
    auto* keys = cli.add_subcommand("keys", "主密钥：查看、轮换（服务运行中也可，无需重启）");
    keys->require_subcommand(1);
    add_simple(keys, "list", "列出各代主密钥和其下的个人密钥数", common, chosen, keys_list);
    add_simple(keys, "rotate", "启用新一代主密钥并换封；中断后再次运行即继续", common, chosen, keys_rotate);
    auto* evidence = cli.add_subcommand("evidence", "存证日志");
    evidence->require_subcommand(1);
    add_simple(evidence, "restart", "恢复旧备份之后：放弃丢失的存证日志，启用新日志", common, chosen, evidence_restart);
}

}  // namespace linli::app
