#pragma once

namespace linli::api {
class Desk;
}

namespace linli::devices {

class DeviceService;

/// `service` outlives the desk.
void mount(api::Desk& desk, DeviceService& service);

}  // namespace linli::devices
