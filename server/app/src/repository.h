#pragma once

#include <linli/db/database.h>

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// What the program asks of a store as a whole, whatever lies in it: all SQL of the composition.
namespace linli::app::repository {

/// Every table of the store, sorted.
std::vector<std::string> table_names(db::ReadTx& tx);
bool has_table(db::ReadTx& tx, std::string_view name);
std::int64_t count_rows(db::ReadTx& tx, const std::string& table);
/// PostgreSQL: the schema that unqualified names mean; empty for SQLite.
std::string current_schema(db::ReadTx& tx);
/// PostgreSQL: lets other connections, as that of pg_dump, see what this transaction sees while it lasts.
std::string export_snapshot(db::ReadTx& tx);
/// What follows may take longer than any request is allowed to.
void take_your_time(db::ReadTx& tx);

/// Module and number of every migration that was applied; the journal must be there.
std::set<std::pair<std::string, int>> applied_migrations(db::ReadTx& tx);
/// Whether `init` came to its end, in whatever schema.
bool initialised(db::ReadTx& tx);
/// The random identity that `init` gave the store, in whatever schema.
Uuid installation(db::ReadTx& tx);

}  // namespace linli::app::repository
