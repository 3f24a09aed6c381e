#pragma once

#include <linli/base/clock.h>
#include <linli/base/result.h>
#include <linli/channels/words.h>

#include <optional>
#include <string>
#include <string_view>

namespace linli::channels {

/// A platform's message as all channels are understood here. Name and telephone are personal data: seal, never log.
struct Order {
    std::string number;      ///< the platform's: one number is one matter
    std::string message_id;  ///< the platform's: a message sent again has the same
    Message message = Message::order;
    std::string text;
    Instant sent_at{};
    // Only with Message::order:
    std::string class_code;  ///< the platform's own classification
    std::string title;
    std::optional<std::string> address;
    bool anonymous = false;  ///< the answer may name nobody
    std::optional<std::string> caller_name;
    std::optional<std::string> caller_phone;
    Instant answer_by{};  ///< the platform's deadline
    bool operator==(const Order&) const = default;
};

inline constexpr ProblemType bad_order{"channels/bad-order", 422, "工单内容不符合接口规范",
                                       "The order does not follow the format"};

/// Reads what a platform sent: JSON from the hotline, a form from the mailbox. Unknown, repeated, missing and
/// contradicting fields are refused; the refusal never quotes the content. Pure; thread-safe.
/// @refuses bad_order, json::malformed_body, json::invalid_fields. @source INC-22, INC-23
Result<Order> read_order(Channel channel, std::string_view body);

}  // namespace linli::channels
