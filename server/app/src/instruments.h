#pragma once

#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace linli::app {

struct Chosen;

/// How the simulated devices are served.
struct InstrumentsOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8'093;
    std::string suite = "international";
    std::string events_to = "http://127.0.0.1:8080";
    std::string tenant;
};

/// `linli instruments`: bins, hydrants and smoke detectors as a program of their own, for trying connections out.
void add_instruments(CLI::App& cli, Chosen& chosen);

}  // namespace linli::app
