#include "origin.h"

#include <linli/identity/authenticator.h>

#include <algorithm>
#include <array>

namespace linli::identity::origin {

std::optional<Shown> token_of(const http::Request& request) {
    if (const auto header = request.header("Authorization")) {
        constexpr std::string_view scheme = "Bearer ";
        if (header->size() > scheme.size() && http::same_name(header->substr(0, scheme.size()), scheme))
            return Shown{header->substr(scheme.size()), Carrier::bearer};
        return Shown{{}, Carrier::bearer};  // another scheme: names no session of ours
    }
    const auto cookie = request.cookie(cookie_name);
    if (!cookie || cookie->empty()) return std::nullopt;
    return Shown{*cookie, Carrier::cookie};
}

bool same_site(const http::Request& request, const std::vector<std::string>& allowed_origins) {
    if (const auto site = request.header("Sec-Fetch-Site"))
        if (*site != "same-origin" && *site != "none") return false;
    const auto origin = request.header("Origin");
    if (!origin) return true;
    if (std::find(allowed_origins.begin(), allowed_origins.end(), *origin) != allowed_origins.end()) return true;
    const auto host = request.header("Host");
    const auto begin = origin->find("://");
    return host && begin != std::string_view::npos && http::same_name(origin->substr(begin + 3), *host);
}

bool begins_session(const http::Request& request) {
    static constexpr std::array<std::string_view, 3> routes{"/v1/sessions", "/v1/phone-codes", "/v1/phone-sessions"};
    return request.method() == http::Method::post &&
           std::find(routes.begin(), routes.end(), request.route()) != routes.end();
}

}  // namespace linli::identity::origin
