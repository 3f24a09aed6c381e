#pragma once

#include <linli/search/source.h>

#include <memory>
#include <vector>

namespace linli::vault {
class Vault;
}

namespace linli::registry {

/// What golden records are found by in the one box: people (names to whoever lists people, numbers to whoever searches
/// by number), doors, units, things. `vault` outlives them.
std::vector<std::unique_ptr<search::Source>> search_sources(vault::Vault& vault);

/// The records whose rows a change request wrote, or would write: whoever hears `ChangeRequestMoved` looks again.
std::vector<Uuid> records_of_request(db::ReadTx& tx, TenantId tenant, const Uuid& request);

}  // namespace linli::registry
