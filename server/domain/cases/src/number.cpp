#include "number.h"

#include <linli/base/date.h>

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

}  // namespace linli::cases
