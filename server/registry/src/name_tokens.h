#pragma once

#include <linli/base/id.h>
#include <linli/db/database.h>

#include <string>
#include <string_view>
#include <vector>

namespace linli::vault {
class Vault;
}

namespace linli::registry {

/// A person under the name by which they shall be found.
struct NamedPerson {
    PersonId id;
    std::string name;
};

/// The pieces by which a name is found: the whole, the given name, and each pair of neighbours. Without spaces and
/// dots; no more than eight pieces. Total.
std::vector<std::string> name_pieces(std::string_view name);
/// Keyed tokens of people that are new.
void add_tokens(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, const std::vector<NamedPerson>& people);
/// Replaces the tokens of people whose name changed.
void rename_tokens(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, const std::vector<NamedPerson>& people);

/// The kind under which the vault derives tokens.
inline constexpr std::string_view name_token_kind = "registry.name";

}  // namespace linli::registry
