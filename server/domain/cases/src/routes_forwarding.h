#pragma once

namespace linli::api {
class Desk;
}

namespace linli::cases {

class Forwarding;

void mount_forwarding(api::Desk& desk, Forwarding& forwarding);

}  // namespace linli::cases
