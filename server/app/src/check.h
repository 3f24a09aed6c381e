#pragma once

#include <linli/evidence/leaf.h>

#include "store.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace linli::app {

/// What is wrong with a store.
struct Problems {
    std::vector<std::string> broken;  ///< sentences: invariants, keys, files, evidence trees
    /// Tenants whose evidence lies behind what was published: an older backup was brought back.
    std::map<std::int64_t, evidence::Finding> behind;
};

/// Looks at everything that can be checked from inside: invariants, whether the keys fit, the bytes of every file,
/// every leaf of the evidence logs, and what was published about them.
Problems find_problems(Store& store);

/// Gives up the evidence logs whose published ends were lost with a restored backup and opens the next ones; their
/// first leaf says so. @return a sentence a tenant
std::vector<std::string> restart_evidence(Store& store);

}  // namespace linli::app
