#pragma once

namespace linli::api {
class Desk;
}

namespace linli::cases {

class CaseService;

/// The five stages of matters, and the shares that are promised.
void mount_figures(api::Desk& desk, CaseService& service);

}  // namespace linli::cases
