#include "repository_bulk.h"

#include <linli/base/codes.h>
#include <linli/vault/vault.h>

#include "counts.h"
#include "entry_keys.h"
#include "fields.h"
#include "name_tokens.h"

#include <unordered_set>

namespace linli::registry {
namespace {

using bulk::in_lists;

db::Value sealed_or_null(const std::string& plain, const std::string& sealed) {
    return plain.empty() ? db::Value(std::monostate{}) : db::to_value(db::Bytes{sealed});
}

void add_place(std::vector<db::Param>& params, const area::Ancestors& place) {
    params.emplace_back("district", place.district);
    params.emplace_back("street", place.street);
    params.emplace_back("community", place.community);
    params.emplace_back("grid", place.grid);
}

/// What stands in the sealed columns of a person.
struct SealedColumns {
    std::string id_number, phone, registered_address;
    std::optional<std::string> id_number_index, phone_index;
};

std::vector<SealedColumns> seal(db::WriteTx& tx, TenantId tenant, vault::Vault& vault,
                                std::span<const PersonRow> rows) {
    std::vector<PersonId> ids;
    for (const auto& p : rows) ids.push_back(p.id);
    const auto keys = vault.make_keys(tx, tenant, ids);
    std::vector<SealedColumns> out;
    for (const auto& p : rows) {
        auto& one = out.emplace_back();
        if (!p.id_number.empty()) one.id_number = keys.seal(p.id, fields::id_number, p.id_number);
        if (!p.phone.empty()) one.phone = keys.seal(p.id, fields::phone, p.phone);
        if (!p.registered_address.empty())
            one.registered_address = keys.seal(p.id, fields::registered_address, p.registered_address);
        if (const auto number = normal_id_number(p.id_number))
            one.id_number_index = vault.blind_index(tenant, fields::id_number_kind, *number);
        if (const auto phone = codes::normal_mobile(p.phone))
            one.phone_index = vault.blind_index(tenant, fields::phone_kind, *phone);
    }
    return out;
}

db::Value bytes(const std::optional<std::string>& content) {
    return content ? db::to_value(db::Bytes{*content}) : db::Value(std::monostate{});
}

db::Param param(std::string_view name, db::Value value) {
    db::Param out(name, std::int64_t{0});
    out.value = std::move(value);
    return out;
}

std::vector<db::Param> person_params(TenantId tenant, const PersonRow& p, const SealedColumns& s) {
    std::vector<db::Param> out{{"tenant", tenant},
                               {"id", p.id},
                               {"household", p.household},
                               {"kin", p.kin},
                               {"name", p.name},
                               {"sex", p.sex},
                               {"birth", p.birth},
                               {"ethnicity", p.ethnicity},
                               {"native_place", p.native_place},
                               {"occupation", p.occupation},
                               {"education", p.education},
                               {"marital", p.marital_status},
                               {"presence", p.presence},
                               {"dwelling", p.dwelling},
                               {"address", p.address},
                               {"since", p.since},
                               {"confirmed", p.confirmed},
                               {"source", p.source}};
    out.push_back(param("id_number", sealed_or_null(p.id_number, s.id_number)));
    out.push_back(param("phone", sealed_or_null(p.phone, s.phone)));
    out.push_back(param("registered", sealed_or_null(p.registered_address, s.registered_address)));
    out.push_back(param("id_number_index", bytes(s.id_number_index)));
    out.push_back(param("phone_index", bytes(s.phone_index)));
    add_place(out, p.place);
    return out;
}

template <class IdType>
void remove(db::WriteTx& tx, TenantId tenant, std::string_view table, std::string_view column,
            std::span<const IdType> ids) {
    in_lists(tenant, ids, [&](const std::string& list, db::Params params) {
        tx.exec("DELETE FROM " + std::string(table) + " WHERE tenant_id = :tenant AND " + std::string(column) +
                    " IN (" + list + ")",
                params);
    });
}

/// Ids of `table` whose `column` is one of `ids`.
template <class IdType, class Found>
void each_referring(db::ReadTx& tx, TenantId tenant, std::string_view table, std::string_view column,
                    std::string_view own, std::span<const IdType> ids, Found found) {
    in_lists(tenant, ids, [&](const std::string& list, db::Params params) {
        tx.each("SELECT " + std::string(column) + ", " + std::string(own) + " FROM " + std::string(table) +
                    " WHERE tenant_id = :tenant AND " + std::string(column) + " IN (" + list + ")",
                params, [&](const db::Row& row) { found(row.get<IdType>(0), row); });
    });
}

}  // namespace

// Changed rows are few beside new ones: one prepared statement for each of them, no question.

std::int64_t revise(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, std::span<const PersonRow> rows) {
    if (rows.empty()) return 0;
    const auto sealed = seal(tx, tenant, vault, rows);
    std::vector<PersonId> ids;
    std::vector<NamedPerson> named;
    for (const auto& p : rows) {
        ids.push_back(p.id);
        named.push_back({p.id, p.name});
    }
    auto homes = households_of(tx, tenant, ids);
    std::int64_t changed = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        changed += tx.exec(
            "UPDATE registry_person SET household_id = :household, kin = :kin, name = :name, sex = :sex, birth_on ="
            " :birth, ethnicity = :ethnicity, native_place = :native_place, occupation = :occupation, education ="
            " :education, marital_status = :marital, presence = :presence, id_number = :id_number, id_number_index ="
            " :id_number_index, phone = :phone, phone_index = :phone_index, registered_address = :registered,"
            " dwelling_id = :dwelling, address = :address, since_on = :since, confirmed_on = :confirmed, source ="
            " :source, district_id = :district, street_id = :street, community_id = :community, grid_id = :grid,"
            " version = version + 1 WHERE tenant_id = :tenant AND person_id = :id",
            db::Params(person_params(tenant, rows[i], sealed[i])));
        std::vector<db::Param> place{{"tenant", tenant}, {"id", rows[i].id}};
        add_place(place, rows[i].place);
        tx.exec(
            "UPDATE registry_tag SET district_id = :district, street_id = :street, community_id = :community,"
            " grid_id = :grid WHERE tenant_id = :tenant AND person_id = :id",
            db::Params(place));
    }
    for (const auto& p : rows)
        if (p.household) homes.push_back(*p.household);
    recount_households(tx, tenant, std::move(homes));
    rename_tokens(tx, tenant, vault, named);
    renew_entry_keys(tx, tenant, vault, ids);
    return changed;
}

