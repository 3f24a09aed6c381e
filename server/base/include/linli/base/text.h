#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Text as Chinese users type it. All functions take and give UTF-8.
namespace linli::text {

/// False for overlong forms, surrogates, values beyond U+10FFFF and truncated sequences.
bool valid_utf8(std::string_view bytes);
/// Number of code points; `utf8` must be valid.
std::size_t code_points(std::string_view utf8);
/// Decodes valid UTF-8; an invalid byte becomes U+FFFD.
std::u32string to_u32(std::string_view utf8);
std::string from_u32(std::u32string_view points);
/// At most `count` code points from the start.
std::string_view prefix(std::string_view utf8, std::size_t count);
/// Full-width ASCII and the ideographic space to half width: `ＡＢ１２　` -> `AB12 `.
std::string half_width(std::string_view utf8);
/// Without white space (incl. U+3000, U+00A0) at both ends.
std::string_view trim(std::string_view utf8);
std::string lower_ascii(std::string_view ascii);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view between);
std::string to_hex(std::string_view bytes);
/// @return empty when `hex` has an odd length or another character (use only where empty is invalid).
std::string from_hex(std::string_view hex);
std::string to_base64url(std::string_view bytes);
/// @return false when `encoded` is not unpadded base64url; `bytes` is then unspecified.
bool from_base64url(std::string_view encoded, std::string& bytes);

}  // namespace linli::text
