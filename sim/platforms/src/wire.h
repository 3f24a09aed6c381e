#pragma once

#include <linli/http/client.h>
#include <linli/platforms/house.h>

#include <string>

namespace linli::platforms {

inline constexpr std::chrono::hours an_hour_behind{1};

/// `http://host:port` as the client needs it; the simulator calls nobody else.
http::ClientOptions client_of(const std::string& to);
/// @param secret with which the answer should be signed
Heard post_order(const std::string& to, const SignedOrder& order, std::string_view platform, const std::string& tenant,
                 crypto::Suite suite, std::string_view secret);
/// @return HTTP status, 0 where nobody answered
int post_receipt(const std::string& to, std::string_view platform, const std::string& body,
                 std::string_view media_type);

}  // namespace linli::platforms
