#pragma once

#include <linli/base/ids.h>
#include <linli/db/database.h>

#include <span>
#include <vector>

namespace linli::quality {

/// Quarantine: a record is to be verified while something is open about it, certain or doubtful; from the nightly run
/// that finds it until it was corrected, accepted as right, or not found any more. It stays in the register, is shown
/// and worked on; it does not leave the house in an export unless somebody asks for it and somebody else agrees.
/// @return those of `records` (people, doors, units, relations; any number) that are, in no order
/// @source DAT-24, DAT-27
std::vector<Uuid> unverified(db::ReadTx& tx, TenantId tenant, std::span<const Uuid> records);

}  // namespace linli::quality
