#pragma once

#include <linli/base/clock.h>
#include <linli/crypto/suite.h>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// How a question and its answer are signed: HMAC over everything that matters, with time and nonce (docs/adr/0019).
/// Both sides hold the same secret of 32 bytes; the suite is that of the connector.
namespace linli::exchange::protocol {

inline constexpr std::string_view partner_header = "Linli-Partner";
inline constexpr std::string_view call_header = "Linli-Call";
inline constexpr std::string_view time_header = "Linli-Timestamp";
inline constexpr std::string_view nonce_header = "Linli-Nonce";
inline constexpr std::string_view suite_header = "Linli-Suite";
inline constexpr std::string_view signature_header = "Linli-Signature";

/// How far two clocks may differ; a nonce is remembered twice as long.
inline constexpr std::chrono::minutes tolerance{5};
inline constexpr std::size_t secret_size = 32;

/// What of a question is signed, beside its body.
struct Question {
    std::string method = "POST";
    std::string target;   ///< path as sent
    std::string partner;  ///< code of the partner on either end
    std::string call;     ///< the same for every attempt: the idempotency key
    Instant at{};
    std::string nonce;  ///< fresh for every attempt
};

/// 128 random bits as base64url.
std::string new_nonce();
/// @return hex of the mac
std::string sign_question(crypto::Suite suite, std::string_view secret, const Question& question,
                          std::string_view body);
/// The answer names the nonce of its question, so it answers nothing else.
std::string sign_answer(crypto::Suite suite, std::string_view secret, const Question& question, int status, Instant at,
                        std::string_view body);

/// Why a signature does not count.
enum class Fault { none, missing, old_timestamp, wrong_signature };
constexpr std::array<std::string_view, 4> words(Fault) {
    return {"none", "missing", "old_timestamp", "wrong_signature"};
}

/// Constant time in the signature. @param at as the other side says, checked against `now`
Fault check_question(crypto::Suite suite, std::string_view secret, const Question& question, std::string_view body,
                     std::string_view signature, Instant now);
Fault check_answer(crypto::Suite suite, std::string_view secret, const Question& question, int status, Instant at,
                   std::string_view body, std::string_view signature, Instant now);

/// Milliseconds since 1970 as text. @return nothing for anything else
std::optional<Instant> read_time(std::string_view text);

}  // namespace linli::exchange::protocol
