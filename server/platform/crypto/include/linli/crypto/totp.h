#pragma once

#include <linli/base/clock.h>
#include <linli/crypto/secret.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The second factor: time-based codes of six digits that change every 30 seconds.
/// SHA-1 because every authenticator app speaks it; HMAC does not lean on collision resistance.
/// @source RFC 6238, RFC 4226
namespace linli::crypto {

/// 160 fresh bits, the length RFC 4226 recommends.
Secret new_totp_secret();
/// The 30-second step that holds `instant`.
std::int64_t totp_step(Instant instant);
/// The code of one step: six digits.
std::string totp_code(const Secret& secret, std::int64_t step);

/// The step whose code was typed, one step early or late accepted; nothing when none matches.
/// Only steps after `last_used_step` count, so that a code serves once: store the answer as the next `last_used_step`.
std::optional<std::int64_t> match_totp(const Secret& secret, std::string_view typed, Instant now,
                                       std::optional<std::int64_t> last_used_step);

/// `otpauth://totp/Issuer:account?secret=…&issuer=…` for a QR code. Holds the secret: never log it.
std::string otpauth_uri(std::string_view issuer, std::string_view account, const Secret& secret);

/// RFC 4648 base32 without padding, upper case.
std::string to_base32(std::string_view bytes);
/// Accepts lower case, spaces and hyphens as people copy them. @return nothing for another character or length.
std::optional<std::string> from_base32(std::string_view text);

}  // namespace linli::crypto
