#pragma once

#include <linli/db/sql.h>

#include <span>

namespace linli::app {

/// The SQL of every module, lowest floor first: the order in which migrations run and invariants are checked.
std::span<const db::ModuleSql* const> modules();

}  // namespace linli::app
