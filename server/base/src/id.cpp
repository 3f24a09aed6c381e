#include <linli/base/id.h>

#include <algorithm>

namespace linli {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

/// Where the two digits of each byte stand in the text; dashes are between them.
constexpr std::array<std::size_t, 16> places{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};
constexpr std::array<std::size_t, 4> dashes{8, 13, 18, 23};
constexpr std::uint8_t no_digit = 0xFF;

/// The value of every character as a hexadecimal digit: ids are read and written by every request.
constexpr std::array<std::uint8_t, 256> digit_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(no_digit);
    for (std::uint8_t i = 0; i < 10; ++i) values['0' + i] = i;
    for (std::uint8_t i = 0; i < 6; ++i) values['a' + i] = values['A' + i] = static_cast<std::uint8_t>(10 + i);
    return values;
}();

std::uint8_t digit_value(char c) { return digit_values[static_cast<unsigned char>(c)]; }

}  // namespace

std::optional<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    for (const auto dash : dashes)
        if (text[dash] != '-') return std::nullopt;
    std::array<std::uint8_t, 16> bytes{};
    unsigned seen = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto high = digit_value(text[places[i]]);
        const auto low = digit_value(text[places[i] + 1]);
        seen |= static_cast<unsigned>(high | low);
        bytes[i] = static_cast<std::uint8_t>((high << 4) | (low & 0x0F));
    }
    if (seen > 0x0F) return std::nullopt;
    return Uuid(bytes);
}

std::optional<Uuid> Uuid::from_bytes(std::string_view bytes) {
    if (bytes.size() != 16) return std::nullopt;
    std::array<std::uint8_t, 16> copy{};
    std::transform(bytes.begin(), bytes.end(), copy.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
    return Uuid(copy);
}

std::string Uuid::text() const {
    std::string out(36, '-');
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
        out[places[i]] = hex_digits[bytes_[i] >> 4];
        out[places[i] + 1] = hex_digits[bytes_[i] & 0x0F];
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
