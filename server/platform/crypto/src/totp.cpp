#include "openssl.h"

#include <linli/crypto/random.h>
#include <linli/crypto/totp.h>

#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace linli::crypto {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t step_ms = 30'000;
constexpr std::size_t digits = 6;

std::string percent_encoded(std::string_view text) {
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || c == '~') {
            encoded += c;
        } else {
            encoded += '%';
            encoded += hex[byte >> 4];
            encoded += hex[byte & 15];
        }
    }
    return encoded;
}

}  // namespace

Secret new_totp_secret() {
    auto secret = Secret::zeros(20);
    fill_random(secret.data(), secret.size());
    return secret;
}

std::int64_t totp_step(Instant instant) { return to_ms(instant) / step_ms; }

std::string totp_code(const Secret& secret, std::int64_t step) {
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * (7 - i)));
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    std::size_t length = 0;
    const auto key = secret.reveal();
    ssl::require(EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA1", nullptr, key.data(), key.size(), counter.data(),
                           counter.size(), mac.data(), mac.size(), &length) != nullptr,
                 "HMAC-SHA-1");
    const std::size_t offset = mac[length - 1] & 15u;  // RFC 4226 §5.3, dynamic truncation
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8 | mac[offset + i];
    auto text = std::to_string((number & 0x7fff'ffffu) % 1'000'000);
    return std::string(digits - text.size(), '0') + text;
}

std::optional<std::int64_t> match_totp(const Secret& secret, std::string_view typed, Instant now,
                                       std::optional<std::int64_t> last_used_step) {
    const auto middle = totp_step(now);
    std::optional<std::int64_t> matched;
    for (auto step = middle - 1; step <= middle + 1; ++step) {
        const bool equal = same_bytes(totp_code(secret, step), typed);
        if (equal && !matched && (!last_used_step || step > *last_used_step)) matched = step;
    }
    return matched;
}

std::string otpauth_uri(std::string_view issuer, std::string_view account, const Secret& secret) {
    const auto by = percent_encoded(issuer);
    return "otpauth://totp/" + by + ":" + percent_encoded(account) + "?secret=" + to_base32(secret.reveal()) +
           "&issuer=" + by + "&algorithm=SHA1&digits=6&period=30";
}

std::string to_base32(std::string_view bytes) {
    std::string text;
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        buffer = (buffer << 8 | static_cast<unsigned char>(c)) & 0xffffu;
        bits += 8;
        for (; bits >= 5; bits -= 5) text += alphabet[buffer >> (bits - 5) & 31u];
    }
    if (bits > 0) text += alphabet[buffer << (5 - bits) & 31u];
    return text;
}

std::optional<std::string> from_base32(std::string_view text) {
    std::string bytes;
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    std::size_t count = 0;
    for (const char c : text) {
        if (c == ' ' || c == '-') continue;
        const auto at = alphabet.find(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
        if (at == std::string_view::npos) return std::nullopt;
        buffer = (buffer << 5 | static_cast<std::uint32_t>(at)) & 0xfffu;
        bits += 5;
        ++count;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(buffer >> bits & 255u);
    }
    // A whole number of bytes leaves at most four bits, all zero; 1, 3 or 6 characters over cannot occur.
    const auto rest = count % 8;
    if (rest == 1 || rest == 3 || rest == 6 || (buffer & ((1u << bits) - 1)) != 0) return std::nullopt;
    return bytes;
}

}  // namespace linli::crypto
