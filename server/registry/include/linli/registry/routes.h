#pragma once

namespace linli::api {
class Desk;
}

namespace linli::registry {

class RegistryService;
/// Mounts people, dwellings and the search. `service` outlives the desk.
void mount(api::Desk& desk, RegistryService& service);

}  // namespace linli::registry
