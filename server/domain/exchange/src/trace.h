#pragma once

#include <linli/exchange/service.h>

#include "repository.h"

namespace linli::exchange {

/// How evidence and log name somebody: a keyed reference that says nothing without the key.
std::string reference_of(const vault::Vault& vault, TenantId tenant, const Uuid& subject);

/// A leaf for what left, or for what the gate kept back. Ids, words and a keyed reference only.
void prove(db::WriteTx& tx, const ExchangeParts& parts, TenantId tenant, std::string_view kind,
           const repository::CallRow& row);
/// One line of the log: partner, direction and word, nothing of anybody.
void say(std::string_view event, const repository::CallRow& row);

}  // namespace linli::exchange
