#pragma once

#include <string_view>

namespace linli::app {

/// `data/inputs.csv`: under which entry of the resource catalogue each personal field of a route is collected.
extern const std::string_view inputs_csv;

}  // namespace linli::app
