#pragma once

#include <linli/db/database.h>

namespace linli::db {

/// Call after very many rows came at once. PostgreSQL guesses how many rows a table has until it was looked at, which
/// its own housekeeping does a minute later; until then a page may read a whole table. Every table of the schema is
/// looked at, by samples, in seconds. SQLite plans without counts: nothing happens there. Thread-safe.
/// @throws StoreFault when the store fails.
void gather_statistics(Database& database);

}  // namespace linli::db
