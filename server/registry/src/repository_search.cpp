#include "repository_search.h"

#include <linli/registry/search_sources.h>

#include "key_chunks.h"

namespace linli::registry::repository {
namespace {

/// Where a kind lies, and its columns in the order of SearchRow.
struct Table {
    std::string_view from, id, columns, standing;
};

const Table& table_of(search::Kind kind) {
    static const Table person{"registry_person", "person_id",
                              "name, address, '' AS code, id_number, phone, registered_address", "standing"};
    static const Table dwelling{"registry_dwelling", "dwelling_id",
                                "local_address AS name, address, code, cast(NULL as text) AS standing", ""};
    static const Table establishment{"registry_merchant", "merchant_id", "name, address, uscc AS code", "standing"};
    static const Table object{"registry_object", "object_id", "name, address, code", "standing"};
    switch (kind) {
    case search::Kind::person: return person;
    case search::Kind::dwelling: return dwelling;
    case search::Kind::establishment: return establishment;
    default: return object;
    }
}

std::string selected(const Table& table) {
    return std::string(table.id) + " AS id, version, district_id, street_id, community_id, grid_id, " +
           (table.standing.empty() ? "" : std::string(table.standing) + ", ");
}

std::optional<std::string> maybe(const db::Row& row, std::string_view column) {
    return row.null(row.column(column)) ? std::nullopt : std::optional(row.blob(column));
}

SearchRow read_search_row(const db::Row& row, search::Kind kind) {
    SearchRow out{.id = row.get<Uuid>("id"),
                  .version = row.get<std::int64_t>("version"),
                  .place = area::Ancestors::from(row),
                  .standing = row.get<std::optional<std::string>>("standing"),
                  .name = row.get<std::string>("name"),
                  .address = row.get<std::string>("address"),
                  .code = row.get<std::string>("code")};
    if (kind != search::Kind::person) return out;
    out.id_number = maybe(row, "id_number");
    out.phone = maybe(row, "phone");
    out.sealed = out.id_number || out.phone || !row.null(row.column("registered_address"));
    return out;
}

}  // namespace

std::vector<SearchRow> search_rows(db::ReadTx& tx, TenantId tenant, search::Kind kind, std::span<const Uuid> ids) {
    const auto& table = table_of(kind);
    const auto head = "SELECT " + selected(table) + std::string(table.columns) + " FROM " + std::string(table.from) +
                      " WHERE tenant_id = :tenant AND " + std::string(table.id) + " IN ";
    std::vector<SearchRow> out;
    each_chunk(std::vector<Uuid>(ids.begin(), ids.end()), {{"tenant", tenant}},
               [&](const std::string& list, db::Params params) {
                   tx.each(head + list, params, [&](const db::Row& row) { out.push_back(read_search_row(row, kind)); });
               });
    return out;
}

std::unordered_map<Uuid, bool> search_erased(db::ReadTx& tx, TenantId tenant, const std::vector<Uuid>& people) {
    std::unordered_map<Uuid, bool> out;
    each_chunk(people, {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        tx.each(
            "SELECT subject_id, erased_at_ms IS NOT NULL AS erased FROM vault_key WHERE tenant_id = :tenant"
            " AND subject_id IN " +
                list,
            params, [&](const db::Row& row) { out.emplace(row.get<Uuid>("subject_id"), row.get<bool>("erased")); });
    });
    return out;
}

std::vector<search::Stamp> search_stamps(db::ReadTx& tx, TenantId tenant, search::Kind kind, const Uuid& after,
                                         std::size_t limit) {
    const auto& table = table_of(kind);
    const std::string standing = table.standing.empty() ? "cast(NULL as text) AS standing" : "standing";
    return tx.all(
        "SELECT " + std::string(table.id) + " AS id, version, district_id, street_id, community_id, grid_id, " +
            standing + " FROM " + std::string(table.from) + " WHERE tenant_id = :tenant AND " + std::string(table.id) +
            " > :after ORDER BY " + std::string(table.id) + " LIMIT :limit",
        {{"tenant", tenant}, {"after", after}, {"limit", static_cast<std::int64_t>(limit)}}, [](const db::Row& row) {
            const auto standing_now = row.get<std::optional<std::string>>("standing").value_or("");
            return search::Stamp{.record = row.get<Uuid>("id"),
                                 .version = row.get<std::int64_t>("version"),
                                 .place = area::Ancestors::from(row),
                                 .findable = standing_now != "merged" && standing_now != "withdrawn"};
        });
}

}  // namespace linli::registry::repository

namespace linli::registry {

std::vector<Uuid> records_of_request(db::ReadTx& tx, TenantId tenant, const Uuid& request) {
    return tx.all(
        "SELECT subject_id AS id FROM registry_request WHERE tenant_id = :tenant AND request_id = :request"
        " UNION SELECT row_id FROM registry_effect WHERE tenant_id = :tenant AND request_id = :request",
        {{"tenant", tenant}, {"request", request}}, [](const db::Row& row) { return row.get<Uuid>("id"); });
}

}  // namespace linli::registry
