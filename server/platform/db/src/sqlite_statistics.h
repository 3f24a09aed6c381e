#pragma once

#include "sqlite_connection.h"

namespace linli::db::sqlite {

/// Tells the query planner that a tenant owns a large part of every table.
///
/// Without statistics SQLite takes ten rows for what one `tenant_id` selects, and prefers reading the whole tenant by
/// primary key to an index with a second column. Real statistics (ANALYZE) would be taken from an empty store and
/// change plans at a moment nobody chose; these are the same on every machine and for every size.
void assume_large_tenants(Connection& connection);

}  // namespace linli::db::sqlite
