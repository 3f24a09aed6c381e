#include "gateways.h"

#include <linli/gateways/house.h>

#include <CLI/CLI.hpp>

#include "cli.h"

#include <csignal>
#include <iostream>

namespace linli::app {
namespace {

int serve_gateways(const GatewaysOptions& options) {
    const auto suite = crypto::suite_from_word(options.suite);
    if (!suite) {
        std::cerr << "签名套件应为 international 或 guomi。\n";
        return 2;
    }
    if (!options.receipts_to.starts_with("http://")) {
        std::cerr << "回执地址应为 http://主机:端口。\n";
        return 2;
    }
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stop, nullptr);
    const SystemClock clock;
    SeededIds ids(clock, os_seed());
    gateways::GatewayHouse house({.seed = options.seed == 0 ? gateways::demo_seed : options.seed,
                                  .address = options.address,
                                  .port = options.port,
                                  .suite = *suite,
                                  .receipt_every = std::chrono::seconds(1),
                                  .receipts_to = options.receipts_to},
                                 clock, ids);
    house.start();
    std::cout << "模拟消息网关已就绪：" << house.address()
              << "/<渠道>（GET /<渠道>/inbox 查看收件，PUT /<渠道>/mood 可使其超时、拒绝、错签）" << std::endl;
    int signal = 0;
    sigwait(&stop, &signal);
    house.stop();
    return 0;
}

}  // namespace

void add_gateways(CLI::App& cli, Chosen& chosen) {
    auto options = std::make_shared<GatewaysOptions>();
    auto* command = cli.add_subcommand("gateways", "模拟短信、电话、广播、邮件和微信网关，用于联调");
    command->add_option("--address", options->address, "监听地址")->capture_default_str();
    command->add_option("--port", options->port, "端口，0 为任意空闲端口")->capture_default_str();
    command->add_option("--seed", options->seed, "随机种子，相同种子得到相同密钥；0 为示范区所用")
        ->capture_default_str();
    command->add_option("--suite", options->suite, "签名套件：international 或 guomi")->capture_default_str();
    command->add_option("--receipts-to", options->receipts_to, "回执发往的 linli 地址")->capture_default_str();
    command->callback([&chosen, options] { chosen.run = [options] { return serve_gateways(*options); }; });
}

}  // namespace linli::app
