#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace linli::bench {

/// Writes a sheet of the population template: people whom the register does not have, behind doors that it has, two or
/// three to a door, one in a hundred with a wrong check character. The same store gives the same sheet.
void write_roster(const std::string& database, const std::filesystem::path& sheet, std::int64_t rows);
/// People on record, merged and withdrawn ones too.
std::int64_t people_of(const std::string& database);

}  // namespace linli::bench
