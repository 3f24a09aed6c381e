#pragma once

#include <linli/http/request.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::http {

/// An IP address as 16 bytes; IPv4 as `::ffff:a.b.c.d`.
using AddressBytes = std::array<std::uint8_t, 16>;
std::optional<AddressBytes> parse_address(std::string_view text);
/// `192.0.2.0/24`, `2001:db8:1::/48`: what a log may hold. Empty when `address` is no address.
std::string network_of(std::string_view address);

/// Blocks of addresses whose word about others is believed.
class TrustedProxies {
public:
    /// @throws std::invalid_argument naming the block that cannot be read.
    explicit TrustedProxies(const std::vector<std::string>& blocks);
    bool trusts(std::string_view address) const;
    /// The nearest address in front of the proxies: walks X-Forwarded-For from the right while it is trusted.
    Peer resolve(const std::string& direct, bool secure, const Headers& headers) const;
    bool empty() const { return blocks_.empty(); }

private:
    struct Block {
        AddressBytes address;
        unsigned bits;
    };
    std::vector<Block> blocks_;
};

}  // namespace linli::http
