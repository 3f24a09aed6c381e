#pragma once

#include "repository.h"

#include <linli/cases/published.h>

#include <span>

namespace linli::cases::repository {

/// In no order; what lies outside the scope is left out.
std::vector<PublishedCase> published(db::ReadTx& tx, const access::Scope& scope, std::span<const CaseId> ids);

}  // namespace linli::cases::repository
