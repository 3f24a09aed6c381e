#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linli::exchange {

/// Where a partner is reached.
struct Address {
    bool tls = false;
    bool simulator = false;  ///< `sim://police`: the simulator of a simulated deployment
    std::string host;
    std::uint16_t port = 0;
    std::string path;  ///< without a slash at the end
};

/// `http://host:port/path`, `https://…`, `sim://name`; no user, query or fragment. Total.
/// @return nothing for anything else
std::optional<Address> read_address(std::string_view text);

}  // namespace linli::exchange
