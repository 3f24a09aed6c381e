#pragma once

#include "demo_loader.h"

#include <vector>

namespace linli::app {

/// The capacity of the account of this role, as if it had signed in. @throws InvariantBroken when the demo has none
Result<access::Scope> capacity(World& world, TenantId tenant, const std::vector<DemoAccount>& accounts,
                               access::Role role, const access::Permission& permission);

}  // namespace linli::app
