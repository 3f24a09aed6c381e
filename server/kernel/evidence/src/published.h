#pragma once

#include <linli/evidence/checkpoint.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

/// The file outside the database that remembers what was published: one signed note after the other, each ended by a
/// line "---". A restored database cannot take it back.
namespace linli::evidence::published {

/// The newest checkpoint of each origin; a note cut by a crash is passed over. Empty when there is no file.
/// @throws std::system_error when it cannot be read
std::map<std::string, Checkpoint> newest(const std::filesystem::path& file);

/// Appends and syncs; beyond 1 MiB the file is first replaced by the newest note of each origin.
/// @throws std::system_error when it cannot be written
void append(const std::filesystem::path& file, std::string_view note);

}  // namespace linli::evidence::published
