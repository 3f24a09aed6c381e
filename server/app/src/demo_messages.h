#pragma once

#include "demo_loader.h"

#include <vector>

namespace linli::app {

/// Gateways that lead to the simulator, and a template that one hand drafted and another published.
Outcome connect_gateways(World& world, TenantId tenant, const std::vector<DemoAccount>& accounts);

}  // namespace linli::app
