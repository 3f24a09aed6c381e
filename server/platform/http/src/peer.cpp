#include "peer.h"

#include <linli/base/text.h>

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace linli::http {
namespace {

bool is_v4(const AddressBytes& bytes) {
    static constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return std::equal(mapped.begin(), mapped.end(), bytes.begin());
}

bool same_prefix(const AddressBytes& left, const AddressBytes& right, unsigned bits) {
    for (unsigned i = 0; i < 16 && bits > 0; ++i) {
        const unsigned here = std::min(bits, 8U);
        const auto mask = static_cast<std::uint8_t>(0xff00U >> here);
        if ((left[i] & mask) != (right[i] & mask)) return false;
        bits -= here;
    }
    return true;
}

}  // namespace

std::optional<AddressBytes> parse_address(std::string_view text) {
    const std::string zero_ended(text);
    AddressBytes bytes{};
    if (::inet_pton(AF_INET6, zero_ended.c_str(), bytes.data()) == 1) return bytes;
    bytes[10] = bytes[11] = 0xff;
    if (::inet_pton(AF_INET, zero_ended.c_str(), bytes.data() + 12) == 1) return bytes;
    return std::nullopt;
}

std::string network_of(std::string_view address) {
    auto bytes = parse_address(address);
    if (!bytes) return {};
    char text[INET6_ADDRSTRLEN] = {};
    if (is_v4(*bytes)) {
        (*bytes)[15] = 0;
        ::inet_ntop(AF_INET, bytes->data() + 12, text, sizeof text);
        return std::string(text) + "/24";
    }
    std::fill(bytes->begin() + 6, bytes->end(), std::uint8_t{0});
    ::inet_ntop(AF_INET6, bytes->data(), text, sizeof text);
    return std::string(text) + "/48";
}

TrustedProxies::TrustedProxies(const std::vector<std::string>& blocks) {
    for (const auto& block : blocks) {
        const auto slash = block.find('/');
        const auto address = parse_address(std::string_view(block).substr(0, slash));
        if (!address) throw std::invalid_argument("trusted proxy is no address block: " + block);
        const unsigned most = is_v4(*address) ? 32 : 128;
        unsigned bits = most;
        if (slash != std::string::npos) {
            const char* end = block.data() + block.size();
            const auto parsed = std::from_chars(block.data() + slash + 1, end, bits);
            if (parsed.ec != std::errc() || parsed.ptr != end || bits > most)
                throw std::invalid_argument("trusted proxy is no address block: " + block);
        }
        blocks_.push_back(Block{*address, bits + (128 - most)});
    }
}

bool TrustedProxies::trusts(std::string_view address) const {
    if (blocks_.empty()) return false;
    const auto bytes = parse_address(address);
    if (!bytes) return false;
    return std::any_of(blocks_.begin(), blocks_.end(),
                       [&](const Block& block) { return same_prefix(*bytes, block.address, block.bits); });
}

Peer TrustedProxies::resolve(const std::string& direct, bool secure, const Headers& headers) const {
    Peer peer{direct, {}, secure};
    if (trusts(direct)) {
        const auto chain = headers.joined("x-forwarded-for");
        auto hops = text::split(chain, ',');
        while (!hops.empty()) {
            const auto hop = text::trim(hops.back());
            hops.pop_back();
            if (!parse_address(hop)) break;
            peer.address = hop;
            if (!trusts(hop)) break;
        }
        if (const auto proto = headers.find("x-forwarded-proto")) peer.secure = same_name(text::trim(*proto), "https");
    }
    peer.network = network_of(peer.address);
    return peer;
}

}  // namespace linli::http
