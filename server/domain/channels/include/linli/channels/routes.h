#pragma once

#include <linli/base/id.h>

#include <functional>
#include <optional>
#include <string_view>

namespace linli::api {
class Desk;
}

namespace linli::channels {

class ChannelService;

/// The tenant that a platform names in `X-Linli-Tenant`; without it the only tenant of the deployment, if it is one.
using TenantOf = std::function<std::optional<TenantId>(std::optional<std::string_view>)>;

/// `service` outlives the desk.
void mount(api::Desk& desk, ChannelService& service, TenantOf tenant_of);

}  // namespace linli::channels
