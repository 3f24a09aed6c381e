#pragma once

#include <linli/http/base_address.h>

namespace linli::messaging {

using Address = http::BaseAddress;
inline std::optional<Address> read_address(std::string_view text) { return http::read_base_address(text); }

}  // namespace linli::messaging
