#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/db/database.h>

#include <array>
#include <span>
#include <string>
#include <string_view>

/// Tables whose former rows are kept, and what keeps them. Whoever changes or removes a row of one of them calls `keep`
/// first, in the same transaction.
namespace linli::registry::past {

struct Table {
    std::string_view name;
    std::string_view id;                   ///< its leading key column
    std::array<std::string_view, 2> more;  ///< further key columns, empty when there are none
    std::string_view columns;              ///< without the tenant
};

inline constexpr Table person{
    "registry_person",
    "person_id",
    {},
    "person_id, household_id, kin, name, sex, birth_on, ethnicity, native_place, occupation, education,"
    " marital_status, presence, id_number, phone, registered_address, outside_ref, dwelling_id, address, since_on,"
    " confirmed_on, source, standing, standing_on, district_id, street_id, community_id, grid_id,"
    " recorded_at_ms"};
inline constexpr Table relation{"registry_relation",
                                "relation_id",
                                {},
                                "relation_id, person_id, dwelling_id, address, kind, lives_here, state, from_on,"
                                " until_on, source, district_id, street_id, community_id, grid_id, recorded_at_ms"};
inline constexpr Table tag{"registry_tag",
                           "person_id",
                           {"word", "from_on"},
                           "person_id, word, from_on, until_on, label, source, basis, district_id, street_id,"
                           " community_id, grid_id, recorded_at_ms"};
inline constexpr Table link{"registry_link",
                            "link_id",
                            {},
                            "link_id, kind, from_kind, from_id, to_kind, to_id, from_on, until_on, source, basis,"
                            " recorded_at_ms"};
inline constexpr Table dwelling{"registry_dwelling",
                                "dwelling_id",
                                {},
                                "dwelling_id, code, room, address, local_address, unit_id, building_id, compound_id,"
                                " floor, area_dm2, built_year, use_kind, list_order, source, district_id, street_id,"
                                " community_id, grid_id, recorded_at_ms"};
inline constexpr Table merchant{
    "registry_merchant",
    "merchant_id",
    {},
    "merchant_id, uscc, name, is_company, category, owner_name, owner_id, phone, building_id, address, lon, lat,"
    " since_on, licence_until_on, kind, venue, source, standing, standing_on, district_id, street_id, community_id,"
    " grid_id, recorded_at_ms"};
inline constexpr Table object{"registry_object",
                              "object_id",
                              {},
                              "object_id, kind, code, name, address, attributes, building_id, compound_id, lon, lat,"
                              " inspected_on, inspect_by_on, source, standing, district_id, street_id, community_id,"
                              " grid_id, recorded_at_ms"};

/// That `n` and `x` are rows of one record: a literal condition.
std::string same_key(const Table& table);
/// The table of that name; null when its former rows are not kept.
const Table* table_of(std::string_view name);

/// Keeps how the rows with one of these leading keys are known until `now`. Several changes in one moment keep what
/// stood before the first of them.
void keep(db::WriteTx& tx, TenantId tenant, const Table& table, std::span<const Uuid> ids, Instant now);
/// The same for the rows that a condition of the caller's repository finds; `params` hold `:tenant` already.
void keep_where(db::WriteTx& tx, const Table& table, std::string_view condition, db::Params params, Instant now);
/// Rows that came into their place only now, though they are older: before `now` they were not there.
void keep_absence(db::WriteTx& tx, const Table& table, std::string_view condition, db::Params params, Instant now);

template <class IdType>
std::vector<Uuid> uuids(std::span<const IdType> ids) {
    std::vector<Uuid> out;
    out.reserve(ids.size());
    for (const auto& id : ids) out.push_back(id.uuid());
    return out;
}

}  // namespace linli::registry::past
