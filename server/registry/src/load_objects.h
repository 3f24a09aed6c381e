#pragma once

#include <linli/db/database.h>
#include <linli/registry/load.h>

namespace linli::registry {

void store_objects(db::WriteTx& tx, TenantId tenant, std::span<const ObjectRow> rows, Instant now);
void store_links(db::WriteTx& tx, TenantId tenant, std::span<const LinkRow> rows, Instant now);
void store_consents(db::WriteTx& tx, TenantId tenant, std::span<const ConsentRow> rows);

}  // namespace linli::registry
