#pragma once

namespace linli::api {
class Desk;
}

namespace linli::quality {

class QualityService;

/// Plan, list and move measures.
void mount_measures(api::Desk& desk, QualityService& service);

}  // namespace linli::quality
