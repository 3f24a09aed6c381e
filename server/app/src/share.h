#pragma once

#include <filesystem>
#include <string_view>

namespace linli::app {

/// The folder of data files that come with the program: `LINLI_SHARE`, else `../share/linli` beside the program's
/// folder, else the source tree around it. @throws std::runtime_error naming the places that were looked at.
std::filesystem::path share_folder();
/// One of these files: "responsibility/items.csv", "sim/noise.csv".
/// @throws std::runtime_error when it is not there.
std::filesystem::path share_file(std::string_view name);

}  // namespace linli::app
