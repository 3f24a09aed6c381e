#pragma once

#include <linli/cases/reasons.h>
#include <linli/db/database.h>

#include <optional>
#include <string>

/// SQL of the lists of reasons.
namespace linli::cases::repository {

/// The newest edition; 0 when the tenant has none.
Reasons reasons(db::ReadTx& tx, TenantId tenant, ReasonKind kind);
void insert_reasons(db::WriteTx& tx, TenantId tenant, ReasonKind kind, const Reasons& list);

}  // namespace linli::cases::repository

namespace linli::cases {

/// On the list that stands; without a list words are enough.
bool reason_fits(const Reasons& list, const std::optional<std::string>& code);

}  // namespace linli::cases
