#pragma once

#include <linli/base/id.h>

#include <functional>
#include <optional>
#include <string_view>

namespace linli::api {
class Desk;
}

namespace linli::open311 {

class Open311Service;

/// The tenant that a `jurisdiction_id` names; without one the only tenant of the deployment, if it is one.
using Jurisdiction = std::function<std::optional<TenantId>(std::optional<std::string_view>)>;

/// `service` outlives the desk.
void mount(api::Desk& desk, Open311Service& service, Jurisdiction jurisdiction);

}  // namespace linli::open311
