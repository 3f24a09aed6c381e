#pragma once

#include <linli/api/desk.h>
#include <linli/http/server.h>
#include <linli/identity/identity.h>
#include <linli/metrics/metrics.h>

#include "world.h"

#include <memory>

namespace linli::app {

/// The routes of every room on one desk, with sign-in and access audit plugged in.
class Front {
public:
    explicit Front(World& world);
    ~Front();
    api::Desk& desk() { return *desk_; }
    identity::Identity& identity() { return *identity_; }
    /// Public and administrative listeners, ready to start.
    std::unique_ptr<http::Server> server(metrics::Registry& metrics);

private:
    class Witness;
    World& world_;
    std::unique_ptr<identity::Identity> identity_;
    std::unique_ptr<Witness> witness_;
    std::unique_ptr<api::Desk> desk_;
};

}  // namespace linli::app
