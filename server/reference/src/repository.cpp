#include "repository.h"

#include <linli/json/read.h>

#include <boost/json/serialize.hpp>

namespace linli::reference::repository {
namespace {

Entry read_entry(const db::Row& row) {
    Entry entry{row.get<std::string>("code"), row.get<std::string>("label"), {}};
    const auto columns = json::parse(row.text(row.column("columns")));
    if (!columns || !columns->is_object()) throw db::StoreFault("reference_entry.columns is no object");
    for (const auto& [name, text] : columns->get_object())
        if (text.is_string()) entry.columns.emplace(std::string(name), std::string(text.get_string()));
    return entry;
}

std::string columns_text(const Entry& entry) {
    boost::json::object object;
    for (const auto& [name, text] : entry.columns) object[name] = text;
    return boost::json::serialize(object);
}

}  // namespace

std::int64_t newest(db::ReadTx& tx, TenantId tenant, std::string_view list_code) {
    return tx
        .value<std::int64_t>(
            "SELECT coalesce(max(version), 0) FROM reference_version WHERE tenant_id = :tenant"
            " AND list_code = :list",
            {{"tenant", tenant}, {"list", list_code}})
        .value_or(0);
}

std::int64_t holding(db::ReadTx& tx, TenantId tenant, std::string_view list_code, Date on) {
    return tx
        .value<std::int64_t>(
            "SELECT coalesce(max(version), 0) FROM reference_version WHERE tenant_id = :tenant"
            " AND list_code = :list AND from_on <= :on",
            {{"tenant", tenant}, {"list", list_code}, {"on", on}})
        .value_or(0);
}

std::int64_t holding_as_known(db::ReadTx& tx, TenantId tenant, std::string_view list_code, Date on, Instant known) {
    return tx
        .value<std::int64_t>(
            "SELECT coalesce(max(version), 0) FROM reference_version WHERE tenant_id = :tenant"
            " AND list_code = :list AND from_on <= :on AND published_at_ms <= :known",
            {{"tenant", tenant}, {"list", list_code}, {"on", on}, {"known", known}})
        .value_or(0);
}

std::optional<Date> begins(db::ReadTx& tx, TenantId tenant, std::string_view list_code, std::int64_t version) {
    return tx.value<Date>(
        "SELECT from_on FROM reference_version WHERE tenant_id = :tenant AND list_code = :list AND version = :version",
        {{"tenant", tenant}, {"list", list_code}, {"version", version}});
}

std::vector<Entry> entries(db::ReadTx& tx, TenantId tenant, std::string_view list_code, std::int64_t version) {
    return tx.all(
        "SELECT code, label, columns FROM reference_entry WHERE tenant_id = :tenant AND list_code = :list"
        " AND version = :version ORDER BY position",
        {{"tenant", tenant}, {"list", list_code}, {"version", version}}, read_entry);
}

void store(db::WriteTx& tx, const access::Scope& scope, const List& list, const std::string& note, Instant now) {
    const auto tenant = scope.tenant();
    tx.exec(
        "INSERT INTO reference_version (tenant_id, list_code, version, from_on, note, published_by, published_at_ms)"
        " VALUES (:tenant, :list, :version, :from, :note, :by, :at)",
        {{"tenant", tenant},
         {"list", list.code()},
         {"version", list.version()},
         {"from", list.from()},
         {"note", note},
         {"by", scope.user()},
         {"at", now}});
    tx.bulk("reference_entry", {"tenant_id", "list_code", "version", "position", "code", "label", "columns"},
            [&, next = std::size_t{0}](std::vector<db::Value>& row) mutable {
                if (next == list.entries().size()) return false;
                const auto& entry = list.entries()[next];
                row = {db::to_value(tenant),          db::to_value(list.code()),
                       db::to_value(list.version()),  db::to_value(next),
                       db::to_value(entry.code),      db::to_value(entry.label),
                       db::Value(columns_text(entry))};
                ++next;
                return true;
            });
}

void set_score(db::WriteTx& tx, TenantId tenant, std::string_view list_code, std::string_view code, int per_mille,
               Instant now) {
    tx.exec(
        "INSERT INTO reference_score (tenant_id, list_code, code, per_mille, scored_at_ms)"
        " VALUES (:tenant, :list, :code, :score, :at)"
        " ON CONFLICT (tenant_id, list_code, code) DO UPDATE SET per_mille = excluded.per_mille,"
        " scored_at_ms = excluded.scored_at_ms",
        {{"tenant", tenant}, {"list", list_code}, {"code", code}, {"score", per_mille}, {"at", now}});
}

std::map<std::string, int> scores(db::ReadTx& tx, TenantId tenant, std::string_view list_code) {
    std::map<std::string, int> out;
    tx.each("SELECT code, per_mille FROM reference_score WHERE tenant_id = :tenant AND list_code = :list",
            {{"tenant", tenant}, {"list", list_code}},
            [&](const db::Row& row) { out[row.get<std::string>("code")] = row.get<int>("per_mille"); });
    return out;
}

}  // namespace linli::reference::repository
