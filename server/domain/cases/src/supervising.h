#pragma once

#include <linli/cases/service.h>
#include <linli/db/database.h>

#include "repository.h"

namespace linli::cases {

/// Whether the matter may end. @refuses under_supervision, naming level, supervisor and how it stands
Outcome nobody_supervises(db::ReadTx& tx, TenantId tenant, CaseId id);

namespace supervising {

/// Tells the supervisors of a matter whose answers are late.
void tell_overdue(db::WriteTx& tx, const CaseParts& parts, TenantId tenant, const repository::Record& record);

}  // namespace supervising

}  // namespace linli::cases
