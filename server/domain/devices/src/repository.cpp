#include "repository.h"

namespace linli::devices::repository {
namespace {

constexpr std::string_view device_columns =
    "device_id, code, kind, name, area_id, address, lon, lat, key, silent_minutes, created_at_ms, retired_at_ms,"
    " last_heard_at_ms, silent_since_ms";

Device read_device(const db::Row& row) {
    Device out;
    out.id = row.get<DeviceId>("device_id");
    out.about.code = row.get<std::string>("code");
    out.about.kind = row.get<std::string>("kind");
    out.about.name = row.get<std::string>("name");
    out.about.area_id = row.get<std::optional<AreaId>>("area_id");
    out.about.address = row.get<std::optional<std::string>>("address");
    out.about.lon = row.get<std::optional<double>>("lon");
    out.about.lat = row.get<std::optional<double>>("lat");
    out.about.silent_minutes = row.get<int>("silent_minutes");
    out.created_at = row.get<Instant>("created_at_ms");
    out.retired_at = row.get<std::optional<Instant>>("retired_at_ms");
    out.last_heard_at = row.get<std::optional<Instant>>("last_heard_at_ms");
    out.silent_since = row.get<std::optional<Instant>>("silent_since_ms");
    return out;
}

DeviceRow read_row(const db::Row& row) { return {read_device(row), row.blob("key")}; }

std::optional<Instant> next_silent(const Device& device, Instant heard) {
    if (device.about.silent_minutes == 0) return std::nullopt;
    return heard + std::chrono::minutes(device.about.silent_minutes);
}

KeptEvent read_event(const db::Row& row) {
    KeptEvent out;
    out.event.id = row.get<EventId>("event_id");
    out.event.event_class = row.get<std::string>("class");
    out.event.kind = row.get<EventKind>("kind");
    out.event.reading = row.get<std::optional<double>>("reading");
    out.event.happened_at = row.get<Instant>("happened_at_ms");
    out.received_at = row.get<Instant>("received_at_ms");
    out.case_id = row.get<std::optional<cases::CaseId>>("case_id");
    out.joined = row.get<bool>("joined");
    return out;
}

constexpr std::string_view event_columns =
    "SELECT event_id, class, kind, reading, happened_at_ms, received_at_ms, case_id, joined FROM devices_event"
    " WHERE tenant_id = :tenant AND device_id = :device";

EventRule read_rule(const db::Row& row) {
    return {row.get<std::string>("class"), row.get<std::string>("name"),
            row.get<std::optional<std::string>>("item_code"), row.get<int>("join_minutes")};
}

constexpr std::string_view rule_columns =
    "SELECT class, name, item_code, join_minutes FROM devices_rule WHERE tenant_id = :tenant";

}  // namespace

bool insert_device(db::WriteTx& tx, TenantId tenant, const DeviceRow& row) {
    const auto& d = row.shown;
    return tx.exec(
               "INSERT INTO devices_device (tenant_id, device_id, code, kind, name, area_id, address, lon, lat, key,"
               " silent_minutes, created_at_ms, next_silent_at_ms) VALUES (:tenant, :id, :code, :kind, :name, :area,"
               " :address, :lon, :lat, :key, :silent, :now, :next) ON CONFLICT DO NOTHING",
               {{"tenant", tenant},
                {"id", d.id},
                {"code", d.about.code},
                {"kind", d.about.kind},
                {"name", d.about.name},
                {"area", d.about.area_id},
                {"address", d.about.address},
                {"lon", d.about.lon},
                {"lat", d.about.lat},
                {"key", db::Bytes{row.key}},
                {"silent", d.about.silent_minutes},
                {"now", d.created_at},
                {"next", next_silent(d, d.created_at)}}) == 1;
}

std::optional<DeviceRow> device(db::ReadTx& tx, TenantId tenant, DeviceId id) {
    return tx.one(
        "SELECT " + std::string(device_columns) + " FROM devices_device WHERE tenant_id = :tenant AND device_id = :id",
        {{"tenant", tenant}, {"id", id}}, read_row);
}

std::optional<DeviceRow> device_of_code(db::ReadTx& tx, TenantId tenant, std::string_view code) {
    return tx.one("SELECT " + std::string(device_columns) +
                      " FROM devices_device WHERE tenant_id = :tenant AND code = :code AND retired_at_ms IS NULL",
                  {{"tenant", tenant}, {"code", code}}, read_row);
}

void set_key(db::WriteTx& tx, TenantId tenant, DeviceId id, std::string_view key) {
    tx.exec("UPDATE devices_device SET key = :key WHERE tenant_id = :tenant AND device_id = :id",
            {{"key", db::Bytes{key}}, {"tenant", tenant}, {"id", id}});
}

void retire(db::WriteTx& tx, TenantId tenant, DeviceId id, Instant now) {
    tx.exec(
        "UPDATE devices_device SET retired_at_ms = coalesce(retired_at_ms, :now), next_silent_at_ms = NULL"
        " WHERE tenant_id = :tenant AND device_id = :id",
        {{"now", now}, {"tenant", tenant}, {"id", id}});
}

std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, const ListDevices& wanted,
                                 const std::optional<api::PageKey>& after, std::vector<Device>& out) {
    const api::PageQuery query{.select = device_columns,
                               .from = "devices_device",
                               .order = "created_at_ms",
                               .id = "device_id",
                               .columns = {},
                               .limit = static_cast<std::size_t>(wanted.limit)};
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { out.push_back(read_device(row)); });
}

