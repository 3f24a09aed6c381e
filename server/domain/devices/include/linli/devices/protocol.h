#pragma once

#include <linli/base/clock.h>
#include <linli/crypto/suite.h>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// How what a device sends is signed: HMAC over everything that matters, with time and nonce. Seven lines joined by a
/// line feed: `linli-device-1`, method, target, device, milliseconds of 1970, nonce, hex hash of the body; mac is hex.
/// Small devices know SHA-256; a deployment on the national suite speaks SM3. @source IOT-10, docs/adr/0030
namespace linli::devices::protocol {

inline constexpr std::string_view target = "/v1/device-events";
inline constexpr std::string_view device_header = "Linli-Device";
inline constexpr std::string_view time_header = "Linli-Timestamp";
inline constexpr std::string_view nonce_header = "Linli-Nonce";
inline constexpr std::string_view signature_header = "Linli-Signature";

/// How far two clocks may differ; a nonce is remembered twice as long.
inline constexpr std::chrono::minutes tolerance{5};
inline constexpr std::size_t key_size = 32;

/// What of a message is signed, beside its body.
struct Head {
    std::string device;
    Instant at{};
    std::string nonce;
    std::string signature;  ///< not signed itself
};

/// @param key 32 bytes @return hex of the mac
std::string sign(crypto::Suite suite, std::string_view key, const Head& head, std::string_view body);

enum class Fault { none, missing, wrong_signature, old_timestamp };
constexpr std::array<std::string_view, 4> words(Fault) {
    return {"none", "missing", "wrong_signature", "old_timestamp"};
}
/// Constant time in the signature, which is checked before the time.
Fault check(crypto::Suite suite, std::string_view key, const Head& head, std::string_view body, Instant now);

/// Milliseconds since 1970 as text. @return nothing for anything else
std::optional<Instant> read_time(std::string_view text);

}  // namespace linli::devices::protocol
