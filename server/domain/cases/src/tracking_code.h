#pragma once

#include <linli/base/text.h>
#include <linli/crypto/totp.h>

#include <string>
#include <string_view>

namespace linli::cases {

/// A tracking code as it is printed: the first 80 bits of `secret` as `K3QM-7ZTA-…`. At ten tries a minute it takes
/// longer than the age of the earth to guess one.
inline std::string printed_code(std::string_view secret) {
    constexpr std::size_t bytes = 10, group = 4;
    const auto digits = crypto::to_base32(secret.substr(0, bytes));
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % group == 0) out += '-';
        out += digits[i];
    }
    return out;
}

/// A code as somebody copied it by hand: any case, blanks or hyphens, and the figures 0, 1 and 8, which no code holds,
/// for the letters they look like.
inline std::string typed_code(std::string_view typed) {
    std::string out;
    for (const char c : text::half_width(typed)) {
        if (c == ' ' || c == '-') continue;
        if (c == '0')
            out += 'O';
        else if (c == '1')
            out += 'I';
        else if (c == '8')
            out += 'B';
        else
            out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

}  // namespace linli::cases
