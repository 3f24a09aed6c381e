#include "number.h"

#include <linli/base/date.h>
#include <linli/base/text.h>

#include <cstdint>

namespace linli::cases {

std::string case_number(Instant reported, const Uuid& id, int attempt) {
    static constexpr char digits[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    std::uint64_t mix = 0xcbf29ce484222325ULL + static_cast<std::uint64_t>(attempt);  // FNV-1a
    for (const auto byte : id.bytes()) mix = (mix ^ byte) * 0x100000001b3ULL;
    mix ^= mix >> 29;
    const auto date = shanghai_date(reported).text();  // 2026-11-21
    std::string number = date.substr(2, 2) + date.substr(5, 2) + date.substr(8, 2) + "-";
    for (int i = 0; i < 6; ++i, mix >>= 5) number += digits[mix & 31];
    return number;
}

std::string typed_number(std::string_view text) {
    constexpr std::size_t date_digits = 6, all_digits = 12;
    std::string number;
    for (const char c : text::half_width(text)) {
        if (c == ' ' || c == '-') continue;
        number += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (number.size() == all_digits) number.insert(date_digits, "-");
    return number;
}

}  // namespace linli::cases
