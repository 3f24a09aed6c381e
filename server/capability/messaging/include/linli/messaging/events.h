#pragma once

#include <linli/json/field.h>
#include <linli/messaging/words.h>

#include <string_view>
#include <tuple>

/// What the messaging room tells others. Ids and words, nothing of anybody.
namespace linli::messaging {

/// Something lies in the inbox of the account that owns the event.
struct MessageArrived {
    static constexpr std::string_view name = "messaging.message-arrived.v1";
    static constexpr std::string_view schema_name = "MessageArrived";
    MessageId message_id;
    static constexpr auto fields() {
        return std::tuple{json::field("message_id", &MessageArrived::message_id, "消息")};
    }
};

/// Every way was tried in vain; the event's owner must act.
struct MessageFailed {
    static constexpr std::string_view name = "messaging.message-failed.v1";
    static constexpr std::string_view schema_name = "MessageFailed";
    MessageId message_id;
    std::string reason;
    static constexpr auto fields() {
        return std::tuple{json::field("message_id", &MessageFailed::message_id, "消息"),
                          json::field("reason", &MessageFailed::reason, "原因代码")};
    }
};

/// The recipient, or a gateway for them, said that it was understood.
struct MessageAcknowledged {
    static constexpr std::string_view name = "messaging.message-acknowledged.v1";
    static constexpr std::string_view schema_name = "MessageAcknowledged";
    MessageId message_id;
    static constexpr auto fields() {
        return std::tuple{json::field("message_id", &MessageAcknowledged::message_id, "消息")};
    }
};

}  // namespace linli::messaging
