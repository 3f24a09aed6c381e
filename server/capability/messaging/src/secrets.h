#pragma once

#include <linli/vault/vault.h>

#include "repository.h"

namespace linli::messaging {

/// Names under which values are sealed.
inline constexpr std::string_view secret_field = "messaging.secret";
inline constexpr std::string_view address_field = "messaging.address";
inline constexpr std::string_view variables_field = "messaging.variables";
inline constexpr std::string_view notice_field = "messaging.notice";
inline constexpr std::string_view inbox_field = "messaging.inbox";

/// @return nothing when the gateway has no secret yet
inline std::optional<std::string> open_secret(db::ReadTx& tx, vault::Vault& vault, TenantId tenant,
                                              const repository::GatewayRow& row) {
    if (!row.secret) return std::nullopt;
    return vault.open(tx, tenant, PersonId(row.id), secret_field, *row.secret);
}

}  // namespace linli::messaging
