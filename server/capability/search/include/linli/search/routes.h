#pragma once

namespace linli::api {
class Desk;
}

namespace linli::search {

class SearchService;
/// Mounts the one box. `service` outlives the desk.
void mount(api::Desk& desk, SearchService& service);

}  // namespace linli::search
