#pragma once

#include "demo_loader.h"

#include <vector>

namespace linli::app {

/// Agreements with twelve departments and some other subjects, approved by another hand than the one that drafted them,
/// and lines to the simulated partners; one draft is left for those who want to approve it.
Outcome share_with_partners(World& world, TenantId tenant, const std::vector<DemoAccount>& accounts);

}  // namespace linli::app
