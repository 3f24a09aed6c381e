#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linli::http {

/// Where a partner listens, as the client needs it.
struct BaseAddress {
    bool tls = false;
    bool simulator = false;  ///< `sim://<name>`: wherever the simulator listens, under `/<name>`
    std::string host;
    std::uint16_t port = 0;
    std::string path;  ///< without a slash at the end
};

/// @return nothing for what is no plain address: no user, no query, no blanks
std::optional<BaseAddress> read_base_address(std::string_view text);

}  // namespace linli::http
