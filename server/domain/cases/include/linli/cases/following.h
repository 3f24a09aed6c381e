#pragma once

#include <linli/access/scope.h>
#include <linli/cases/published.h>
#include <linli/db/database.h>

#include <span>
#include <vector>

namespace linli::cases {

/// Matters as they may be published, in the caller's transaction; in no order, and what lies outside the scope is left
/// out. One query for 128 of them. @source INC-18
std::vector<PublishedCase> published(db::ReadTx& tx, const access::Scope& scope, std::span<const CaseId> ids);

/// The matters that were merged into this one and are answered with it. @source INC-24
std::vector<CaseId> followers(db::ReadTx& tx, TenantId tenant, CaseId master);

}  // namespace linli::cases
