#pragma once

#include "settings.h"

#include <string>

namespace CLI {
class App;
}

namespace linli::app {

struct Chosen;

struct QualityOptions {
    std::string tenant;  ///< code; empty: the only one
    std::string as_of;   ///< `YYYY-MM-DD`; empty: today
    bool json = false;
};
/// Examines the register of a tenant. With `json` each finding is a line of stdout (`id`, `class`, `field`, `why`,
/// `fix`) and progress is a JSON line of stderr; otherwise a summary by class is printed. Exit code 1 when refused.
int run_quality(const config::Settings& settings, const QualityOptions& options);

/// Adds `quality run`.
void add_quality(CLI::App& cli, CommonOptions& common, Chosen& chosen);

}  // namespace linli::app
