#pragma once

#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace linli::app {

struct Chosen;

/// How the simulated gateways are served.
struct GatewaysOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8'091;
    std::uint64_t seed = 0;  ///< 0: the one of simulated districts
    std::string suite = "international";
    std::string receipts_to = "http://127.0.0.1:8080";
};

/// `linli gateways`: the other side of messages as a program of its own, for trying gateways out.
void add_gateways(CLI::App& cli, Chosen& chosen);

}  // namespace linli::app