std::int64_t revise(db::WriteTx& tx, TenantId tenant, std::span<const DwellingRow> rows) {
    std::int64_t changed = 0;
    for (const auto& d : rows)
        changed += tx.exec(
            "UPDATE registry_dwelling SET code = :code, room = :room, address = :address, local_address = :local,"
            " floor = :floor, area_dm2 = :area, built_year = :built, use_kind = :use, version = version + 1"
            " WHERE tenant_id = :tenant AND dwelling_id = :id",
            {{"tenant", tenant},
             {"id", d.id},
             {"code", d.code},
             {"room", d.room},
             {"address", d.address},
             {"local", d.local_address},
             {"floor", d.floor},
             {"area", d.area_dm2},
             {"built", d.built_year},
             {"use", d.use}});
    return changed;
}

std::int64_t revise(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, std::span<const MerchantRow> rows) {
    std::int64_t changed = 0;
    for (const auto& m : rows) {
        const auto sealed = m.phone.empty()
                                ? std::string()
                                : vault.seal(tx, tenant, PersonId(m.id.uuid()), fields::merchant_phone, m.phone);
        std::vector<db::Param> params{{"tenant", tenant},
                                      {"id", m.id},
                                      {"uscc", m.uscc},
                                      {"name", m.name},
                                      {"company", m.is_company},
                                      {"category", m.category},
                                      {"owner", m.owner_name},
                                      {"address", m.address},
                                      {"lon", m.lon},
                                      {"lat", m.lat},
                                      {"since", m.since},
                                      {"until", m.licence_until}};
        params.push_back(param("phone", sealed_or_null(m.phone, sealed)));
        changed += tx.exec(
            "UPDATE registry_merchant SET uscc = :uscc, name = :name, is_company = :company, category = :category,"
            " owner_name = :owner, phone = :phone, address = :address, lon = :lon, lat = :lat, since_on = :since,"
            " licence_until_on = :until, version = version + 1 WHERE tenant_id = :tenant AND merchant_id = :id",
            db::Params(params));
    }
    return changed;
}

