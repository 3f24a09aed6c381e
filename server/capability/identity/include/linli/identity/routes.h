#pragma once

namespace linli::api {
class Desk;
}

namespace linli::identity {

class IdentityService;
class InboxCodeSender;
class SessionAuthenticator;

/// Signing in, one's own account, accounts of others and machine clients.
void mount(api::Desk& desk, IdentityService& service, SessionAuthenticator& authenticator);
/// `GET /v1/simulator/inbox`: only where the simulator stands in for the telephone network.
void mount_simulator(api::Desk& desk, InboxCodeSender& inbox);

}  // namespace linli::identity
