#include "addresses.h"
#include "cli.h"
#include "demo.h"
#include "hot_issues.h"
#include "items.h"
#include "match.h"
#include "replay.h"
#include "sheets.h"
#include "tools.h"

#include <linli/base/date.h>

#include <CLI/CLI.hpp>

namespace linli::app {
namespace {

/// `train` learns from a sheet (`--in`, `--out`) or from what the community itself has closed (`--history`).
void add_train(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    struct Options : LearnOptions {
        std::string in, out;
        bool history = false;
    };
    auto learn = std::make_shared<Options>();
    auto* command = cli.add_subcommand("train", "从已标注的文本或本社区的已结事项学习，并给出模型说明卡");
    auto* history = command->add_flag("--history", learn->history, "从本社区的已结事项学习责任事项，有益则启用");
    auto* in = command->add_option("--in", learn->in, "JSON 行文件（可为 .gz），每行 {\"text\",\"label\"}");
    auto* out = command->add_option("--out", learn->out, "模型文件");
    in->needs(out)->excludes(history);
    out->needs(in);
    command->add_option("--tenant", learn->tenant, "租户代码；只有一个租户时可省略")->needs(history);
    command->add_option("--most", learn->most, "最多取多少件最近的已结事项")->capture_default_str()->needs(history);
    command->add_flag("--only-measure", learn->only_measure, "只评估，不启用")->needs(history);
    command->add_option("--card", learn->card, "模型说明卡另存为文本");
    command->add_option("--name", learn->name, "模型名称");
    command->add_flag("--json", learn->json, "以 JSON 输出结果");
    command->callback([&common, &chosen, learn] {
        if (!learn->history && learn->in.empty()) throw CLI::RequiredError("--in 和 --out，或 --history");
        chosen.run = [&common, learn] {
            if (learn->history)
                return with_settings(common, [&](const auto& settings) { return learn_history(settings, *learn); });
            const auto today = shanghai_date(SystemClock().now()).text();
            return train(learn->in, learn->out, learn->card, learn->name, today, learn->json);
        };
    });
}

void add_classify(CLI::App& cli, Chosen& chosen) {
    struct Options {
        std::string in, out, model;
        bool explain = false, json = false;
    };
    auto use = std::make_shared<Options>();
    auto* apply = cli.add_subcommand("classify", "用模型为文本分类");
    apply->add_option("--model", use->model, "模型文件")->required();
    apply->add_option("--in", use->in, "JSON 行文件，每行 {\"text\"}")->required();
    apply->add_option("--out", use->out, "输出文件，每行增加 label 和 confidence")->required();
    apply->add_flag("--explain", use->explain, "同时给出前三名和起决定作用的词");
    apply->add_flag("--json", use->json, "以 JSON 输出汇总");
    apply->callback([&chosen, use] {
        chosen.run = [use] { return classify(use->model, use->in, use->out, use->explain, use->json); };
    });
}

void add_addresses(CLI::App& cli, Chosen& chosen) {
    const auto add = [&](const char* name, const char* words, const char* members, int (*run)(const AddressFiles&)) {
        auto files = std::make_shared<AddressFiles>();
        auto* command = cli.add_subcommand(name, words);
        command->add_option("--in", files->in, std::string("JSON 行文件（可为 .gz），每行 ") + members)->required();
        command->add_option("--out", files->out, "输出文件；名称以 .gz 结尾则压缩")->required();
        command->add_flag("--json", files->json, "以 JSON 输出汇总");
        command->add_flag(
            "--explain", files->explain,
            run == address_match ? "同时给出理由（reasons、signs）" : "同时给出数字的判断依据（decisions）");
        command->callback([&chosen, files, run] { chosen.run = [files, run] { return run(*files); }; });
    };
    add("address", "把中文地址切分为带标签的部分（parts）", "{\"text\"}", address_parts);
    add("address-match", "判断两条地址是否同一处：完全匹配、部分匹配、不匹配（label、score）", "{\"a\",\"b\"}",
        address_match);
}

void add_match(CLI::App& cli, Chosen& chosen) {
    auto files = std::make_shared<MatchFiles>();
    auto* command = cli.add_subcommand("match", "找出名册中可能是同一人的行，逐项说明理由");
    command
        ->add_option("--in", files->in, "表格（.csv、.xlsx），列 id、name、id_number、phone、birth_date、sex、address")
        ->required();
    auto* model = command->add_option("--model", files->model, "使用已有模型；省略则从本表学习");
    command->add_option("--model-out", files->model_out, "模型另存为 JSON")->excludes(model);
    command->add_option("--labels", files->labels, "人工判定，JSON 行 {\"a\",\"b\",\"same\"}");
    command->add_option("--threshold", files->threshold, "输出概率不低于此值的对")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_flag("--json", files->json, "每对一行 JSON");
    command->callback([&chosen, files] { chosen.run = [files] { return match(*files); }; });
}

void add_hot_issues(CLI::App& cli, Chosen& chosen) {
    auto files = std::make_shared<HotIssuesFiles>();
    auto* command = cli.add_subcommand("hot-issues", "把大量留言归并为热点问题，按热度排序");
    command->add_option("--in", files->in, "JSON 行文件（可为 .gz），每行 {\"id\",\"title\",\"text\",\"time\"}")
        ->required();
    command->add_option("--out", files->out, "输出文件，每行 {\"rank\",\"title\",\"ids\",\"score\"}")->required();
    command->add_flag("--json", files->json, "以 JSON 输出汇总");
    command->callback([&chosen, files] { chosen.run = [files] { return hot_issues(*files); }; });
}

void add_verify(CLI::App& cli, Chosen& chosen) {
    struct Options {
        std::string pack, key, checkpoint;
        bool json = false;
    };
    auto options = std::make_shared<Options>();
    auto* command = cli.add_subcommand("verify", "离线核验导出的存证包，不需要数据库和网络");
    command->add_option("pack", options->pack, "存证包（JSON）")->required();
    command->add_option("--key", options->key, "可信公钥文件");
    command->add_option("--checkpoint", options->checkpoint, "此前保存的检查点");
    command->add_flag("--json", options->json, "以 JSON 输出结果");
    command->callback([&chosen, options] {
        chosen.run = [options] { return verify(options->pack, options->key, options->checkpoint, options->json); };
    });
}

void add_tenants(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    auto options = std::make_shared<TenantOptions>();
    auto* command = cli.add_subcommand("tenant", "租户（同一部署中的各区县或街道，数据互不可见）");
    command->require_subcommand(1);
    auto* fresh = command->add_subcommand("add", "增加一个租户；运行中的服务重启后生效");
    fresh->add_option("code", options->code, "代码：小写字母、数字、短横线")->required();
    fresh->add_option("--name", options->name, "名称；省略则同代码");
    auto* list = command->add_subcommand("list", "列出全部租户");
    for (auto* each : {fresh, list}) each->add_flag("--json", options->json, "以 JSON 输出结果");
    fresh->callback([&common, &chosen, options] {
        chosen.run = [&common, options] {
            return with_settings(common, [&](const auto& settings) { return add_tenant(settings, *options); });
        };
    });
    list->callback([&common, &chosen, options] {
        chosen.run = [&common, options] {
            return with_settings(common, [&](const auto& settings) { return list_tenants(settings, options->json); });
        };
    });
}

void add_users(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    auto options = std::make_shared<UserOptions>();
    auto* command = cli.add_subcommand("user", "创建工作人员账户或重置密码");
    command->add_option("login", options->login, "登录名")->required();
    command->add_option("--tenant", options->tenant, "租户代码；只有一个租户时可省略");
    command->add_option("--name", options->name, "姓名");
    command->add_option("--password", options->password, "初始密码；省略则生成");
    command->add_option("--role", options->role,
                        "同时给予岗位：administrator、security_administrator、auditor、operator");
    command->add_flag("--reset", options->reset, "重置已有账户的密码");
    command->add_flag("--json", options->json, "以 JSON 输出结果");
    command->callback([&common, &chosen, options] {
        chosen.run = [&common, options] {
            return with_settings(common, [&](const auto& settings) { return user(settings, *options); });
        };
    });
}

void add_demo(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    auto options = std::make_shared<DemoOptions>();
    auto* command = cli.add_subcommand("demo", "生成示范区（确定性模拟数据）并装入模拟库");
    command->add_option("--tenant", options->tenant, "租户代码；只有一个租户时可省略");
    command->add_option("--seed", options->seed, "随机种子，相同种子得到相同数据")->capture_default_str();
    command->add_option("--people", options->people, "居民登记总行数；0 为默认示范区")->capture_default_str();
    command->add_option("--communities", options->communities, "社区数")->capture_default_str();
    command->add_option("--villages", options->villages, "村数")->capture_default_str();
    command->add_flag("--sampled", options->sampled, "不生成完整社区，各社区只有几十行样本");
    command->add_option("--out", options->out, "另存已知答案（评分用）的文件夹");
    command->add_flag("--json", options->json, "以 JSON 输出结果");
    command->callback([&common, &chosen, options] {
        chosen.run = [&common, options] {
            return with_settings(common, [&](const auto& settings) { return demo(settings, *options); });
        };
    });
}

void add_replay(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    auto options = std::make_shared<ReplayOptions>();
    auto* command = cli.add_subcommand(
        "replay", "把真实留言经公开接口重放一遍：上报、识别、分拨、办理、答复、评价；或让带时间的工单走一遍时限规则");
    auto* file = command->add_option("file", options->requests, "工单表（.csv、.csv.gz）：给出按时率，并与其标记对账");
    command->add_option("--in", options->in, "JSON 行文件（可为 .gz），每行含 id、user、title、text")->excludes(file);
    command->add_option("--limit", options->limit, "最多多少条；0 为全部")->capture_default_str();
    command->add_option("--connections", options->connections, "并发连接数")->capture_default_str();
    command->add_flag("!--no-handle", options->handle, "只上报和分拨，不办理");
    command->add_flag("--json", options->json, "以 JSON 输出结果");
    command->callback([&common, &chosen, options] {
        if (options->in.empty() && options->requests.empty()) throw CLI::RequiredError("file 或 --in");
        chosen.run = [&common, options] {
            if (!options->requests.empty()) return replay_requests(options->requests, options->json);
            return with_settings(common, [&](const auto& settings) { return replay(settings, *options); });
        };
    });
}

void add_import(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    auto options = std::make_shared<ImportOptions>();
    auto* command = cli.add_subcommand("import", "检查、导入或撤销表格（.xlsx、.csv）");
    command->add_option("sheet", options->sheet, "表格文件");
    command->add_option("--template", options->form, "模板：household_file、population、dwellings、merchants、devices");
    auto* dry = command->add_flag("--dry-run", options->dry_run, "只检查，不入库（缺省）");
    command->add_flag("--apply", options->apply, "检查后把没有错误的行入库；中断后再次运行即继续")->excludes(dry);
    command->add_option("--undo", options->undo, "撤销这次导入（编号）")->excludes(dry);
    command->add_option("--marked", options->marked, "把标注了问题的表格写到这个 .xlsx");
    command->add_option("--sheet-number", options->sheet_no, "工作表序号，从 0 起；省略则自动选择");
    command->add_option("--source", options->source, "来源代码")->capture_default_str();
    command->add_option("--area", options->area, "没有对应房屋的行归属的区域代码或名称；省略则为全区");
    command->add_option("--tenant", options->tenant, "租户代码；只有一个租户时可省略");
    command->add_option("--template-out", options->template_out, "写出空白模板后结束");
    command->add_flag("--json", options->json, "每个问题一行 JSON：row、class、field、why、fix");
    command->callback([&common, &chosen, options] {
        chosen.run = [&common, options] {
            return with_settings(common, [&](const auto& settings) { return import_sheet(settings, *options); });
        };
    });
}

}  // namespace

void add_tools(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    add_train(cli, common, chosen);
    add_classify(cli, chosen);
    add_items(cli, common, chosen);
    add_addresses(cli, chosen);
    add_match(cli, chosen);
    add_hot_issues(cli, chosen);
    add_verify(cli, chosen);
    add_tenants(cli, common, chosen);
    add_users(cli, common, chosen);
    add_demo(cli, common, chosen);
    add_replay(cli, common, chosen);
    add_import(cli, common, chosen);
}

}  // namespace linli::app
