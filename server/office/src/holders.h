#pragma once

#include <linli/access/posts.h>

#include <vector>

namespace linli::office {

/// Who holds any post exactly at this area now.
std::vector<access::Holder> holders_at(db::ReadTx& tx, TenantId tenant, AreaId area, Instant now);
/// Who holds any post exactly at this organisation now.
std::vector<access::Holder> holders_at(db::ReadTx& tx, TenantId tenant, OrganisationId organisation, Instant now);

}  // namespace linli::office
