#pragma once

#include <linli/base/id.h>

#include <functional>
#include <optional>
#include <string_view>

namespace linli::api {
class Desk;
}

namespace linli::exchange {

class AgreementService;
class CallService;
class MyDataService;

/// The tenant that a signed request names by its code; without a code the only one. Nothing when there is none.
using TenantOf = std::function<std::optional<TenantId>(std::optional<std::string_view> code)>;

/// Mounts agreements, lines, questions, the status board and what partners ask. The services outlive the desk.
void mount(api::Desk& desk, AgreementService& agreements, CallService& calls, TenantOf tenant_of);
/// Mounts what residents ask about their own data. `service` outlives the desk.
void mount(api::Desk& desk, MyDataService& service);

}  // namespace linli::exchange
