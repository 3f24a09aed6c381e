#pragma once

namespace linli::api {
class Desk;
}

namespace linli::cases {

class CaseService;

/// Mounts every route of this room.
void mount(api::Desk& desk, CaseService& service);

}  // namespace linli::cases
