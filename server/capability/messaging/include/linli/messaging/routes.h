#pragma once

#include <linli/base/id.h>

#include <functional>
#include <optional>
#include <string_view>

namespace linli::api {
class Desk;
}

namespace linli::messaging {

class InboxService;
class MessagingService;
class TemplateService;

/// Which tenant a gateway's program speaks to, by the code it names; nothing when that is not clear.
using TenantOf = std::function<std::optional<TenantId>(std::optional<std::string_view> code)>;

/// All routes of the room. The services outlive the desk.
void mount(api::Desk& desk, TemplateService& templates, MessagingService& messages, InboxService& inbox,
           TenantOf tenant_of);

}  // namespace linli::messaging
