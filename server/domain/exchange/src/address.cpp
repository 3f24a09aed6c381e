#include "address.h"

#include <linli/http/url.h>

#include <algorithm>
#include <charconv>

namespace linli::exchange {
namespace {

bool plain_host(std::string_view host) {
    return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    });
}

/// What may stand in a request line as it is. @source RFC 3986 §3.3
bool plain_path(std::string_view path) {
    return std::all_of(path.begin(), path.end(), [](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letter || std::string_view("-._~!$&'()*+,;=:@/%").find(c) != std::string_view::npos;
    });
}

std::optional<std::uint16_t> read_port(std::string_view text) {
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size() || port == 0) return std::nullopt;
    return port;
}

}  // namespace

std::optional<Address> read_address(std::string_view text) {
    Address out;
    const auto scheme = text.substr(0, text.find("://"));
    if (scheme.size() == text.size()) return std::nullopt;
    auto rest = text.substr(scheme.size() + 3);
    out.tls = scheme == "https";
    out.simulator = scheme == "sim";
    if (!out.tls && !out.simulator && scheme != "http") return std::nullopt;
    const auto slash = rest.find('/');
    auto host = rest.substr(0, slash);
    if (slash != std::string_view::npos) out.path = rest.substr(slash);
    while (out.path.ends_with('/')) out.path.pop_back();
    if (!out.path.empty() && (!plain_path(out.path) || !http::parse_target(out.path))) return std::nullopt;
    out.port = out.tls ? 443 : 80;
    if (const auto colon = host.find(':'); colon != std::string_view::npos) {
        const auto port = read_port(host.substr(colon + 1));
        if (!port || out.simulator) return std::nullopt;
        out.port = *port;
        host = host.substr(0, colon);
    }
    if (!plain_host(host) && !out.simulator) return std::nullopt;
    out.host = std::string(host);
    if (out.simulator) {
        if (host.empty() || slash != std::string_view::npos || host.find_first_of("%?#@") != std::string_view::npos)
            return std::nullopt;
        out.path = "/" + out.host;
    }
    return out;
}

}  // namespace linli::exchange
