#include <linli/devices/service.h>

#include <linli/audit/audit.h>
#include <linli/base/text.h>
#include <linli/cases/published.h>
#include <linli/crypto/random.h>
#include <linli/devices/permissions.h>
#include <linli/log/log.h>
#include <linli/vault/vault.h>

#include "repository.h"
#include "rules.h"

#include <algorithm>
#include <set>

namespace linli::devices {
namespace {

using repository::AlarmRow;
using repository::DeviceRow;

constexpr std::string_view key_field = "devices.key";

audit::Entry entry(std::string operation, std::optional<DeviceId> device) {
    audit::Entry out{.kind = audit::Kind::write, .operation = std::move(operation)};
    out.subject_kind = "device";
    if (device) out.subject = device->uuid();
    return out;
}

/// In which capacity a device reports.
access::Scope acting(TenantId tenant, const Device& device) {
    access::Actor actor{.tenant = tenant, .role = access::Role::machine, .user = UserId(device.id.uuid())};
    return access::Gate::admit(actor, may_submit).value();
}

}  // namespace

struct DeviceService::Impl {
    explicit Impl(DeviceParts given) : parts(given) {}
    DeviceParts parts;

    /// A new key, sealed under the device itself.
    DeviceKey make_key(db::WriteTx& tx, TenantId tenant, DeviceId id, std::string& sealed);
    std::optional<std::string> key_of(db::ReadTx& tx, TenantId tenant, const DeviceRow& row);
    /// @return the device; nothing in the database has changed. @refuses bad_signature, old_timestamp
    Result<Device> proven(TenantId tenant, const protocol::Head& head, std::string_view body);
    std::optional<cases::PublishedCase> matter(TenantId tenant, cases::CaseId id);
    std::optional<cases::State> state_of(TenantId tenant, cases::CaseId id);
    std::optional<AlarmRow> running(TenantId tenant, DeviceId device, const std::string& event_class, EventRule& rule);
    /// Keeps the event with its matter, if nobody else changed the alarm since it was looked at.
    std::optional<KeptEvent> keep(TenantId tenant, const Device& device, const DeviceEvent& event,
                                  const std::optional<AlarmRow>& seen, bool joined);
    void report(TenantId tenant, const Device& device, const EventRule& rule, const KeptEvent& kept);
    Taken ring(TenantId tenant, const Device& device, const DeviceEvent& event);
    Taken again(TenantId tenant, const Device& device, const KeptEvent& kept);
};

DeviceService::DeviceService(DeviceParts parts) : impl_(std::make_unique<Impl>(parts)) {}
DeviceService::~DeviceService() = default;

DeviceKey DeviceService::Impl::make_key(db::WriteTx& tx, TenantId tenant, DeviceId id, std::string& sealed) {
    const auto key = crypto::random_bytes(protocol::key_size);
    sealed = parts.vault.seal(tx, tenant, PersonId(id.uuid()), key_field, key);
    return {id, text::to_base64url(key)};
}

std::optional<std::string> DeviceService::Impl::key_of(db::ReadTx& tx, TenantId tenant, const DeviceRow& row) {
    return parts.vault.open(tx, tenant, PersonId(row.shown.id.uuid()), key_field, row.key);
}

Result<DeviceKey> DeviceService::add(const access::Scope& scope, const NewDevice& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<DeviceKey> {
        DeviceRow row;
        row.shown.id = self.parts.ids.next<DeviceId>();
        row.shown.about = in;
        row.shown.created_at = self.parts.clock.now();
        auto made = self.make_key(tx, scope.tenant(), row.shown.id, row.key);
        if (!repository::insert_device(tx, scope.tenant(), row)) return refuse(code_taken);
        self.parts.audit.wrote(tx, scope, entry("addDevice", row.shown.id));
        return made;
    });
}

Result<DeviceKey> DeviceService::renew_key(const access::Scope& scope, DeviceId id) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<DeviceKey> {
        const auto row = repository::device(tx, scope.tenant(), id);
        if (!row || row->shown.retired_at) return refuse(access::not_found);
        std::string sealed;
        auto made = self.make_key(tx, scope.tenant(), id, sealed);
        repository::set_key(tx, scope.tenant(), id, sealed);
        self.parts.audit.wrote(tx, scope, entry("renewDeviceKey", id));
        return made;
    });
}

Outcome DeviceService::retire(const access::Scope& scope, DeviceId id) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Outcome {
        if (!repository::device(tx, scope.tenant(), id)) return refuse(access::not_found);
        repository::retire(tx, scope.tenant(), id, self.parts.clock.now());
        self.parts.audit.wrote(tx, scope, entry("retireDevice", id));
        return Done{};
    });
}

