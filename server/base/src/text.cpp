#include <linli/base/text.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace linli::text {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t ideographic_space = 0x3000;

struct Decoded {
    char32_t point;
    std::size_t length;  ///< bytes used; at least 1
    bool valid;
};

/// Length and lowest allowed value of a sequence by its first byte; length 0 when it cannot begin one.
struct Lead {
    std::size_t length;
    char32_t lowest;
    char32_t bits;
};

Lead lead(std::uint8_t byte) {
    if (byte < 0x80) return {1, 0, byte};
    if ((byte & 0xE0) == 0xC0) return {2, 0x80, static_cast<char32_t>(byte & 0x1F)};
    if ((byte & 0xF0) == 0xE0) return {3, 0x800, static_cast<char32_t>(byte & 0x0F)};
    if ((byte & 0xF8) == 0xF0) return {4, 0x10000, static_cast<char32_t>(byte & 0x07)};
    return {0, 0, 0};
}

/// First code point of non-empty `bytes`.
Decoded decode(std::string_view bytes) {
    const auto first = lead(static_cast<std::uint8_t>(bytes[0]));
    constexpr Decoded bad{replacement, 1, false};
    if (first.length == 0 || first.length > bytes.size()) return bad;
    auto point = first.bits;
    for (std::size_t i = 1; i < first.length; ++i) {
        const auto byte = static_cast<std::uint8_t>(bytes[i]);
        if ((byte & 0xC0) != 0x80) return bad;
        point = (point << 6) | (byte & 0x3F);
    }
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < first.lowest || point > 0x10FFFF || surrogate) return bad;
    return {point, first.length, true};
}

void append(std::string& out, char32_t point) {
    const auto put = [&](char32_t value) { out += static_cast<char>(static_cast<std::uint8_t>(value)); };
    if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = replacement;
    if (point < 0x80) return put(point);
    if (point < 0x800) {
        put(0xC0 | (point >> 6));
    } else if (point < 0x10000) {
        put(0xE0 | (point >> 12));
        put(0x80 | ((point >> 6) & 0x3F));
    } else {
        put(0xF0 | (point >> 18));
        put(0x80 | ((point >> 12) & 0x3F));
        put(0x80 | ((point >> 6) & 0x3F));
    }
    put(0x80 | (point & 0x3F));
}

bool continuation(char c) { return (static_cast<std::uint8_t>(c) & 0xC0) == 0x80; }

/// Bytes of the white space at the start of `utf8`; 0 when there is none.
std::size_t leading_space(std::string_view utf8) {
    if (utf8.empty()) return 0;
    if (utf8[0] == ' ' || (utf8[0] >= '\t' && utf8[0] <= '\r')) return 1;
    if (utf8.starts_with("\xC2\xA0")) return 2;
    if (utf8.starts_with("\xE3\x80\x80")) return 3;
    return 0;
}

std::size_t trailing_space(std::string_view utf8) {
    if (utf8.empty()) return 0;
    if (utf8.back() == ' ' || (utf8.back() >= '\t' && utf8.back() <= '\r')) return 1;
    if (utf8.ends_with("\xC2\xA0")) return 2;
    if (utf8.ends_with("\xE3\x80\x80")) return 3;
    return 0;
}

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int hex_value(char c) {
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    const auto at = hex_digits.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

constexpr std::array<std::int8_t, 256> base64_values() {
    std::array<std::int8_t, 256> values{};
    for (auto& value : values) value = -1;
    for (std::size_t i = 0; i < base64_digits.size(); ++i)
        values[static_cast<std::uint8_t>(base64_digits[i])] = static_cast<std::int8_t>(i);
    return values;
}
constexpr auto base64_value = base64_values();

}  // namespace

bool valid_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto next = decode(bytes);
        if (!next.valid) return false;
        bytes.remove_prefix(next.length);
    }
    return true;
}

std::size_t code_points(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return !continuation(c); }));
}

std::u32string to_u32(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    while (!utf8.empty()) {
        const auto next = decode(utf8);
        out += next.point;
        utf8.remove_prefix(next.length);
    }
    return out;
}

std::string from_u32(std::u32string_view points) {
    std::string out;
    out.reserve(points.size() * 3);
    for (const auto point : points) append(out, point);
    return out;
}

std::string_view prefix(std::string_view utf8, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < utf8.size(); --count) at += decode(utf8.substr(at)).length;
    return utf8.substr(0, at);
}

std::string half_width(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    while (!utf8.empty()) {
        const auto next = decode(utf8);
        if (next.point >= 0xFF01 && next.point <= 0xFF5E) {
            append(out, next.point - 0xFEE0);
        } else if (next.point == ideographic_space) {
            out += ' ';
        } else {
            out += utf8.substr(0, next.length);
        }
        utf8.remove_prefix(next.length);
    }
    return out;
}

std::string_view trim(std::string_view utf8) {
    while (const auto bytes = leading_space(utf8)) utf8.remove_prefix(bytes);
    while (const auto bytes = trailing_space(utf8)) utf8.remove_suffix(bytes);
    return utf8;
}

std::string lower_ascii(std::string_view ascii) {
    std::string out(ascii);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i != 0) out += between;
        out += parts[i];
    }
    return out;
}

std::string to_hex(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        out += hex_digits[byte >> 4];
        out += hex_digits[byte & 0x0F];
    }
    return out;
}

std::string from_hex(std::string_view hex) {
    if (hex.size() % 2 != 0) return {};
    std::string out;
    out.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const auto high = hex_value(hex[i]);
        const auto low = hex_value(hex[i + 1]);
        if (high < 0 || low < 0) return {};
        out += static_cast<char>(static_cast<std::uint8_t>(high * 16 + low));
    }
    return out;
}

std::string to_base64url(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t window = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        window = (window << 8) | static_cast<std::uint8_t>(c);
        for (bits += 8; bits >= 6; bits -= 6) out += base64_digits[(window >> (bits - 6)) & 0x3F];
    }
    if (bits > 0) out += base64_digits[(window << (6 - bits)) & 0x3F];
    return out;
}

bool from_base64url(std::string_view encoded, std::string& bytes) {
    bytes.clear();
    if (encoded.size() % 4 == 1) return false;
    std::uint32_t window = 0;
    unsigned bits = 0;
    for (const char c : encoded) {
        const auto value = base64_value[static_cast<std::uint8_t>(c)];
        if (value < 0) return false;
        window = (window << 6) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(static_cast<std::uint8_t>(window >> bits));
        }
    }
    // Left-over bits must be zero: otherwise two texts would stand for the same token.
    return (window & ((1U << bits) - 1U)) == 0;
}

}  // namespace linli::text