void heard(db::WriteTx& tx, TenantId tenant, const Device& device, Instant now) {
    tx.exec(
        "UPDATE devices_device SET last_heard_at_ms = :now, silent_since_ms = NULL, next_silent_at_ms = :next"
        " WHERE tenant_id = :tenant AND device_id = :id AND retired_at_ms IS NULL",
        {{"now", now}, {"next", next_silent(device, now)}, {"tenant", tenant}, {"id", device.id}});
}

std::vector<DeviceId> silent(db::ReadTx& tx, TenantId tenant, Instant now, int most) {
    return tx.all(
        "SELECT device_id FROM devices_device WHERE tenant_id = :tenant AND next_silent_at_ms IS NOT NULL"
        " AND next_silent_at_ms <= :now ORDER BY next_silent_at_ms, device_id LIMIT :most",
        {{"tenant", tenant}, {"now", now}, {"most", most}},
        [](const db::Row& row) { return row.get<DeviceId>("device_id"); });
}

bool mark_silent(db::WriteTx& tx, TenantId tenant, DeviceId id, Instant now) {
    return tx.exec(
               "UPDATE devices_device SET silent_since_ms = coalesce(last_heard_at_ms, created_at_ms),"
               " next_silent_at_ms = NULL WHERE tenant_id = :tenant AND device_id = :id AND next_silent_at_ms <= :now",
               {{"tenant", tenant}, {"id", id}, {"now", now}}) == 1;
}

bool remember_nonce(db::WriteTx& tx, TenantId tenant, DeviceId id, std::string_view nonce, Instant until) {
    return tx.exec(
               "INSERT INTO devices_nonce (tenant_id, device_id, nonce, until_ms) VALUES (:tenant, :id, :nonce, :until)"
               " ON CONFLICT DO NOTHING",
               {{"tenant", tenant}, {"id", id}, {"nonce", nonce}, {"until", until}}) == 1;
}

std::int64_t forget_nonces(db::WriteTx& tx, TenantId tenant, Instant now) {
    return tx.exec("DELETE FROM devices_nonce WHERE tenant_id = :tenant AND until_ms < :now",
                   {{"tenant", tenant}, {"now", now}});
}

