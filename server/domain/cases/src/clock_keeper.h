#pragma once

#include <linli/cases/clocks.h>
#include <linli/cases/service.h>

#include "clock_rules.h"
#include "items.h"
#include "repository.h"

#include <vector>

namespace linli::cases {

/// What happened to a matter, as far as its clocks care.
struct Occasion {
    Instant now{};
    bool fresh = false;        ///< nothing is stored yet
    bool reopened = false;     ///< a second promise begins
    bool public_step = false;  ///< the reporter was told something
};

/// Brings the stored clocks to what the record says, inside the transaction that changed it: nothing else starts, rests
/// or stops them. One read and a write for each clock that changed. @source INC-12, AS-10
void keep_clocks(db::WriteTx& tx, const CaseParts& parts, ItemBook& items, TenantId tenant,
                 const repository::Record& record, const Occasion& occasion);

/// How long a reporter may object, as the tenant wants it.
std::chrono::days reopen_days(db::ReadTx& tx, TenantId tenant);
std::vector<Rung> ladder_of(db::ReadTx& tx, TenantId tenant);
/// What a clock climbs after its breach: an outside body that is late is its owner's to call, nobody else's.
std::vector<Rung> ladder_for(db::ReadTx& tx, TenantId tenant, ClockKind clock);
const WorkingCalendar& calendar_for(CalendarKind kind, const CaseParts& parts);

}  // namespace linli::cases
