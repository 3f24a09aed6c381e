#pragma once

#include <linli/access/scope.h>
#include <linli/base/result.h>
#include <linli/cases/service.h>
#include <linli/db/database.h>

#include "repository.h"

namespace linli::cases {

/// The matter when it lies in scope, or when the caller holds one of its sub-tasks: then as somebody without the office
/// for it, who sees the words of the report and the public steps. Never a protected one by a sub-task.
std::optional<repository::Record> readable(db::ReadTx& tx, const access::Scope& scope, CaseId id);
/// Whether the matter may be reported as handled. @refuses subtasks_open, naming them
Outcome nobody_helps(db::ReadTx& tx, TenantId tenant, CaseId id);

/// Tells helper and owner of each sub-task that is late, once, however many processes run it: ledger, events and plan
/// are one transaction. What belongs to a finished matter is looked at again after a day, since it may go on.
/// @return how many were raised
int raise_overdue_subtasks(const CaseParts& parts, TenantId tenant, int most);

}  // namespace linli::cases
