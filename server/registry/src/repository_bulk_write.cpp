#include "repository_bulk.h"

#include "counts.h"
#include "past_tables.h"
#include "entry_keys.h"
#include "fields.h"
#include "name_tokens.h"

#include <unordered_set>

namespace linli::registry {
namespace {

using bulk::in_lists;

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

void withdraw(db::WriteTx& tx, TenantId tenant, std::span<const PersonId> people, std::span<const RelationId> relations,
              Instant now) {
    past::keep(tx, tenant, past::relation, past::uuids(relations), now);
    past::keep(tx, tenant, past::person, past::uuids(people), now);
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

void withdraw(db::WriteTx& tx, TenantId tenant, std::span<const DwellingId> dwellings, Instant now) {
    past::keep(tx, tenant, past::dwelling, past::uuids(dwellings), now);
    remove(tx, tenant, "registry_dwelling", "dwelling_id", dwellings);
    remove(tx, tenant, "registry_statement", "subject_id", dwellings);
}

void withdraw(db::WriteTx& tx, TenantId tenant, std::span<const MerchantId> merchants, Instant now) {
    past::keep(tx, tenant, past::merchant, past::uuids(merchants), now);
    remove(tx, tenant, "registry_merchant", "merchant_id", merchants);
    remove(tx, tenant, "registry_statement", "subject_id", merchants);
}

void withdraw(db::WriteTx& tx, TenantId tenant, std::span<const ObjectId> objects, Instant now) {
    past::keep(tx, tenant, past::object, past::uuids(objects), now);
    remove(tx, tenant, "registry_object", "object_id", objects);
    remove(tx, tenant, "registry_statement", "subject_id", objects);
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
