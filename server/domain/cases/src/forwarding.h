#pragma once

#include <linli/base/result.h>
#include <linli/cases/events.h>
#include <linli/db/database.h>

namespace linli::cases {

/// Whether the matter may be reported as handled, or end: closed is not solved. @refuses outside_awaited, naming the
/// bodies
Outcome nobody_outside_owes(db::ReadTx& tx, TenantId tenant, CaseId id);

}  // namespace linli::cases
