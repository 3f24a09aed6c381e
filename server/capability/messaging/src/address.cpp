#include "address.h"

#include <linli/http/url.h>

#include <algorithm>
#include <charconv>

namespace linli::messaging {
namespace {

bool among(char c, std::string_view more) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           more.find(c) != std::string_view::npos;
}

bool all_among(std::string_view text, std::string_view more) {
    return std::all_of(text.begin(), text.end(), [&](char c) { return among(c, more); });
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
    const auto colon = text.find("://");
    if (colon == std::string_view::npos) return std::nullopt;
    const auto scheme = text.substr(0, colon);
    auto rest = text.substr(colon + 3);
    out.tls = scheme == "https";
    out.simulator = scheme == "sim";
    if (!out.tls && !out.simulator && scheme != "http") return std::nullopt;
    const auto slash = rest.find('/');
    auto host = rest.substr(0, slash);
    if (slash != std::string_view::npos) out.path = rest.substr(slash);
    while (out.path.ends_with('/')) out.path.pop_back();
    // @source RFC 3986 §3.3: what may stand in a request line as it is
    if (!all_among(out.path, "-._~!$&'()*+,;=:@/%") || (!out.path.empty() && !http::parse_target(out.path)))
        return std::nullopt;
    out.port = out.tls ? 443 : 80;
    if (const auto at = host.find(':'); at != std::string_view::npos) {
        const auto port = read_port(host.substr(at + 1));
        if (!port) return std::nullopt;
        out.port = *port;
        host = host.substr(0, at);
    }
    if (host.empty() || host.size() > 253 || !all_among(host, ".-")) return std::nullopt;
    if (out.simulator && (slash != std::string_view::npos || out.port != 80)) return std::nullopt;
    out.host = std::string(host);
    if (out.simulator) out.path = "/" + out.host;
    return out;
}

}  // namespace linli::messaging
