#pragma once

#include <linli/cases/forwarding.h>
#include <linli/db/database.h>

#include "clock_rules.h"

#include <optional>
#include <vector>

/// SQL of matters before outside bodies.
namespace linli::cases::repository {

/// @param edition of the list of bodies
void insert_forward(db::WriteTx& tx, TenantId tenant, const Forward& forward, std::int64_t edition);
/// How often this matter was forwarded.
std::int64_t count_forwards(db::ReadTx& tx, TenantId tenant, CaseId id);
std::optional<Forward> forward(db::ReadTx& tx, TenantId tenant, ForwardId id);
/// Stores the end. @return false when it ended already
bool end_forward(db::WriteTx& tx, TenantId tenant, const Forward& forward);
/// Of the matter and of those that follow it, in the order in which they were sent.
std::vector<Forward> forwards(db::ReadTx& tx, TenantId tenant, CaseId id);
std::optional<api::PageKey> forward_page(db::ReadTx& tx, const access::Scope& scope, const ListForwards& wanted,
                                         Instant now, const std::optional<api::PageKey>& after,
                                         std::vector<Forward>& out);
/// The outside answer that is expected first, if any is; what the clock of it promises.
std::optional<ClockDemand> awaited_answer(db::ReadTx& tx, TenantId tenant, CaseId id);
/// The newest edition; 0 when the tenant has none.
OutsideBodies outside_bodies(db::ReadTx& tx, TenantId tenant);
void insert_bodies(db::WriteTx& tx, TenantId tenant, const OutsideBodies& list);

}  // namespace linli::cases::repository
