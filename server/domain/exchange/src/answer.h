#pragma once

#include <linli/exchange/service.h>

#include <string_view>

namespace linli::exchange {

/// Reads `{"call_id", "found", "values": {field: text}}` for exactly this call. Total: a partner may send anything.
/// @return false for anything else; `in` is then as it was
bool read_answer(std::string_view body, std::string_view call, Incoming& in);

}  // namespace linli::exchange
