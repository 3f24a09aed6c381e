#include <linli/app/cli.h>

#include "bench.h"
#include "cli.h"
#include "commands.h"
#include "gateways.h"
#include "instruments.h"
#include "partners.h"
#include "platforms.h"
#include "quality.h"
#include "search.h"
#include "tools.h"

#include <linli/crypto/fault.h>
#include <linli/db/row.h>

#include <CLI/CLI.hpp>

#include <functional>
#include <iostream>

namespace linli::app {

int with_settings(const CommonOptions& common, const std::function<int(const config::Settings&)>& body) {
    const auto settings = load_settings(common);
    if (settings) return body(*settings);
    for (const auto& error : settings.problem().errors) std::cerr << error.pointer << "：" << error.message << "\n";
    return 2;
}

namespace {

void add_setup(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    auto* command = cli.add_subcommand("init", "创建数据文件夹、密钥、数据库和第一个租户（只做一次）");
    auto options = std::make_shared<InitOptions>();
    command->add_option("--tenant", options->tenant_code, "租户代码")->capture_default_str();
    command->add_option("--name", options->tenant_name, "租户名称")->capture_default_str();
    command->add_option("--suite", options->suite, "密码套件：international 或 guomi（国密）")->capture_default_str();
    command->add_option("--begin", options->begin,
                        "模拟库的业务时钟从哪一天早上八点开始（YYYY-MM-DD），只用于 --simulated");
    command->add_flag("--simulated", options->simulated, "模拟库：时钟可调、验证码可见，不可撤销，不得存放真实数据");
    command->add_flag("--json", options->json, "以 JSON 输出结果");
    command->callback([&common, &chosen, options] {
        chosen.run = [&common, options] {
            return with_settings(common, [&](const auto& s) { return init(s, *options); });
        };
    });
    auto* upgrade = cli.add_subcommand("migrate", "把数据库结构升级到本程序的版本");
    auto json = std::make_shared<bool>(false);
    upgrade->add_flag("--json", *json, "以 JSON 输出结果");
    upgrade->callback([&common, &chosen, json] {
        chosen.run = [&common, json] {
            return with_settings(common, [&](const auto& s) { return migrate(s, *json); });
        };
    });
    cli.add_subcommand("config", "以带说明的 TOML 列出全部设置")->callback([&common, &chosen] {
        chosen.run = [&common] { return with_settings(common, print_config); };
    });
}

void add_running(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    cli.add_subcommand("serve", "启动服务，直到收到 SIGTERM")->callback([&common, &chosen] {
        chosen.run = [&common] { return with_settings(common, [](const auto& s) { return serve(s, {}); }); };
    });
    auto* verify_all = cli.add_subcommand("check", "检查数据库不变量、存证树和文件");
    auto json = std::make_shared<bool>(false);
    verify_all->add_flag("--json", *json, "以 JSON 输出结果");
    verify_all->callback([&common, &chosen, json] {
        chosen.run = [&common, json] { return with_settings(common, [&](const auto& s) { return check(s, *json); }); };
    });
    auto* document = cli.add_subcommand("openapi", "输出接口文档（OpenAPI 3.1）");
    auto matrix = std::make_shared<bool>(false);
    document->add_flag("--matrix", *matrix, "改为输出“操作 × 角色”权限矩阵");
    document->callback([&chosen, matrix] { chosen.run = [matrix] { return openapi(*matrix); }; });
}

int guarded(const std::function<int()>& body) {
    try {
        return body();
    } catch (const db::StoreFault& fault) {
        std::cerr << "数据库错误：" << fault.what() << "\n";
    } catch (const crypto::CryptoFault& fault) {
        std::cerr << "密钥或密码错误：" << fault.what() << "\n";
    } catch (const std::exception& failure) {
        std::cerr << "错误：" << failure.what() << "\n";
    }
    return 3;
}

}  // namespace

int run(int argc, char** argv) {
    CLI::App cli{"linli 邻里：社区、街道和区县的开放数字底座"};
    cli.set_version_flag("--version", LINLI_VERSION);
    CommonOptions common;
    Chosen chosen;
    cli.add_option("--config", common.config_file, "TOML 配置文件（也可用环境变量 LINLI_CONFIG）");
    cli.add_option("--data", common.data, "数据文件夹（也可用环境变量 LINLI_DATA）");
    cli.add_option("--set", common.overrides, "覆盖一项设置：key=value，可重复");
    cli.require_subcommand(1);
    add_setup(cli, common, chosen);
    add_running(cli, common, chosen);
    add_tools(cli, common, chosen);
    add_store_tools(cli, common, chosen);
    add_quality(cli, common, chosen);
    add_partners(cli, chosen);
    add_gateways(cli, chosen);
    add_platforms(cli, chosen);
    add_instruments(cli, chosen);
    add_search(cli, common, chosen);
    add_bench(cli, chosen);
    CLI11_PARSE(cli, argc, argv);
    return guarded(chosen.run);
}

}  // namespace linli::app
