#pragma once

#include <linli/cases/overview.h>
#include <linli/db/database.h>

namespace linli::cases {

/// Settings, list and model of a tenant, without figures.
UnderstandingOverview understanding_state(db::ReadTx& tx, TenantId tenant);

}  // namespace linli::cases
