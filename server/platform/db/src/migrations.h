#pragma once

#include "engine_session.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace linli::db {

/// The SQL of a migration for one engine: type tokens replaced, parts for the other engine left out.
/// @throws StoreFault for an unknown token.
std::string migration_sql(std::string_view text, Engine engine);

/// SHA-256 of a migration file, as hexadecimal digits.
std::string checksum(std::string_view text);

/// Runs one step of a migration: a transaction that holds the lock other processes respect.
using LockedWrite = std::function<void(const std::function<void(EngineSession&)>&)>;

/// Brings the schema up to `modules`; see Database::migrate.
void migrate_with(const LockedWrite& locked_write, Engine engine, std::span<const ModuleSql* const> modules,
                  Instant now);

}  // namespace linli::db
