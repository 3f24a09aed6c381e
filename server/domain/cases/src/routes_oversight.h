#pragma once

namespace linli::api {
class Desk;
}

namespace linli::cases {

class CaseService;

/// Supervision and the lists of reasons.
void mount_oversight(api::Desk& desk, CaseService& service);

}  // namespace linli::cases
