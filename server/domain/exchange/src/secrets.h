#pragma once

#include "repository.h"

namespace linli::vault {
class Vault;
}

namespace linli::exchange {

/// The name under which secrets of lines are sealed.
inline constexpr std::string_view secret_field = "exchange.secret";
/// The name under which answers are sealed, under the key of whom they are about.
inline constexpr std::string_view answer_field = "exchange.answer";

/// @return nothing when the line has no secret yet
std::optional<std::string> open_secret(db::ReadTx& tx, vault::Vault& vault, TenantId tenant,
                                       const repository::ConnectorRow& row);

}  // namespace linli::exchange
