#pragma once

namespace linli::api {
class Desk;
}

namespace linli::quality {

class QualityService;

/// Mounts findings, tasks, safe fixes, the morning report and scores.
void mount(api::Desk& desk, QualityService& service);

}  // namespace linli::quality
