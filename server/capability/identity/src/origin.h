#pragma once

#include <linli/http/request.h>
#include <linli/identity/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a request shows about where it comes from. Pure functions of its head.
namespace linli::identity::origin {

/// A token with the way it came.
struct Shown {
    std::string_view token;
    Carrier carrier;
};
/// `Authorization: Bearer` before the cookie. @return nothing when the request shows no token.
std::optional<Shown> token_of(const http::Request& request);

/// False when the browser says that another site caused the request, or names an origin that is not ours.
/// A client that says neither is no browser of today; the CSRF value decides then.
/// @source Fetch Metadata (W3C), RFC 6454 §7
bool same_site(const http::Request& request, const std::vector<std::string>& allowed_origins);

inline bool unsafe(http::Method method) {
    return method != http::Method::get && method != http::Method::head && method != http::Method::options;
}
/// The routes that begin a session: an old cookie must not stand in their way.
bool begins_session(const http::Request& request);

}  // namespace linli::identity::origin
