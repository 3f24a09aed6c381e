#pragma once

#include <string_view>

/// Small settings of a tenant that this room reads; administration shows and changes them.
namespace linli::cases {

/// Where people ask about their matter, printed on the receipt.
inline constexpr std::string_view receipt_phone = "cases.receipt-phone";
/// One more sentence on the receipt: window, opening hours.
inline constexpr std::string_view receipt_note = "cases.receipt-note";

}  // namespace linli::cases
