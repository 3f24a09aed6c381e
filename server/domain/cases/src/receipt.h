#pragma once

#include <linli/cases/types.h>

#include <string>

namespace linli::cases {

/// What the tenant adds to every receipt; empty parts are left out.
struct ReceiptFooter {
    std::string phone;
    std::string note;
};

/// The receipt as one self-contained HTML page for A5 paper: number, time, promise, who answers, QR code of the number.
/// @source INC-11, beyond 1 (promise receipt)
std::string receipt_page(const Case& shown, const ReceiptFooter& footer);

}  // namespace linli::cases
