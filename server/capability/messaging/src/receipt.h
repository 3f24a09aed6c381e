#pragma once

#include <linli/messaging/words.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What gateways say, read for what it is. Total: a gateway may send anything.
namespace linli::messaging {

/// One step of one round of one message: what both sides know a delivery by.
struct DeliveryName {
    MessageId message;
    std::int64_t round = 0;
    std::int64_t step = 0;
    /// `019a….0.1`
    std::string text() const;
    static std::optional<DeliveryName> parse(std::string_view text);
    auto operator<=>(const DeliveryName&) const = default;
};

/// What became of a message that a gateway took.
struct Receipt {
    DeliveryName delivery;
    ReceiptStatus status = ReceiptStatus::delivered;
    std::string reason;  ///< code of the gateway: lower-case letters, digits, `_`; at most 40
};

/// Reads `{"delivery": "…", "status": "delivered", "reason": "busy"}`; further members are passed over.
std::optional<Receipt> read_receipt(std::string_view body);
/// Whether the answer takes exactly this delivery: `{"delivery": "…", "accepted": true}`.
bool read_acceptance(std::string_view body, std::string_view delivery);

}  // namespace linli::messaging
