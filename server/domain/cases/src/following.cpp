#include <linli/cases/following.h>

#include "repository_duplicates.h"
#include "repository_published.h"

namespace linli::cases {

std::vector<PublishedCase> published(db::ReadTx& tx, const access::Scope& scope, std::span<const CaseId> ids) {
    return repository::published(tx, scope, ids);
}

std::vector<CaseId> followers(db::ReadTx& tx, TenantId tenant, CaseId master) {
    return repository::followers(tx, tenant, master);
}

}  // namespace linli::cases
