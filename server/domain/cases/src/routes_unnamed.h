#pragma once

namespace linli::api {
class Desk;
}

namespace linli::cases {

class CaseService;
void mount_unnamed(api::Desk& desk, CaseService& service);

}  // namespace linli::cases
