#pragma once

#include <span>
#include <string_view>

namespace linli::reference {

/// One file of data/reference.
struct BuiltIn {
    std::string_view code;
    std::string_view csv;
};
std::span<const BuiltIn> built_in();

}  // namespace linli::reference
