#pragma once

#include <linli/base/ids.h>
#include <linli/db/database.h>

#include <string>
#include <vector>

namespace linli::imports {

/// Two golden records are one: what a source calls `from` means `into` from now on, so that its next sheet changes the
/// record that stands. @return which, as `give_back_links` reads them; no personal data (digests are keyed)
std::vector<std::string> move_links(db::WriteTx& tx, TenantId tenant, const Uuid& from, const Uuid& into);
/// The merge was taken back: those that still mean `into` mean `from` again.
void give_back_links(db::WriteTx& tx, TenantId tenant, const Uuid& from, const Uuid& into,
                     const std::vector<std::string>& links);

}  // namespace linli::imports
