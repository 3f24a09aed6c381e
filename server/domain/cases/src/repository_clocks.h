#pragma once

#include <linli/access/scope.h>
#include <linli/cases/clocks.h>
#include <linli/db/database.h>

#include "clock_rules.h"

#include <optional>
#include <vector>

/// SQL of clocks, alarms and holes.
namespace linli::cases::repository {

/// The clocks of one matter, one of each kind at most.
std::vector<ClockRow> clocks(db::ReadTx& tx, TenantId tenant, CaseId id);
void store_clock(db::WriteTx& tx, TenantId tenant, const ClockRow& row);

/// A clock that is due, as it was seen.
struct DueClock {
    CaseId case_id;
    ClockKind clock = ClockKind::response;
    Instant at{};
};
/// The next ones by the index of due moments.
std::vector<DueClock> due_clocks(db::ReadTx& tx, TenantId tenant, Instant now, int most);
/// Nobody else changes the clocks of this matter until the transaction ends: a second process waits here, in the row of
/// its first clock, and then reads what the first one left.
void lock_clocks(db::WriteTx& tx, TenantId tenant, CaseId id);
/// @return false when somebody else has dealt with it
bool still_due(db::ReadTx& tx, TenantId tenant, const DueClock& due);
/// How far the promise reaches that will be looked at last.
std::optional<Instant> furthest_due(db::ReadTx& tx, TenantId tenant);

/// @return false when it is there already
bool insert_alarm(db::WriteTx& tx, TenantId tenant, CaseId id, int stage, const Alarm& alarm);
/// Oldest first.
std::vector<Alarm> alarms(db::ReadTx& tx, TenantId tenant, CaseId id);
/// Running promises of which somebody was told as a supervisor, by the highest rung that told them.
std::vector<AlarmLine> climbed_to(db::ReadTx& tx, TenantId tenant, UserId told, int most);
/// Running clocks in scope that were warned of or broken, the oldest due first; looks at no more than `most` of them.
AlarmOverview overview(db::ReadTx& tx, const access::Scope& scope, int most, std::size_t shown);

/// Opens it, or counts it again.
void open_hole(db::WriteTx& tx, TenantId tenant, const Hole& hole);
/// @return false when it was not open
bool close_hole(db::WriteTx& tx, TenantId tenant, const Hole& hole, Instant now);
std::vector<Hole> holes(db::ReadTx& tx, TenantId tenant, bool only_open, int most);

}  // namespace linli::cases::repository
