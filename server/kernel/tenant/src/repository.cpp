#include <linli/tenant/tenants.h>

namespace linli::tenant {
namespace {

Tenant read(const db::Row& row) {
    return {row.get<TenantId>("tenant_id"), row.get<std::string>("code"), row.get<std::string>("name"),
            row.get<Instant>("created_at_ms")};
}

}  // namespace

void initialise(db::WriteTx& tx, const Deployment& deployment) {
    const auto stored = tx.exec(
        "INSERT INTO tenant_deployment (one, suite, simulated, installation_id, initialised_at_ms, clock_offset_ms,"
        " keyring_fingerprint) VALUES (1, :suite, :simulated, :installation, :now, 0, :keyring) ON CONFLICT DO NOTHING",
        {{"suite", deployment.suite},
         {"simulated", deployment.simulated},
         {"installation", deployment.installation},
         {"now", deployment.initialised_at},
         {"keyring", deployment.keyring}});
    if (stored == 0) throw db::StoreFault("the database is initialised already");
}

std::optional<Deployment> deployment(db::ReadTx& tx) {
    return tx.one(
        "SELECT suite, simulated, installation_id, initialised_at_ms, coalesce(keyring_fingerprint, '') AS keyring"
        " FROM tenant_deployment",
        {}, [](const db::Row& row) {
            return Deployment{row.get<int>("suite"), row.get<bool>("simulated"), row.get<Uuid>("installation_id"),
                              row.get<Instant>("initialised_at_ms"), row.get<std::string>("keyring")};
        });
}

void remember_keyring(db::WriteTx& tx, std::string_view fingerprint) {
    tx.exec("UPDATE tenant_deployment SET keyring_fingerprint = :keyring", {{"keyring", fingerprint}});
}

Tenant add(db::WriteTx& tx, std::string_view code, std::string_view name, Instant now) {
    const auto next = tx.value<std::int64_t>("SELECT coalesce(max(tenant_id), 0) + 1 FROM tenant_tenant", {}).value();
    tx.exec("INSERT INTO tenant_tenant (tenant_id, code, name, created_at_ms) VALUES (:id, :code, :name, :now)",
            {{"id", next}, {"code", code}, {"name", name}, {"now", now}});
    return {TenantId{next}, std::string(code), std::string(name), now};
}

std::vector<Tenant> all(db::ReadTx& tx) {
    return tx.all("SELECT tenant_id, code, name, created_at_ms FROM tenant_tenant ORDER BY tenant_id", {}, read);
}

std::optional<Tenant> find_by_code(db::ReadTx& tx, std::string_view code) {
    return tx.one("SELECT tenant_id, code, name, created_at_ms FROM tenant_tenant WHERE code = :code", {{"code", code}},
                  read);
}

std::optional<std::string> setting(db::ReadTx& tx, TenantId tenant, std::string_view key) {
    return tx.value<std::string>("SELECT content FROM tenant_setting WHERE tenant_id = :tenant AND name = :name",
                                 {{"tenant", tenant}, {"name", key}});
}

std::vector<Setting> settings(db::ReadTx& tx, TenantId tenant) {
    return tx.all("SELECT name, content, changed_at_ms FROM tenant_setting WHERE tenant_id = :tenant ORDER BY name",
                  {{"tenant", tenant}}, [](const db::Row& row) {
                      return Setting{row.get<std::string>("name"), row.get<std::string>("content"),
                                     row.get<Instant>("changed_at_ms")};
                  });
}

void set_setting(db::WriteTx& tx, TenantId tenant, std::string_view key, std::string_view value, Instant now) {
    tx.exec(
        "INSERT INTO tenant_setting (tenant_id, name, content, changed_at_ms)"
        " VALUES (:tenant, :name, :content, :now) ON CONFLICT (tenant_id, name)"
        " DO UPDATE SET content = excluded.content, changed_at_ms = excluded.changed_at_ms",
        {{"tenant", tenant}, {"name", key}, {"content", value}, {"now", now}});
}

std::int64_t clock_offset_ms(db::ReadTx& tx) {
    return tx.value<std::int64_t>("SELECT clock_offset_ms FROM tenant_deployment", {}).value_or(0);
}

void set_clock_offset_ms(db::WriteTx& tx, std::int64_t offset) {
    const auto moved = tx.exec("UPDATE tenant_deployment SET clock_offset_ms = :offset WHERE simulated = :yes",
                               {{"offset", offset}, {"yes", true}});
    if (moved == 0) throw db::StoreFault("only a simulated database may drive the clock");
}

}  // namespace linli::tenant
