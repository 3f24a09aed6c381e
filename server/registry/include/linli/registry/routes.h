#pragma once

namespace linli::api {
class Desk;
}

namespace linli::registry {

class RegistryService;
class RecordService;
/// Mounts people, dwellings, house-first lists and the search. `service` outlives the desk.
void mount(api::Desk& desk, RegistryService& service);
/// Mounts provenance, units, things, relations, consents and themes. `records` outlives the desk.
void mount(api::Desk& desk, RecordService& records);

}  // namespace linli::registry
