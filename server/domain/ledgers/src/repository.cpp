#include "repository.h"

#include <linli/json/read.h>
#include <linli/json/write.h>

namespace linli::ledgers::repository {
namespace {

StoredDefinition read(const db::Row& row) {
    auto definition = json::read_text<Definition>(row.text(row.column("content")));
    if (!definition) throw db::StoreFault("ledgers_definition.content is no definition");
    return {std::move(definition).value(), row.get<std::int64_t>("version"), row.get<UserId>("defined_by")};
}

}  // namespace

std::vector<StoredDefinition> newest(db::ReadTx& tx, TenantId tenant) {
    return tx.all(
        "SELECT version, content, defined_by FROM ledgers_definition d WHERE tenant_id = :tenant AND version ="
        " (SELECT max(n.version) FROM ledgers_definition n WHERE n.tenant_id = d.tenant_id AND n.code = d.code)"
        " ORDER BY code",
        {{"tenant", tenant}}, read);
}

std::optional<StoredDefinition> find(db::ReadTx& tx, TenantId tenant, std::string_view code,
                                     std::optional<std::int64_t> version) {
    if (version)
        return tx.one(
            "SELECT version, content, defined_by FROM ledgers_definition WHERE tenant_id = :tenant AND code = :code"
            " AND version = :version",
            {{"tenant", tenant}, {"code", code}, {"version", *version}}, read);
    return tx.one(
        "SELECT version, content, defined_by FROM ledgers_definition WHERE tenant_id = :tenant AND code = :code"
        " ORDER BY version DESC LIMIT 1",
        {{"tenant", tenant}, {"code", code}}, read);
}

std::int64_t count(db::ReadTx& tx, TenantId tenant) {
    return tx
        .value<std::int64_t>("SELECT count(DISTINCT code) FROM ledgers_definition WHERE tenant_id = :tenant",
                             {{"tenant", tenant}})
        .value_or(0);
}

void insert(db::WriteTx& tx, TenantId tenant, const StoredDefinition& one, Instant now) {
    tx.exec(
        "INSERT INTO ledgers_definition (tenant_id, code, version, content, defined_by, defined_at_ms)"
        " VALUES (:tenant, :code, :version, :content, :by, :now)",
        {{"tenant", tenant},
         {"code", one.definition.code},
         {"version", one.version},
         {"content", json::write(one.definition, json::View::disclosed)},
         {"by", one.by},
         {"now", now}});
}

}  // namespace linli::ledgers::repository
