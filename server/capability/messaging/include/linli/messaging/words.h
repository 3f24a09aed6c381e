#pragma once

#include <linli/base/id.h>
#include <linli/base/words.h>

#include <array>
#include <string_view>

/// The words of the messaging room.
namespace linli::messaging {

using MessageId = Id<struct MessageTag>;
using NoticeId = Id<struct NoticeTag>;

/// A way to reach somebody. `app` is the inbox in our own tables; the others are HTTP gateways. @source MSG-01
enum class Channel { app, sms, voice, broadcast, mail, wechat };
constexpr std::array<std::string_view, 6> words(Channel) {
    return {"app", "sms", "voice", "broadcast", "mail", "wechat"};
}
inline constexpr std::array<Channel, 6> all_channels{Channel::app,       Channel::sms,  Channel::voice,
                                                     Channel::broadcast, Channel::mail, Channel::wechat};

/// ordinary: needs a yes to the channel, waits for the morning, counts against the daily cap · important: goes unless
/// the channel was refused, waits for the morning · urgent: goes at once. @source MSG-01; PIPL art. 13 (1) 4
enum class Urgency { ordinary, important, urgent };
constexpr std::array<std::string_view, 3> words(Urgency) { return {"ordinary", "important", "urgent"}; }

/// account: somebody who signs in · person: a golden record, with a telephone that the caller knows · area: the
/// loudspeakers of a place.
enum class RecipientKind { account, person, area };
constexpr std::array<std::string_view, 3> words(RecipientKind) { return {"account", "person", "area"}; }

/// queued: waits for its time · sending: on the wire · sent: a gateway took it · delivered: it arrived · acknowledged:
/// the recipient said so · failed: every way was tried in vain, its owner must act · suppressed: no way was allowed.
/// The same words say how one step of the chain stands.
enum class MessageState { queued, sending, sent, delivered, acknowledged, failed, suppressed };
constexpr std::array<std::string_view, 7> words(MessageState) {
    return {"queued", "sending", "sent", "delivered", "acknowledged", "failed", "suppressed"};
}

/// What the rules say of one channel at one moment.
enum class Verdict { go, quiet_hours, no_address, erased, not_consented, refused_by_recipient, capped, no_gateway };
constexpr std::array<std::string_view, 8> words(Verdict) {
    return {"go",     "quiet_hours", "no_address", "erased", "not_consented", "refused_by_recipient",
            "capped", "no_gateway"};
}

/// What came of one attempt on the wire.
enum class Reply {
    accepted,
    unreachable,      ///< no connection, or it broke off
    timed_out,        ///< connected, but no whole answer in time
    throttled,        ///< 429 or 503
    refused,          ///< any other 4xx: sending again would not help
    failed,           ///< 5xx
    wrong_signature,  ///< unsigned, signed by another key, or signed for another message
    unreadable        ///< signed, but not what the protocol says
};
constexpr std::array<std::string_view, 8> words(Reply) {
    return {"accepted", "unreachable", "timed_out", "throttled", "refused", "failed", "wrong_signature", "unreadable"};
}

/// What a gateway tells later about a message that it took.
enum class ReceiptStatus { delivered, acknowledged, failed };
constexpr std::array<std::string_view, 3> words(ReceiptStatus) { return {"delivered", "acknowledged", "failed"}; }

/// What a variable of a template may hold.
enum class VariableType { text, number, date, moment, money };
constexpr std::array<std::string_view, 5> words(VariableType) { return {"text", "number", "date", "moment", "money"}; }

enum class TemplateState { draft, published };
constexpr std::array<std::string_view, 2> words(TemplateState) { return {"draft", "published"}; }

/// What the owner of a message that could not be delivered does with it.
enum class DeadStep { retry, give_up };
constexpr std::array<std::string_view, 2> words(DeadStep) { return {"retry", "give_up"}; }

}  // namespace linli::messaging
