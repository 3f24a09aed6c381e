#pragma once

#include <linli/base/id.h>

#include <string>
#include <string_view>

namespace linli::vault {
class Vault;
}

namespace linli::quality {

/// Keyed indexes by which a signal finds its row; empty when there is nothing to go by. They are of this room alone, so
/// nobody can hold them against the registry's.
std::string number_key(const vault::Vault& vault, TenantId tenant, std::string_view id_number);
std::string contact_key(const vault::Vault& vault, TenantId tenant, std::string_view phone, std::string_view name);

}  // namespace linli::quality
