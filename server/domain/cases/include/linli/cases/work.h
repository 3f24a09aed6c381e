#pragma once

#include <linli/base/date.h>
#include <linli/base/ids.h>
#include <linli/cases/events.h>
#include <linli/cases/words.h>
#include <linli/db/database.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// What staff did, read from the steps that matters keep anyway: nothing is written down twice. Steps that were taken
/// back do not count. @source DSH-07
namespace linli::cases {

/// How often somebody took one action on one Shanghai day.
struct WorkDone {
    UserId user;
    Date on;
    Action action = Action::note;
    std::int64_t count = 0;
    std::int64_t urgent = 0;  ///< of them on urgent matters
};
/// From `from` until before `until`. One query for 64 people. @throws db::StoreFault
std::vector<WorkDone> work_done(db::ReadTx& tx, TenantId tenant, std::span<const UserId> who, Instant from,
                                Instant until);

/// One step of somebody.
struct WorkTrace {
    Instant at{};
    Action action = Action::note;
    bool urgent = false;
    CaseId case_id;
    std::string number;
};
/// In their order, at most `most`.
std::vector<WorkTrace> work_traces(db::ReadTx& tx, TenantId tenant, UserId who, Instant from, Instant until,
                                   std::size_t most);

}  // namespace linli::cases
