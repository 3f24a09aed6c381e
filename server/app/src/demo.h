#pragma once

#include "settings.h"

#include <cstdint>
#include <string>

namespace linli::app {

struct DemoOptions {
    std::uint64_t seed = 1;   ///< another seed, another district
    std::int64_t people = 0;  ///< rows of all resident registers; 0: one full community and a sample of the others
    std::string out;          ///< folder for the district as files with its planted truths; empty: none
    bool json = false;
};

/// Fills an initialised, simulated and still empty database with the invented district: areas, organisations, staff
/// with posts, responsibility list, golden records, accounts to try. One transaction: all of it or nothing.
/// Exit code 1 when the database holds real or earlier data.
int demo(const config::Settings& settings, const DemoOptions& options);

}  // namespace linli::app
