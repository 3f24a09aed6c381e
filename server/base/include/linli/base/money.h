#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace linli {

/// Renminbi in fen; never a floating-point number.
struct Fen {
    std::int64_t value = 0;
    auto operator<=>(const Fen&) const = default;
};

/// `¥1,234.05`, `-¥0.50`.
std::string yuan_text(Fen amount);

}  // namespace linli
