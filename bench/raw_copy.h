#pragma once

#include <filesystem>
#include <string>

namespace linli::bench {

/// Processor seconds in which bare SQLite stores every row of a database in a new file with the same tables and
/// indexes, one statement a table, one durable transaction. Two copies, before and after, say what the rows between
/// cost. Nobody else may use `from` meanwhile; `to` is overwritten and removed.
double copy_seconds(const std::string& from, const std::filesystem::path& to);
/// Processor seconds in which a bare loop cuts every cell of a text table.
double parse_seconds(const std::filesystem::path& sheet);

}  // namespace linli::bench
