#include <linli/registry/shown.h>

#include <linli/vault/vault.h>

#include "fields.h"

#include <map>

namespace linli::registry {
namespace {

/// Where a field of the catalogue lies; `sealed` is the name under which it was sealed.
struct Place {
    std::string_view table, key, column, sealed;
};

const Place* place_of(std::string_view field) {
    static const std::map<std::string_view, Place> places{
        {"person.name", {"registry_person", "person_id", "name", {}}},
        {"person.sex", {"registry_person", "person_id", "sex", {}}},
        {"person.birth_on", {"registry_person", "person_id", "birth_on", {}}},
        {"person.kin", {"registry_person", "person_id", "kin", {}}},
        {"person.presence", {"registry_person", "person_id", "presence", {}}},
        {"person.confirmed_on", {"registry_person", "person_id", "confirmed_on", {}}},
        {"person.id_number", {"registry_person", "person_id", "id_number", fields::id_number}},
        {"person.phone", {"registry_person", "person_id", "phone", fields::phone}},
        {"dwelling.use_kind", {"registry_dwelling", "dwelling_id", "use_kind", {}}},
        {"establishment.uscc", {"registry_merchant", "merchant_id", "uscc", {}}},
        {"establishment.name", {"registry_merchant", "merchant_id", "name", {}}}};
    const auto at = places.find(field);
    return at == places.end() ? nullptr : &at->second;
}

}  // namespace

std::optional<std::string> shown_value(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, const Uuid& record,
                                       std::string_view field) {
    const auto* place = place_of(field);
    if (place == nullptr) return std::nullopt;
    // Table and columns are literals of the list above.
    auto stored = tx.one("SELECT " + std::string(place->column) + " FROM " + std::string(place->table) +
                             " WHERE tenant_id = :tenant AND " + std::string(place->key) + " = :id",
                         {{"tenant", tenant}, {"id", record}}, [&](const db::Row& row) {
                             if (row.null(0)) return std::string();
                             return std::string(place->sealed.empty() ? row.text(0) : row.bytes(0));
                         });
    if (!stored || stored->empty() || place->sealed.empty()) return stored;
    return vault.open(tx, tenant, PersonId(record), place->sealed, *stored);
}

}  // namespace linli::registry
