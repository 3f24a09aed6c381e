#pragma once

namespace linli::api {
class Desk;
}

namespace linli::cases {

class JointHandling;

void mount_joint(api::Desk& desk, JointHandling& joint);

}  // namespace linli::cases
