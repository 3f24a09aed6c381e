#pragma once

#include <linli/base/id.h>

#include <array>
#include <string_view>

/// The words of the exchange room.
namespace linli::exchange {

using AgreementId = Id<struct SharingAgreementTag>;
using CallId = Id<struct ExchangeCallTag>;

/// receive: we ask and data come to us · provide: the partner asks and data go to them.
enum class Direction { receive, provide };
constexpr std::array<std::string_view, 2> words(Direction) { return {"receive", "provide"}; }

/// Whom a question names.
enum class About { person, establishment };
constexpr std::array<std::string_view, 2> words(About) { return {"person", "establishment"}; }

enum class AgreementState { draft, approved, suspended, ended };
constexpr std::array<std::string_view, 4> words(AgreementState) { return {"draft", "approved", "suspended", "ended"}; }

enum class AgreementStep { draft, approve, suspend, resume, end };
constexpr std::array<std::string_view, 5> words(AgreementStep) {
    return {"draft", "approve", "suspend", "resume", "end"};
}

/// queued: waits · sent: on the wire · failed: will be tried again · answered · dead: given up · refused: by the gate,
/// nothing left.
enum class CallState { queued, sent, failed, answered, dead, refused };
constexpr std::array<std::string_view, 6> words(CallState) {
    return {"queued", "sent", "failed", "answered", "dead", "refused"};
}

/// What the gate says. Anything but `allowed` means that nothing left. @source SEC-09, SEC-10
enum class Verdict {
    allowed,
    no_agreement,
    not_approved,
    suspended,
    ended,
    not_yet_valid,
    expired,
    wrong_partner,
    wrong_direction,
    wrong_subject,
    nothing_asked,
    key_not_agreed,
    field_not_agreed,
    no_consent,
    quota_used_up,
    unknown_subject
};
constexpr std::array<std::string_view, 16> words(Verdict) {
    return {"allowed",          "no_agreement",  "not_approved",    "suspended",      "ended",         "not_yet_valid",
            "expired",          "wrong_partner", "wrong_direction", "wrong_subject",  "nothing_asked", "key_not_agreed",
            "field_not_agreed", "no_consent",    "quota_used_up",   "unknown_subject"};
}
/// Why, for people (zh-CN).
std::string_view sentence(Verdict verdict);

/// What came of one attempt on the wire.
enum class Reply {
    answered,
    unreachable,      ///< no connection, or it broke off
    timed_out,        ///< connected, but no whole answer in time
    throttled,        ///< 429 or 503
    refused,          ///< any other 4xx: asking again would not help
    failed,           ///< 5xx
    wrong_signature,  ///< unsigned, signed by another key, or signed for another question
    unreadable        ///< signed, but not what the protocol says
};
constexpr std::array<std::string_view, 8> words(Reply) {
    return {"answered", "unreachable", "timed_out", "throttled", "refused", "failed", "wrong_signature", "unreadable"};
}

enum class BreakerState { closed, open, half_open };
constexpr std::array<std::string_view, 3> words(BreakerState) { return {"closed", "open", "half_open"}; }

/// How an interface stands. @source DAT-18
enum class Opening { opened, partial, blocked };
constexpr std::array<std::string_view, 3> words(Opening) { return {"opened", "partial", "blocked"}; }

}  // namespace linli::exchange
