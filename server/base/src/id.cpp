#include <linli/base/id.h>

#include <algorithm>

namespace linli {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

bool dash_at(std::size_t position) { return position == 8 || position == 13 || position == 18 || position == 23; }

/// Value of a hexadecimal digit, or -1.
int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::optional<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    std::array<std::uint8_t, 16> bytes{};
    std::size_t nibble = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (dash_at(i)) {
            if (text[i] != '-') return std::nullopt;
            continue;
        }
        const auto value = hex_value(text[i]);
        if (value < 0) return std::nullopt;
        auto& byte = bytes[nibble / 2];
        byte = static_cast<std::uint8_t>((byte << 4) | value);
        ++nibble;
    }
    return Uuid(bytes);
}

std::optional<Uuid> Uuid::from_bytes(std::string_view bytes) {
    if (bytes.size() != 16) return std::nullopt;
    std::array<std::uint8_t, 16> copy{};
    std::transform(bytes.begin(), bytes.end(), copy.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
    return Uuid(copy);
}

std::string Uuid::text() const {
    std::string out;
    out.reserve(36);
    for (const auto byte : bytes_) {
        if (dash_at(out.size())) out += '-';
        out += hex_digits[byte >> 4];
        out += hex_digits[byte & 0x0F];
    }
    return out;
}

std::optional<std::int64_t> Uuid::v7_ms() const {
    const bool version_7 = (bytes_[6] >> 4) == 7 && (bytes_[8] >> 6) == 0b10;
    if (!version_7) return std::nullopt;
    std::int64_t ms = 0;
    for (std::size_t i = 0; i < 6; ++i) ms = (ms << 8) | bytes_[i];
    return ms;
}

}  // namespace linli
