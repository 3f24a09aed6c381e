#include <linli/registry/correct.h>

#include <linli/base/codes.h>
#include <linli/base/date.h>
#include <linli/base/words.h>
#include <linli/registry/load.h>
#include <linli/vault/vault.h>

#include "fields.h"

#include <map>

namespace linli::registry {
namespace {

/// Which column holds a field and what fits into it.
struct Column {
    std::string_view column;
    bool (*fits)(std::string_view value);
};

bool any_text(std::string_view value) { return !value.empty() && value.size() <= 600; }
bool a_day(std::string_view value) { return Date::parse(value).has_value(); }
bool a_day_or_open(std::string_view value) { return value.empty() || a_day(value); }
template <class E>
bool a_word(std::string_view value) {
    return from_word<E>(value).has_value();
}

const std::map<std::string_view, Column>& person_columns() {
    static const std::map<std::string_view, Column> list{
        {"name", {"name", any_text}},           {"sex", {"sex", a_word<Sex>}},
        {"birth", {"birth_on", a_day}},         {"kin", {"kin", a_word<Kin>}},
        {"confirmed", {"confirmed_on", a_day}}, {"presence", {"presence", a_word<Presence>}},
        {"since", {"since_on", a_day}}};
    return list;
}

/// One column of one row, by its key. Table, key and column are literals of this file.
Result<std::string> replace(db::WriteTx& tx, TenantId tenant, std::string_view table, std::string_view key,
                            const Uuid& id, const Column& column, std::string_view value, bool versioned) {
    if (!column.fits(value)) return refuse(not_correctable);
    const auto where = " WHERE tenant_id = :tenant AND " + std::string(key) + " = :id";
    const auto before = tx.one("SELECT " + std::string(column.column) + " FROM " + std::string(table) + where,
                               {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
                                   return row.null(0) ? std::string() : std::string(row.text(0));
                               });
    if (!before) return refuse(not_correctable);
    const auto change = "UPDATE " + std::string(table) + " SET " + std::string(column.column) + " = :value" +
                        (versioned ? ", version = version + 1" : "") + where;
    if (value.empty())
        tx.exec(change, {{"tenant", tenant}, {"id", id}, {"value", std::optional<std::string>()}});
    else
        tx.exec(change, {{"tenant", tenant}, {"id", id}, {"value", value}});
    return *before;
}

struct SealedColumn {
    std::string_view column, index_column, field, kind;
    std::optional<std::string> (*normal)(std::string_view);
};

const SealedColumn* sealed_column(std::string_view field) {
    static const SealedColumn number{"id_number", "id_number_index", fields::id_number, fields::id_number_kind,
                                     normal_id_number};
    static const SealedColumn phone{"phone", "phone_index", fields::phone, fields::phone_kind, codes::normal_mobile};
    return field == "id_number" ? &number : field == "phone" ? &phone : nullptr;
}

std::optional<std::optional<std::string>> sealed_now(db::ReadTx& tx, TenantId tenant, PersonId person,
                                                     std::string_view column) {
    return tx.one(
        "SELECT " + std::string(column) + " FROM registry_person WHERE tenant_id = :tenant AND person_id = :id",
        {{"tenant", tenant}, {"id", person}},
        [](const db::Row& row) { return row.null(0) ? std::nullopt : std::optional(std::string(row.bytes(0))); });
}

Result<std::string> replace_sealed(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, PersonId person,
                                   const SealedColumn& column, std::string_view value) {
    const auto before = sealed_now(tx, tenant, person, column.column);
    if (!before || value.size() > 60) return refuse(not_correctable);
    const auto old = *before ? vault.open(tx, tenant, person, column.field, **before).value_or("") : std::string();
    std::optional<std::string> sealed, index;
    if (!value.empty()) {
        sealed = vault.seal(tx, tenant, person, column.field, value);
        if (const auto normal = column.normal(value)) index = vault.blind_index(tenant, column.kind, *normal);
    }
    const auto bytes = [](const std::optional<std::string>& content) {
        return content ? std::optional(db::Bytes{*content}) : std::nullopt;
    };
    tx.exec("UPDATE registry_person SET " + std::string(column.column) + " = :sealed, " +
                std::string(column.index_column) +
                " = :index, version = version + 1 WHERE tenant_id = :tenant AND person_id = :id",
            {{"tenant", tenant}, {"id", person}, {"sealed", bytes(sealed)}, {"index", bytes(index)}});
    return old;
}

}  // namespace

Result<std::string> correct_person(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, PersonId person,
                                   std::string_view field, std::string_view value) {
    if (const auto* sealed = sealed_column(field)) return replace_sealed(tx, tenant, vault, person, *sealed, value);
    const auto at = person_columns().find(field);
    if (at == person_columns().end()) return refuse(not_correctable);
    return replace(tx, tenant, "registry_person", "person_id", person.uuid(), at->second, value, true);
}

Result<std::string> correct_dwelling(db::WriteTx& tx, TenantId tenant, DwellingId dwelling, std::string_view field,
                                     std::string_view value) {
    if (field != "use") return refuse(not_correctable);
    return replace(tx, tenant, "registry_dwelling", "dwelling_id", dwelling.uuid(), {"use_kind", a_word<DwellingUse>},
                   value, true);
}

Result<std::string> correct_relation(db::WriteTx& tx, TenantId tenant, RelationId relation, std::string_view field,
                                     std::string_view value) {
    static const std::map<std::string_view, Column> columns{{"kind", {"kind", a_word<RelationKind>}},
                                                            {"until", {"until_on", a_day_or_open}},
                                                            {"since", {"from_on", a_day}}};
    const auto at = columns.find(field);
    if (at == columns.end()) return refuse(not_correctable);
    return replace(tx, tenant, "registry_relation", "relation_id", relation.uuid(), at->second, value, false);
}

Result<std::string> correct_merchant(db::WriteTx& tx, TenantId tenant, MerchantId merchant, std::string_view field,
                                     std::string_view value) {
    if (field != "uscc" && field != "name") return refuse(not_correctable);
    return replace(tx, tenant, "registry_merchant", "merchant_id", merchant.uuid(),
                   {field == "uscc" ? "uscc" : "name", any_text}, value, true);
}

std::optional<std::string> field_of_person(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, PersonId person,
                                           std::string_view field) {
    if (const auto* sealed = sealed_column(field)) {
        const auto now = sealed_now(tx, tenant, person, sealed->column);
        if (!now) return std::nullopt;
        return *now ? vault.open(tx, tenant, person, sealed->field, **now) : std::optional(std::string());
    }
    const auto at = person_columns().find(field);
    if (at == person_columns().end()) return std::nullopt;
    return tx.one("SELECT " + std::string(at->second.column) +
                      " FROM registry_person WHERE tenant_id = :tenant AND person_id = :id",
                  {{"tenant", tenant}, {"id", person}},
                  [](const db::Row& row) { return row.null(0) ? std::string() : std::string(row.text(0)); });
}

}  // namespace linli::registry
