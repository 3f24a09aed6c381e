#pragma once

namespace linli::api {
class Desk;
}

namespace linli::linkage {

class LinkageService;

/// `service` outlives the desk.
void mount(api::Desk& desk, LinkageService& service);

}  // namespace linli::linkage
