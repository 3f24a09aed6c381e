#pragma once

#include "settings.h"

#include <functional>

namespace linli::app {

/// The command that was named on the command line.
struct Chosen {
    std::function<int()> run;
};

/// Loads the settings and runs `body`; mistakes are named one by one. @return exit code
int with_settings(const CommonOptions& common, const std::function<int(const config::Settings&)>& body);

}  // namespace linli::app
