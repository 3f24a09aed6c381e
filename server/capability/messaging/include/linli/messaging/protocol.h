#pragma once

#include <linli/base/clock.h>
#include <linli/crypto/suite.h>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// How a message to a gateway, the gateway's answer and its later receipts are signed: HMAC over everything that
/// matters, with time and nonce. Both sides hold the same secret of 32 bytes; the suite is that of the gateway.
namespace linli::messaging::protocol {

inline constexpr std::string_view channel_header = "Linli-Channel";
inline constexpr std::string_view delivery_header = "Linli-Delivery";
inline constexpr std::string_view time_header = "Linli-Timestamp";
inline constexpr std::string_view nonce_header = "Linli-Nonce";
inline constexpr std::string_view suite_header = "Linli-Suite";
inline constexpr std::string_view signature_header = "Linli-Signature";

/// How far two clocks may differ.
inline constexpr std::chrono::minutes tolerance{5};
inline constexpr std::size_t secret_size = 32;

/// What of a request is signed, beside its body: of a message on its way out or of a receipt on its way in.
struct Envelope {
    std::string target;    ///< path as sent
    std::string channel;   ///< word of Channel
    std::string delivery;  ///< the same for every attempt: the idempotency key on both sides
    Instant at{};
    std::string nonce;  ///< fresh for every attempt
};

/// 128 random bits as base64url.
std::string new_nonce();
/// @return hex of the mac
std::string sign_request(crypto::Suite suite, std::string_view secret, const Envelope& envelope, std::string_view body);
/// The answer names the nonce of its request, so it answers nothing else.
std::string sign_answer(crypto::Suite suite, std::string_view secret, const Envelope& envelope, int status, Instant at,
                        std::string_view body);

/// Why a signature does not count.
enum class Fault { none, missing, old_timestamp, wrong_signature };
constexpr std::array<std::string_view, 4> words(Fault) {
    return {"none", "missing", "old_timestamp", "wrong_signature"};
}

/// Constant time in the signature.
Fault check_request(crypto::Suite suite, std::string_view secret, const Envelope& envelope, std::string_view body,
                    std::string_view signature, Instant now);
Fault check_answer(crypto::Suite suite, std::string_view secret, const Envelope& envelope, int status, Instant at,
                   std::string_view body, std::string_view signature, Instant now);

/// Milliseconds since 1970 as text. @return nothing for anything else
std::optional<Instant> read_time(std::string_view text);

}  // namespace linli::messaging::protocol
