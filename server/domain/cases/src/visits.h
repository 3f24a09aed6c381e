#pragma once

#include <linli/cases/service.h>
#include <linli/cases/visits.h>

#include "procedure.h"

/// Return visits inside the transactions of the procedure.
namespace linli::cases::visits {

/// After a step: a fresh result of a class that the tenant chose is to be asked about; a rating makes that needless,
/// and so does a matter that goes on.
void follow(db::WriteTx& tx, const CaseParts& parts, ItemBook& items, TenantId tenant, const repository::Record& record,
            const repository::StepRow& step);
/// @refuses as CaseService::report_visit
Result<Visit> report(db::WriteTx& tx, const CaseParts& parts, const Procedure& procedure, const access::Scope& scope,
                     CaseId id, const ReportVisit& in);

}  // namespace linli::cases::visits
