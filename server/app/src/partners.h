#pragma once

#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace linli::app {

struct Chosen;

/// How the simulated partners are served.
struct PartnersOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8'090;
    std::uint64_t seed = 0;  ///< 0: the one of simulated districts
    std::string suite = "international";
};

/// `linli partners`: the other side of the exchange as a program of its own, for trying lines out.
void add_partners(CLI::App& cli, Chosen& chosen);

}  // namespace linli::app