Result<api::Page<Device>> DeviceService::list(const access::Scope& scope, const ListDevices& in) {
    auto& self = *impl_;
    constexpr std::string_view operation = "listDevices";
    std::optional<api::PageKey> after;
    if (in.cursor) {
        LINLI_TRY(const auto text, self.parts.cursors.open(scope, operation, *in.cursor));
        after = api::PageKey::parse(text);
        if (!after) return refuse(api::bad_cursor);
    }
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<api::Page<Device>> {
        api::Page<Device> page;
        const auto next = repository::page(tx, scope, in, after, page.items);
        if (next) page.next = self.parts.cursors.seal(scope, operation, next->text());
        return page;
    });
}

Result<KeptEvents> DeviceService::events(const access::Scope& scope, DeviceId id) {
    constexpr int most = 200;
    return impl_->parts.database.read([&](db::ReadTx& tx) -> Result<KeptEvents> {
        if (!repository::device(tx, scope.tenant(), id)) return refuse(access::not_found);
        return KeptEvents{repository::events(tx, scope.tenant(), id, most)};
    });
}

EventRules DeviceService::rules(const access::Scope& scope) {
    return impl_->parts.database.read(
        [&](db::ReadTx& tx) { return EventRules{repository::rules(tx, scope.tenant())}; });
}

Result<EventRules> DeviceService::set_rules(const access::Scope& scope, const EventRules& in) {
    auto& self = *impl_;
    std::set<std::string> items, classes;
    for (const auto& item : self.parts.cases.items(access::Gate::system(scope.tenant(), "devices.rules")).items)
        items.insert(item.code);
    for (const auto& rule : in.items) {
        if (!classes.insert(rule.event_class).second) return refuse(bad_rules, "类别重复：" + rule.event_class);
        if (rule.item_code && items.count(*rule.item_code) == 0)
            return refuse(bad_rules, "没有这一责任事项：" + *rule.item_code);
    }
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<EventRules> {
        repository::replace_rules(tx, scope.tenant(), in.items, self.parts.clock.now());
        self.parts.audit.wrote(tx, scope, entry("setDeviceRules", std::nullopt));
        return EventRules{repository::rules(tx, scope.tenant())};
    });
}

Result<Device> DeviceService::Impl::proven(TenantId tenant, const protocol::Head& head, std::string_view body) {
    struct Known {
        std::optional<DeviceRow> row;
        std::optional<std::string> key;
    };
    const auto known = parts.database.read([&](db::ReadTx& tx) {
        Known out{repository::device_of_code(tx, tenant, head.device), {}};
        if (out.row) out.key = key_of(tx, tenant, *out.row);
        return out;
    });
    // An unknown device costs the same work as a wrong signature and hears the same.
    const auto key = known.key.value_or(std::string(protocol::key_size, '\0'));
    const auto fault = protocol::check(parts.suite, key, head, body, parts.real_clock.now());
    if (!known.key || fault == protocol::Fault::missing || fault == protocol::Fault::wrong_signature)
        return refuse(bad_signature);
    if (fault == protocol::Fault::old_timestamp) return refuse(old_timestamp);
    return known.row->shown;
}

