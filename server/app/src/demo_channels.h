#pragma once

#include "demo_loader.h"

#include <vector>

namespace linli::app {

/// Connects the simulated 12345 line and citizen mailbox, and lets a few citizens report through them.
Outcome connect_platforms(World& world, TenantId tenant, const std::vector<DemoAccount>& accounts);

}  // namespace linli::app
