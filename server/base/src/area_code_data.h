#pragma once

#include <string_view>

namespace linli::codes {

/// data/codes/id_area_codes.csv, built into the program.
extern const std::string_view area_code_data;

}  // namespace linli::codes
