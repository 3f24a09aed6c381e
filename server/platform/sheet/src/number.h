#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace linli::sheet {

/// Digits and nothing else.
inline std::optional<std::uint32_t> whole_number(std::string_view digits) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

}  // namespace linli::sheet
