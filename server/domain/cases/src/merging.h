#pragma once

#include <linli/db/database.h>

#include "repository.h"

namespace linli::cases {

/// After the clocks of a master were set anew: none of its followers' promises is broken by that.
void keep_promises(db::ReadTx& tx, TenantId tenant, repository::Record& record);

}  // namespace linli::cases
