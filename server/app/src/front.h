#pragma once

#include <linli/api/desk.h>
#include <linli/api/live.h>
#include <linli/http/server.h>
#include <linli/office/office.h>

#include "world.h"

#include <memory>

namespace linli::app {

/// The routes of every room on one desk, with sign-in and access audit plugged in.
class Front {
public:
    explicit Front(World& world);
    ~Front();
    api::Desk& desk() { return *desk_; }
    /// What only the administrative listener serves: driving the clock of a simulated database.
    api::Desk& admin_desk() { return *admin_desk_; }
    /// Public and administrative listeners, ready to start.
    /// @param port instead of the configured public one; 0: any free one
    std::unique_ptr<http::Server> server(std::optional<std::uint16_t> port = {});

private:
    class Witness;
    void mount_health(http::Router& router);
    std::shared_ptr<http::Router> admin_router();
    World& world_;
    std::unique_ptr<Witness> witness_;
    office::OfficeParts office_;
    std::unique_ptr<api::Live> live_;
    std::unique_ptr<api::Desk> desk_;
    std::unique_ptr<api::Desk> admin_desk_;
};

}  // namespace linli::app
