#include "instruments.h"

#include <linli/instruments/house.h>

#include <CLI/CLI.hpp>

#include "cli.h"

#include <csignal>
#include <iostream>

namespace linli::app {
namespace {

int serve_instruments(const InstrumentsOptions& options) {
    const auto suite = crypto::suite_from_word(options.suite);
    if (!suite) {
        std::cerr << "签名套件应为 international 或 guomi。\n";
        return 2;
    }
    if (!options.events_to.starts_with("http://")) {
        std::cerr << "上报地址应为 http://主机:端口。\n";
        return 2;
    }
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stop, nullptr);
    const SystemClock clock;
    SeededIds ids(clock, os_seed());
    instruments::InstrumentHouse house({.address = options.address,
                                        .port = options.port,
                                        .suite = *suite,
                                        .events_to = options.events_to,
                                        .tenant = options.tenant},
                                       clock, ids);
    house.start();
    std::cout << "模拟设备已就绪：" << house.address()
              << "/<设备编码>（PUT 装上设备和密钥、使其失联，POST /<设备编码>/events 报警，请求头 Linli-Sending "
                 "可使其重发、迟报、错签）"
              << std::endl;
    int signal = 0;
    sigwait(&stop, &signal);
    house.stop();
    return 0;
}

}  // namespace

void add_instruments(CLI::App& cli, Chosen& chosen) {
    auto options = std::make_shared<InstrumentsOptions>();
    auto* command = cli.add_subcommand("instruments", "模拟设备（垃圾桶、消防栓、烟感等），用于联调");
    command->add_option("--address", options->address, "监听地址")->capture_default_str();
    command->add_option("--port", options->port, "端口，0 为任意空闲端口")->capture_default_str();
    command->add_option("--suite", options->suite, "签名套件：international 或 guomi")->capture_default_str();
    command->add_option("--events-to", options->events_to, "报警发往的 linli 地址")->capture_default_str();
    command->add_option("--tenant", options->tenant, "租户编码，一个库有多个租户时填写");
    command->callback([&chosen, options] { chosen.run = [options] { return serve_instruments(*options); }; });
}

}  // namespace linli::app
