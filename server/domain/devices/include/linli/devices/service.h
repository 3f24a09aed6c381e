#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/cases/service.h>
#include <linli/crypto/suite.h>
#include <linli/db/database.h>
#include <linli/devices/problems.h>
#include <linli/devices/protocol.h>
#include <linli/devices/types.h>

#include <memory>
#include <string_view>

namespace linli::audit {
class Audit;
}
namespace linli::vault {
class Vault;
}

namespace linli::devices {

/// Everything outlives the service.
struct DeviceParts {
    db::Database& database;
    const Clock& clock;       ///< domain clock: silence, joining
    const Clock& real_clock;  ///< the wire: time stamps of signatures
    IdSource& ids;
    audit::Audit& audit;
    vault::Vault& vault;
    cases::CaseService& cases;
    const api::CursorSealer& cursors;
    crypto::Suite suite;
};

/// Devices as one more door of the cases: what a registered device says becomes a matter by a table that is data, says
/// it once however often it rings, and a device that says nothing is somebody's task. Synchronous; thread-safe.
/// @throws db::StoreFault when the store fails: the device sends the same event again. @source IOT-10, IOT-15, INC-18
class DeviceService {
public:
    explicit DeviceService(DeviceParts parts);
    ~DeviceService();

    /// @refuses code_taken
    Result<DeviceKey> add(const access::Scope& scope, const NewDevice& in);
    /// The old key is unknown at once. @refuses access::not_found (also for a retired one)
    Result<DeviceKey> renew_key(const access::Scope& scope, DeviceId id);
    /// Its key is unknown at once, nobody waits for it any more. @refuses access::not_found
    Outcome retire(const access::Scope& scope, DeviceId id);
    /// Newest first. @refuses api::bad_cursor
    Result<api::Page<Device>> list(const access::Scope& scope, const ListDevices& in);
    /// The latest 200. @refuses access::not_found
    Result<KeptEvents> events(const access::Scope& scope, DeviceId id);

    EventRules rules(const access::Scope& scope);
    /// The whole table. @refuses bad_rules
    Result<EventRules> set_rules(const access::Scope& scope, const EventRules& in);

    /// What a device sent. An alarm of a class that runs already joins its open matter; the same event again
    /// answers what is known. A class without a rule becomes a matter too, which a person then sends on.
    /// @refuses bad_signature (also for an unknown device), old_timestamp, replayed
    Result<Taken> receive(TenantId tenant, const protocol::Head& head, std::string_view body, const DeviceEvent& event);

    /// Reports up to 200 devices that were silent for too long, each once. One short read when there is none.
    /// @return how many
    int watch(TenantId tenant);
    /// Forgets nonces that no message could repeat any more. @return how many
    std::int64_t sweep(TenantId tenant);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::devices
