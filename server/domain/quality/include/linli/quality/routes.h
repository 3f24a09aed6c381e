#pragma once

namespace linli::api {
class Desk;
}

namespace linli::quality {

class ObservationService;
class QualityService;

/// Mounts findings, tasks, safe fixes, the morning report and scores.
void mount(api::Desk& desk, QualityService& service);
/// Mounts signals, the last-seen picture and registered against observed.
void mount(api::Desk& desk, ObservationService& service);

}  // namespace linli::quality
