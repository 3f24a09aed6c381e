#pragma once

namespace linli::api {
class Desk;
}

namespace linli::worklists {

class WorklistService;

/// `service` outlives the desk.
void mount(api::Desk& desk, WorklistService& service);

}  // namespace linli::worklists
