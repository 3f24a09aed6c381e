#pragma once

namespace CLI {
class App;
}

namespace linli::app {

struct Chosen;

/// Adds `linli bench`: measures this machine with the program `linli-bench` that lies beside this one. It is a program
/// of its own because it holds the bare libraries that it measures against.
void add_bench(CLI::App& cli, Chosen& chosen);

}  // namespace linli::app
