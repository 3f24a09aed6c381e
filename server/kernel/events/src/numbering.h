#pragma once

#include <linli/base/ids.h>
#include <linli/db/database.h>

/// Stream numbers: gapless per tenant, given after the commit in the order of the events' ids.
namespace linli::events {

/// At most so many in one transaction.
inline constexpr int numbering_batch = 1'000;

bool has_unnumbered(db::ReadTx& tx, TenantId tenant);
/// Numbers the oldest events that have none, up to a batch. @return the head afterwards
std::int64_t number_batch(db::WriteTx& tx, TenantId tenant);

}  // namespace linli::events
