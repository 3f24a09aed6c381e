#pragma once

#include <string_view>

namespace linli::hanzi {

/// `data/hanzi/characters.txt`, built into the program.
extern const std::string_view characters;

}  // namespace linli::hanzi