void insert_event(db::WriteTx& tx, TenantId tenant, DeviceId id, const KeptEvent& kept) {
    tx.exec(
        "INSERT INTO devices_event (tenant_id, event_id, device_id, class, kind, reading, happened_at_ms,"
        " received_at_ms, case_id, joined) VALUES (:tenant, :event, :device, :class, :kind, :reading, :happened,"
        " :received, :case, :joined)",
        {{"tenant", tenant},
         {"event", kept.event.id},
         {"device", id},
         {"class", kept.event.event_class},
         {"kind", kept.event.kind},
         {"reading", kept.event.reading},
         {"happened", kept.event.happened_at},
         {"received", kept.received_at},
         {"case", kept.case_id},
         {"joined", kept.joined}});
}

std::optional<KeptEvent> event(db::ReadTx& tx, TenantId tenant, DeviceId id, EventId event) {
    return tx.one(std::string(event_columns) + " AND event_id = :event",
                  {{"tenant", tenant}, {"device", id}, {"event", event}}, read_event);
}

std::vector<KeptEvent> events(db::ReadTx& tx, TenantId tenant, DeviceId id, int most) {
    return tx.all(std::string(event_columns) + " ORDER BY received_at_ms DESC, event_id DESC LIMIT :most",
                  {{"tenant", tenant}, {"device", id}, {"most", most}}, read_event);
}

std::optional<AlarmRow> alarm(db::ReadTx& tx, TenantId tenant, DeviceId id, std::string_view event_class) {
    return tx.one(
        "SELECT case_id, times, first_at_ms, last_at_ms FROM devices_alarm WHERE tenant_id = :tenant"
        " AND device_id = :device AND class = :class",
        {{"tenant", tenant}, {"device", id}, {"class", event_class}}, [&](const db::Row& row) {
            return AlarmRow{id,
                            std::string(event_class),
                            row.get<cases::CaseId>("case_id"),
                            row.get<std::int64_t>("times"),
                            row.get<Instant>("first_at_ms"),
                            row.get<Instant>("last_at_ms")};
        });
}

void store_alarm(db::WriteTx& tx, TenantId tenant, const AlarmRow& row) {
    tx.exec(
        "INSERT INTO devices_alarm (tenant_id, device_id, class, case_id, times, first_at_ms, last_at_ms)"
        " VALUES (:tenant, :device, :class, :case, :times, :first, :last) ON CONFLICT (tenant_id, device_id, class)"
        " DO UPDATE SET case_id = excluded.case_id, times = excluded.times, first_at_ms = excluded.first_at_ms,"
        " last_at_ms = excluded.last_at_ms",
        {{"tenant", tenant},
         {"device", row.device},
         {"class", row.event_class},
         {"case", row.case_id},
         {"times", row.times},
         {"first", row.first_at},
         {"last", row.last_at}});
}

std::vector<EventRule> rules(db::ReadTx& tx, TenantId tenant) {
    return tx.all(std::string(rule_columns) + " ORDER BY class", {{"tenant", tenant}}, read_rule);
}

std::optional<EventRule> rule(db::ReadTx& tx, TenantId tenant, std::string_view event_class) {
    return tx.one(std::string(rule_columns) + " AND class = :class", {{"tenant", tenant}, {"class", event_class}},
                  read_rule);
}

void replace_rules(db::WriteTx& tx, TenantId tenant, const std::vector<EventRule>& rules, Instant now) {
    tx.exec("DELETE FROM devices_rule WHERE tenant_id = :tenant", {{"tenant", tenant}});
    for (const auto& rule : rules)  // a table of at most two hundred, changed by hand
        tx.exec(
            "INSERT INTO devices_rule (tenant_id, class, name, item_code, join_minutes, changed_at_ms)"
            " VALUES (:tenant, :class, :name, :item, :join, :now)",
            {{"tenant", tenant},
             {"class", rule.event_class},
             {"name", rule.name},
             {"item", rule.item_code},
             {"join", rule.join_minutes},
             {"now", now}});
}

}  // namespace linli::devices::repository
