#pragma once

#include <linli/db/database.h>
#include <linli/registry/events.h>

#include <optional>
#include <string>
#include <string_view>

namespace linli::vault {
class Vault;
}

namespace linli::registry {

/// What the record shows in a field of the catalogue (`person.phone`, `dwelling.use_kind`), unmasked, for rooms that
/// judge values; they keep it no longer than the judgement takes.
/// @return nothing for an unknown record, or a field that is not judged; empty when nothing is recorded
std::optional<std::string> shown_value(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, const Uuid& record,
                                       std::string_view field);

}  // namespace linli::registry
