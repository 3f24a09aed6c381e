#pragma once

#include <string_view>

/// The tables of `data/`, as they are in the source tree.
namespace linli::imports {

extern const std::string_view templates_csv;
extern const std::string_view fields_csv;
extern const std::string_view codes_csv;
extern const std::string_view external_csv;

}  // namespace linli::imports
