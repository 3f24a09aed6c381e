#pragma once

#include <string_view>

namespace linli::expectations {

/// data/expectations.json, built into the program.
extern const std::string_view suite_json;

}  // namespace linli::expectations