std::optional<cases::PublishedCase> DeviceService::Impl::matter(TenantId tenant, cases::CaseId id) {
    const cases::CaseId wanted[] = {id};
    const auto found = parts.cases.published(access::Gate::system(tenant, "devices.join"), wanted);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<cases::State> DeviceService::Impl::state_of(TenantId tenant, cases::CaseId id) {
    const auto found = matter(tenant, id);
    return found ? std::optional(found->standing) : std::nullopt;
}

std::optional<AlarmRow> DeviceService::Impl::running(TenantId tenant, DeviceId device, const std::string& event_class,
                                                     EventRule& rule) {
    return parts.database.read([&](db::ReadTx& tx) {
        rule = repository::rule(tx, tenant, event_class).value_or(rule_without(event_class));
        return repository::alarm(tx, tenant, device, event_class);
    });
}

std::optional<KeptEvent> DeviceService::Impl::keep(TenantId tenant, const Device& device, const DeviceEvent& event,
                                                   const std::optional<AlarmRow>& seen, bool joined) {
    const auto now = parts.clock.now();
    return parts.database.write([&](db::WriteTx& tx) -> std::optional<KeptEvent> {
        if (event.event_class != silent_class) repository::heard(tx, tenant, device, now);  // locks the device
        if (auto before = repository::event(tx, tenant, device.id, event.id)) return before;
        const auto current = repository::alarm(tx, tenant, device.id, event.event_class);
        const auto same = current.has_value() == seen.has_value() && (!current || current->case_id == seen->case_id);
        if (!same) return std::nullopt;
        AlarmRow row =
            joined ? *current : AlarmRow{device.id, event.event_class, parts.ids.next<cases::CaseId>(), 0, now, now};
        ++row.times;
        row.last_at = now;
        repository::store_alarm(tx, tenant, row);
        KeptEvent kept{event, now, row.case_id, joined};
        repository::insert_event(tx, tenant, device.id, kept);
        return kept;
    });
}

void DeviceService::Impl::report(TenantId tenant, const Device& device, const EventRule& rule, const KeptEvent& kept) {
    cases::ReportCase in{.id = *kept.case_id,
                         .text = words_of(device, rule, kept.event.reading),
                         .title = rule.name,
                         .item_code = rule.item_code,
                         .channel = cases::Channel::device,
                         .happened_at = kept.event.happened_at};
    in.place = cases::Place{device.about.address, device.about.lon, device.about.lat, device.about.area_id};
    const auto scope = acting(tenant, device);
    auto made = parts.cases.report(scope, in);
    if (made.is(cases::unknown_item)) {  // the list changed after the table was written: a person decides
        in.item_code.reset();
        made = parts.cases.report(scope, in);
    }
    if (!made) throw db::StoreFault("a device's alarm was refused: " + std::string(made.problem().type->code));
}

Taken DeviceService::Impl::ring(TenantId tenant, const Device& device, const DeviceEvent& event) {
    constexpr int tries = 5;
    for (int attempt = 0; attempt < tries; ++attempt) {
        EventRule rule;
        const auto seen = running(tenant, device.id, event.event_class, rule);
        const bool joined =
            seen && joins(rule, seen->first_at, seen->last_at, parts.clock.now(), state_of(tenant, seen->case_id));
        const auto kept = keep(tenant, device, event, seen, joined);
        if (!kept) continue;  // another process took an alarm of the same class meanwhile
        if (!kept->joined) report(tenant, device, rule, *kept);
        return {kept->case_id, kept->joined, false};
    }
    throw db::StoreFault("a device rings faster than its alarms can be kept");
}

Taken DeviceService::Impl::again(TenantId tenant, const Device& device, const KeptEvent& kept) {
    Taken out{kept.case_id, kept.joined, true};
    if (!kept.case_id) return out;
    auto now = matter(tenant, *kept.case_id);
    if (!now && !kept.joined) {  // we died between the event and its matter
        EventRule rule;
        (void)running(tenant, device.id, kept.event.event_class, rule);
        report(tenant, device, rule, kept);
        now = matter(tenant, *kept.case_id);
    }
    if (!now) return out;
    out.state = now->standing;  // of a merged one the matter that is handled
    if (now->resolution) out.resolution = now->resolution->resolution;
    return out;
}

Result<Taken> DeviceService::receive(TenantId tenant, const protocol::Head& head, std::string_view body,
                                     const DeviceEvent& event) {
    auto& self = *impl_;
    LINLI_TRY(const auto device, self.proven(tenant, head, body));
    const auto now = self.parts.clock.now();
    const auto until = self.parts.real_clock.now() + 2 * protocol::tolerance;
    std::optional<KeptEvent> before;
    const bool fresh = self.parts.database.write([&](db::WriteTx& tx) {
        if (!repository::remember_nonce(tx, tenant, device.id, head.nonce, until)) return false;
        repository::heard(tx, tenant, device, now);
        before = repository::event(tx, tenant, device.id, event.id);
        if (!before && event.kind == EventKind::clear)
            repository::insert_event(tx, tenant, device.id, {event, now, std::nullopt, false});
        return true;
    });
    if (!fresh) return refuse(replayed);
    if (before) return self.again(tenant, device, *before);
    if (event.kind != EventKind::alarm) return Taken{};
    return self.ring(tenant, device, event);
}

int DeviceService::watch(TenantId tenant) {
    auto& self = *impl_;
    constexpr int most = 200;
    const auto now = self.parts.clock.now();
    const auto due =
        self.parts.database.read([&](db::ReadTx& tx) { return repository::silent(tx, tenant, now, most); });
    int reported = 0;
    for (const auto id : due) {
        const auto device =
            self.parts.database.read([&](db::ReadTx& tx) { return repository::device(tx, tenant, id); });
        if (!device) continue;
        // First the matter, then the mark: a process that dies between leaves a matter that the next one joins.
        const DeviceEvent event{.id = self.parts.ids.next<EventId>(),
                                .event_class = std::string(silent_class),
                                .happened_at = device->shown.last_heard_at.value_or(device->shown.created_at)};
        self.ring(tenant, device->shown, event);
        if (self.parts.database.write([&](db::WriteTx& tx) { return repository::mark_silent(tx, tenant, id, now); }))
            ++reported;
    }
    if (reported > 0) log::info("devices.silent", {{"count", reported}});
    return reported;
}

std::int64_t DeviceService::sweep(TenantId tenant) {
    auto& self = *impl_;
    return self.parts.database.write(
        [&](db::WriteTx& tx) { return repository::forget_nonces(tx, tenant, self.parts.real_clock.now()); });
}

}  // namespace linli::devices
