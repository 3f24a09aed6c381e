#pragma once

#include <linli/base/clock.h>
#include <linli/channels/words.h>
#include <linli/crypto/suite.h>

#include <optional>
#include <string>
#include <string_view>

namespace linli::channels {

/// One answer as it leaves.
struct Answer {
    std::string number;  ///< the platform's number of the order
    std::string key;     ///< idempotency key: the same for every attempt, another for every answer
    Reply reply = Reply::accepted;
    std::string text;  ///< composed in the channel's wording
    Instant at{};
    std::optional<Conclusion> conclusion{};  ///< the same in a form that the platform counts
};

/// The body of an answer in the channel's format. Pure; thread-safe.
std::string write_answer(Channel channel, const Answer& answer);
/// The media type that goes with it.
std::string_view media_type(Channel channel);

/// What we answer to a message that we took; the same message again is answered the same.
struct Acceptance {
    std::string number;       ///< the platform's number of the order
    std::string message_id;   ///< the platform's
    std::string case_number;  ///< ours, for the citizen
    Instant at{};             ///< when it came first
};
std::string write_acceptance(Channel channel, const Acceptance& acceptance);

/// What the platform hands back; only one that is signed counts.
struct Receipt {
    std::string number;  ///< the platform's number of the receipt
    std::string key;     ///< of the answer that it acknowledges
    Instant at{};
    std::string signature;  ///< hex
};

/// @return nothing for what is no receipt
std::optional<Receipt> read_receipt(Channel channel, std::string_view body);
/// HMAC over channel, key, number, time and the hash of the body that was acknowledged: a receipt stands for the very
/// words that were sent. @param secret shared with the platform @return hex
std::string sign_receipt(crypto::Suite suite, std::string_view secret, Channel channel, const Receipt& receipt,
                         std::string_view sent_body);
/// Constant time in the signature.
bool receipt_counts(crypto::Suite suite, std::string_view secret, Channel channel, const Receipt& receipt,
                    std::string_view key, std::string_view sent_body);

}  // namespace linli::channels
