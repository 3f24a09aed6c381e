// Text as it comes: any bytes become valid UTF-8, cutting never splits a character, encodings have one spelling.
#include <linli/base/text.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace linli {
namespace {

void require(bool truth) {
    if (!truth) std::abort();
}

void check_utf8(std::string_view bytes) {
    const auto points = text::to_u32(bytes);
    const auto clean = text::from_u32(points);
    require(text::valid_utf8(clean) && (clean == bytes) == text::valid_utf8(bytes));
    require(text::code_points(clean) == points.size());
    const auto half = text::half_width(clean);
    require(text::valid_utf8(half) && text::half_width(half) == half);
    const auto trimmed = text::trim(clean);
    require(text::valid_utf8(trimmed) && text::trim(trimmed) == trimmed);
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{7}, points.size()}) {
        const auto front = text::prefix(clean, count);
        require(text::valid_utf8(front) && text::code_points(front) == std::min(count, points.size()));
        require(clean.starts_with(front));
    }
    (void)text::prefix(bytes, 3);
    (void)text::half_width(bytes);
    (void)text::trim(bytes);
}

void check_encodings(std::string_view bytes) {
    std::string decoded;
    require(text::from_base64url(text::to_base64url(bytes), decoded) && decoded == bytes);
    require(text::from_hex(text::to_hex(bytes)) == bytes);
    if (text::from_base64url(bytes, decoded)) require(text::to_base64url(decoded) == bytes);
    const auto unhexed = text::from_hex(bytes);
    if (!unhexed.empty()) require(text::to_hex(unhexed) == text::lower_ascii(bytes));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_utf8(bytes);
    check_encodings(bytes);
    std::vector<std::string> parts;
    for (const auto part : text::split(bytes, ',')) parts.emplace_back(part);
    require(text::join(parts, ",") == bytes);
    return 0;
}

}  // namespace linli
