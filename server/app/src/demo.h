#pragma once

#include "settings.h"

#include <cstdint>
#include <string>

namespace linli::app {

struct DemoOptions {
    std::string tenant;       ///< code of the tenant to fill; empty: the only one
    std::uint64_t seed = 1;   ///< another seed, another district
    std::int64_t people = 0;  ///< rows of all resident registers; 0: one full community and samples elsewhere
    int communities = 64;     ///< urban communities
    int villages = 18;        ///< rural ones
    bool sampled = false;     ///< no full community: a few dozen rows everywhere
    std::string out;          ///< folder for the district as files with its planted truths; empty: none
    bool json = false;
};

/// Fills a still empty tenant of an initialised, simulated database with the invented district: areas, organisations,
/// staff with posts, responsibility list, golden records, accounts to try. One transaction: all of it or nothing.
/// Exit code 1 when the database holds real data or the tenant earlier ones.
int demo(const config::Settings& settings, const DemoOptions& options);

}  // namespace linli::app
