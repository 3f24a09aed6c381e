#pragma once

#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace linli::app {

struct Chosen;

/// How the simulated platforms are served.
struct PlatformsOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8'092;
    std::uint64_t seed = 0;  ///< 0: the one of simulated districts
    std::string suite = "international";
    std::string orders_to = "http://127.0.0.1:8080";
};

/// `linli platforms`: the 12345 line and the citizen mailbox as a program of their own, for trying connections out.
void add_platforms(CLI::App& cli, Chosen& chosen);

}  // namespace linli::app
