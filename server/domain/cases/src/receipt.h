#pragma once

#include <linli/cases/types.h>

#include <string>

namespace linli::cases {

/// The receipt as one self-contained HTML page for A5 paper: number, time, promise, who answers, QR code of the number.
/// @source INC-11, beyond 1 (promise receipt)
std::string receipt_page(const Case& shown);

}  // namespace linli::cases
