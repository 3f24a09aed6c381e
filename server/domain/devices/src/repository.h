#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/db/database.h>
#include <linli/devices/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// SQL of this room. Rows are the tenant's own; every call takes the tenant or a scope of it.
namespace linli::devices::repository {

struct DeviceRow {
    Device shown;
    std::string key;  ///< sealed bytes
};
/// An alarm that runs.
struct AlarmRow {
    DeviceId device;
    std::string event_class;
    cases::CaseId case_id;
    std::int64_t times = 1;
    Instant first_at{}, last_at{};
};

/// @return false when the code is taken
bool insert_device(db::WriteTx& tx, TenantId tenant, const DeviceRow& row);
std::optional<DeviceRow> device(db::ReadTx& tx, TenantId tenant, DeviceId id);
std::optional<DeviceRow> device_of_code(db::ReadTx& tx, TenantId tenant, std::string_view code);
void set_key(db::WriteTx& tx, TenantId tenant, DeviceId id, std::string_view key);
void retire(db::WriteTx& tx, TenantId tenant, DeviceId id, Instant now);
std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, const ListDevices& wanted,
                                 const std::optional<api::PageKey>& after, std::vector<Device>& out);
/// It was heard: it is no longer silent, and is waited for anew.
void heard(db::WriteTx& tx, TenantId tenant, const Device& device, Instant now);
std::vector<DeviceId> silent(db::ReadTx& tx, TenantId tenant, Instant now, int most);
/// Nobody waits for it until it is heard again. @return false when it was heard meanwhile, or somebody else was faster
bool mark_silent(db::WriteTx& tx, TenantId tenant, DeviceId id, Instant now);

/// @return false when it was used before
bool remember_nonce(db::WriteTx& tx, TenantId tenant, DeviceId id, std::string_view nonce, Instant until);
std::int64_t forget_nonces(db::WriteTx& tx, TenantId tenant, Instant now);

void insert_event(db::WriteTx& tx, TenantId tenant, DeviceId id, const KeptEvent& event);
std::optional<KeptEvent> event(db::ReadTx& tx, TenantId tenant, DeviceId id, EventId event);
std::vector<KeptEvent> events(db::ReadTx& tx, TenantId tenant, DeviceId id, int most);
std::optional<AlarmRow> alarm(db::ReadTx& tx, TenantId tenant, DeviceId id, std::string_view event_class);
void store_alarm(db::WriteTx& tx, TenantId tenant, const AlarmRow& row);

std::vector<EventRule> rules(db::ReadTx& tx, TenantId tenant);
std::optional<EventRule> rule(db::ReadTx& tx, TenantId tenant, std::string_view event_class);
void replace_rules(db::WriteTx& tx, TenantId tenant, const std::vector<EventRule>& rules, Instant now);

}  // namespace linli::devices::repository
