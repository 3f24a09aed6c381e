#pragma once

#include <linli/base/codes.h>

#include <optional>
#include <string_view>

namespace linli::expectations {

/// A right identity number of 15 or 18 digits, as 18 digits, whatever blanks were typed. @return nothing for any other
std::optional<codes::IdNumber> readable_id_number(std::string_view text);

}  // namespace linli::expectations
