#pragma once

namespace linli::api {
class Desk;
}

namespace linli::statistics {

class StatisticsService;
/// `service` outlives the desk.
void mount(api::Desk& desk, StatisticsService& service);

}  // namespace linli::statistics