std::vector<PersonId> people_in_use(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> ids,
                                    std::span<const RelationId> own_relations) {
    const std::unordered_set<RelationId> own(own_relations.begin(), own_relations.end());
    std::unordered_set<PersonId> used;
    each_referring(tx, tenant, "registry_relation", "person_id", "relation_id", ids,
                   [&](PersonId id, const db::Row& row) {
                       if (!own.contains(row.get<RelationId>(1))) used.insert(id);
                   });
    each_referring(tx, tenant, "registry_tag", "person_id", "word", ids,
                   [&](PersonId id, const db::Row&) { used.insert(id); });
    return {used.begin(), used.end()};
}

std::vector<DwellingId> dwellings_in_use(db::ReadTx& tx, TenantId tenant, std::span<const DwellingId> ids) {
    std::unordered_set<DwellingId> used;
    // People live where a relation says so; those whose own address names the door are found by the same scan.
    each_referring(tx, tenant, "registry_relation", "dwelling_id", "relation_id", ids,
                   [&](DwellingId id, const db::Row&) { used.insert(id); });
    each_referring(tx, tenant, "registry_household", "dwelling_id", "household_id", ids,
                   [&](DwellingId id, const db::Row&) { used.insert(id); });
    each_referring(tx, tenant, "registry_person", "dwelling_id", "person_id", ids,
                   [&](DwellingId id, const db::Row&) { used.insert(id); });
    return {used.begin(), used.end()};
}

void withdraw(db::WriteTx& tx, TenantId tenant, std::span<const PersonId> people,
              std::span<const RelationId> relations) {
    auto homes = households_of(tx, tenant, {people.begin(), people.end()});
    std::vector<DwellingId> doors;
    each_referring(tx, tenant, "registry_relation", "relation_id", "dwelling_id", relations,
                   [&](RelationId, const db::Row& row) {
                       if (const auto door = row.get<std::optional<DwellingId>>(1)) doors.push_back(*door);
                   });
    remove(tx, tenant, "registry_relation", "relation_id", relations);
    remove(tx, tenant, "registry_person", "person_id", people);
    remove(tx, tenant, "registry_name_token", "person_id", people);
    remove(tx, tenant, "registry_entry_key", "person_id", people);
    remove(tx, tenant, "registry_statement", "subject_id", people);
    recount_dwellings(tx, tenant, std::move(doors));
    recount_households(tx, tenant, std::move(homes));
}

void withdraw(db::WriteTx& tx, TenantId tenant, std::span<const DwellingId> dwellings) {
    remove(tx, tenant, "registry_dwelling", "dwelling_id", dwellings);
    remove(tx, tenant, "registry_statement", "subject_id", dwellings);
}

void withdraw(db::WriteTx& tx, TenantId tenant, std::span<const MerchantId> merchants) {
    remove(tx, tenant, "registry_merchant", "merchant_id", merchants);
    remove(tx, tenant, "registry_statement", "subject_id", merchants);
}

std::int64_t withdraw_empty(db::WriteTx& tx, TenantId tenant, std::span<const HouseholdId> households) {
    std::int64_t removed = 0;
    in_lists(tenant, households, [&](const std::string& list, db::Params params) {
        removed += tx.exec("DELETE FROM registry_household WHERE tenant_id = :tenant AND household_id IN (" + list +
                               ") AND NOT EXISTS (SELECT 1 FROM registry_person p WHERE p.tenant_id ="
                               " registry_household.tenant_id AND p.household_id = registry_household.household_id)",
                           params);
    });
    return removed;
}

}  // namespace linli::registry
