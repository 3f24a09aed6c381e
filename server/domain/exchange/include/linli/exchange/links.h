#pragma once

#include <linli/base/ids.h>
#include <linli/db/database.h>

#include <string>
#include <vector>

namespace linli::exchange {

/// Two records are one person: whoever waits for a clerk to see that `from` is them waits for `into` from now on, else
/// the clerk would give an account a record that no longer stands. Decided claims say what was decided and stay.
/// @return their ids; no personal data
std::vector<std::string> move_claims(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into);
/// The merge was taken back: those that still wait for `into` wait for `from` again.
void give_back_claims(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into,
                      const std::vector<std::string>& claims);

}  // namespace linli::exchange
