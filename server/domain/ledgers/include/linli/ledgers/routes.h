#pragma once

namespace linli::api {
class Desk;
}

namespace linli::ledgers {

class LedgerService;

/// Mounts the routes.
void mount(api::Desk& desk, LedgerService& service);

}  // namespace linli::ledgers
