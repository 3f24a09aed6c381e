#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linli::messaging {

/// A gateway's base address as the HTTP client needs it.
struct Address {
    bool tls = false;
    bool simulator = false;  ///< `sim://<channel>`: wherever the simulator listens
    std::string host;
    std::uint16_t port = 0;
    std::string path;  ///< without a slash at the end
};

/// @return nothing for what is no plain address: no user, no query, no blanks
std::optional<Address> read_address(std::string_view text);

}  // namespace linli::messaging
