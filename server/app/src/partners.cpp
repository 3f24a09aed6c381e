#include "partners.h"

#include <linli/partners/house.h>

#include <CLI/CLI.hpp>

#include "cli.h"

#include <csignal>
#include <iostream>

namespace linli::app {
namespace {

int serve_partners(const PartnersOptions& options) {
    const auto suite = crypto::suite_from_word(options.suite);
    if (!suite) {
        std::cerr << "签名套件应为 international 或 guomi。\n";
        return 2;
    }
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stop, nullptr);
    const SystemClock clock;
    SeededIds ids(clock, os_seed());
    partners::PartnerHouse house({.seed = options.seed == 0 ? partners::demo_seed : options.seed,
                                  .address = options.address,
                                  .port = options.port,
                                  .suite = *suite},
                                 clock, ids);
    house.start();
    std::cout << "模拟共享对象已就绪：" << house.address() << "/<代码>（PUT /<代码>/mood 可使其超时、拒绝、错签）"
              << std::endl;
    int signal = 0;
    sigwait(&stop, &signal);
    house.stop();
    return 0;
}

}  // namespace

void add_partners(CLI::App& cli, Chosen& chosen) {
    auto options = std::make_shared<PartnersOptions>();
    auto* command = cli.add_subcommand("partners", "模拟 12 个部门和 8 类主体的接口（虚构数据），用于联调");
    command->add_option("--address", options->address, "监听地址")->capture_default_str();
    command->add_option("--port", options->port, "端口，0 为任意空闲端口")->capture_default_str();
    command->add_option("--seed", options->seed, "随机种子，相同种子得到相同数据和密钥；0 为示范区所用")
        ->capture_default_str();
    command->add_option("--suite", options->suite, "签名套件：international 或 guomi")->capture_default_str();
    command->callback([&chosen, options] { chosen.run = [options] { return serve_partners(*options); }; });
}

}  // namespace linli::app
