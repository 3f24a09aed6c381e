#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Request targets. Everything is percent-decoded exactly once; what cannot be decoded safely is refused.
namespace linli::http {

/// A decoded `name=value` of a query string or a form.
struct Parameter {
    std::string name;
    std::string value;
};

/// What a request line points at.
struct Target {
    std::string path;                   ///< decoded; starts with '/', or is "*" (OPTIONS only)
    std::vector<Parameter> parameters;  ///< decoded query, in order
};

/// Most parameters that one query may hold.
inline constexpr std::size_t max_parameters = 200;

/// Percent-decodes once. @param plus_is_space true for queries and forms.
/// @return nothing for a broken escape, a control character (also encoded), or a result that is not UTF-8.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);
/// Encodes everything but RFC 3986 unreserved characters; the inverse of percent_decode.
std::string percent_encode(std::string_view text);
/// Decodes `a=1&b=2`. @return nothing when a part cannot be decoded or there are more than max_parameters.
std::optional<std::vector<Parameter>> parse_query(std::string_view query);
/// Understands origin form (`/a?b`), absolute form (`http://host/a?b`) and `*`.
/// @return nothing for anything else, and for paths with `.` or `..` segments, an encoded slash or a
/// backslash (plain or encoded): such a path would mean different things to a proxy and to us.
/// @source RFC 9112 §3.2, RFC 3986 §2.1
std::optional<Target> parse_target(std::string_view raw);
/// The same into `target`, whose buffers are reused. @return false when refused; `target` is unspecified then.
bool parse_target(std::string_view raw, Target& target);

}  // namespace linli::http
