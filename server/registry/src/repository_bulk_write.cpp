#include "repository_bulk.h"

#include "counts.h"
#include "past_tables.h"

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
