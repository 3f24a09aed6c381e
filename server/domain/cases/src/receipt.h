#pragma once

#include <linli/cases/types.h>

#include <string>

namespace linli::cases {

/// What the tenant adds to every receipt; empty parts are left out.
struct ReceiptFrame {
    std::string issuer;  ///< who gives it: the tenant's name
    std::string phone;
    std::string note;
};

/// The receipt as one self-contained HTML page: number, time, promise, who answers, QR code of the number. Reads well
/// on a phone, fills A5 paper, and takes the upper half of A4.
/// @source INC-11, beyond 1 (promise receipt)
std::string receipt_page(const Case& shown, const ReceiptFrame& frame);

}  // namespace linli::cases
