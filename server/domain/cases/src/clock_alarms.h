#pragma once

#include <linli/cases/clocks.h>
#include <linli/cases/service.h>

#include "items.h"

/// What the clocks raise when their moments come.
namespace linli::cases::alarms {

/// Raises what is due now, each stage in a transaction of its own: the record, its event and the next moment are stored
/// together, so that a killed process has either done it or leaves it to the next one, and two processes never raise
/// the same stage twice. One that fails is logged and does not keep the others waiting.
/// @return stages raised
int raise_due(const CaseParts& parts, ItemBook& items, TenantId tenant, int most);
/// Opens holes for years that a promise reaches and nobody announced, closes what was filled. @return holes closed
int check_holes(const CaseParts& parts, TenantId tenant);

CaseClocks of_case(db::ReadTx& tx, TenantId tenant, CaseId id);

}  // namespace linli::cases::alarms
