#include "platforms.h"

#include <linli/platforms/house.h>

#include <CLI/CLI.hpp>

#include "cli.h"

#include <csignal>
#include <iostream>

namespace linli::app {
namespace {

int serve_platforms(const PlatformsOptions& options) {
    const auto suite = crypto::suite_from_word(options.suite);
    if (!suite) {
        std::cerr << "签名套件应为 international 或 guomi。\n";
        return 2;
    }
    if (!options.orders_to.starts_with("http://")) {
        std::cerr << "来件地址应为 http://主机:端口。\n";
        return 2;
    }
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stop, nullptr);
    const SystemClock clock;
    SeededIds ids(clock, os_seed());
    platforms::PlatformHouse house({.seed = options.seed == 0 ? platforms::demo_seed : options.seed,
                                    .address = options.address,
                                    .port = options.port,
                                    .suite = *suite,
                                    .receipt_every = std::chrono::seconds(1),
                                    .orders_to = options.orders_to},
                                   clock, ids);
    house.start();
    std::cout << "模拟 12345 热线和市民信箱已就绪：" << house.address()
              << "/<平台>（POST /<平台>/orders 来件，GET /<平台>/answers 查看答复，PUT /<平台>/mood "
                 "可使其超时、拒绝、错签）"
              << std::endl;
    int signal = 0;
    sigwait(&stop, &signal);
    house.stop();
    return 0;
}

}  // namespace

void add_platforms(CLI::App& cli, Chosen& chosen) {
    auto options = std::make_shared<PlatformsOptions>();
    auto* command = cli.add_subcommand("platforms", "模拟 12345 热线（hotline）和市民信箱（mailbox），用于联调");
    command->add_option("--address", options->address, "监听地址")->capture_default_str();
    command->add_option("--port", options->port, "端口，0 为任意空闲端口")->capture_default_str();
    command->add_option("--seed", options->seed, "随机种子，相同种子得到相同密钥；0 为示范区所用")
        ->capture_default_str();
    command->add_option("--suite", options->suite, "签名套件：international 或 guomi")->capture_default_str();
    command->add_option("--orders-to", options->orders_to, "来件发往的 linli 地址")->capture_default_str();
    command->callback([&chosen, options] { chosen.run = [options] { return serve_platforms(*options); }; });
}

}  // namespace linli::app
