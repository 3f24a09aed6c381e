#include "repository_bulk.h"

#include <linli/vault/vault.h>

#include "fields.h"

#include <map>

namespace linli::registry {
namespace {

using bulk::in_lists;

constexpr std::string_view person_columns =
    "person_id, household_id, kin, name, sex, birth_on, ethnicity, native_place, occupation, education, marital_status,"
    " presence, id_number, phone, registered_address, outside_ref, dwelling_id, address, since_on, confirmed_on, "
    "source,"
    " recorded_at_ms, version, district_id, street_id, community_id, grid_id";
constexpr std::string_view dwelling_columns =
    "dwelling_id, code, room, address, local_address, unit_id, building_id, compound_id, floor, area_dm2, built_year,"
    " use_kind, list_order, recorded_at_ms, version, district_id, street_id, community_id, grid_id";
constexpr std::string_view object_columns =
    "object_id, kind, code, name, address, attributes, building_id, compound_id, lon, lat, inspected_on, inspect_by_on,"
    " source, recorded_at_ms, version, district_id, street_id, community_id, grid_id";
constexpr std::string_view merchant_columns =
    "merchant_id, uscc, name, is_company, category, owner_name, owner_id, phone, building_id, address, lon, lat,"
    " since_on, licence_until_on, recorded_at_ms, version, district_id, street_id, community_id, grid_id";

/// Sealed bytes wait here until all keys are loaded at once.
struct SealedPerson {
    std::string id_number, phone, registered_address;
};

std::string bytes_of(const db::Row& row, std::string_view column) {
    return row.null(row.column(column)) ? std::string() : row.blob(column);
}

Stored<PersonRow> read_person(const db::Row& row) {
    Stored<PersonRow> out;
    auto& p = out.row;
    p.id = row.get<PersonId>("person_id");
    p.household = row.get<std::optional<HouseholdId>>("household_id");
    p.kin = row.get<Kin>("kin");
    p.name = row.get<std::string>("name");
    p.sex = row.get<Sex>("sex");
    p.birth = row.get<Date>("birth_on");
    p.ethnicity = row.get<std::string>("ethnicity");
    p.native_place = row.get<std::string>("native_place");
    p.occupation = row.get<std::string>("occupation");
    p.education = row.get<std::string>("education");
    p.marital_status = row.get<std::string>("marital_status");
    p.presence = row.get<Presence>("presence");
    p.dwelling = row.get<std::optional<DwellingId>>("dwelling_id");
    p.address = row.get<std::string>("address");
    p.since = row.get<Date>("since_on");
    p.confirmed = row.get<Date>("confirmed_on");
    p.source = row.get<std::string>("source");
    p.place = area::Ancestors::from(row);
    // Still sealed; opened for all rows together.
    p.id_number = bytes_of(row, "id_number");
    p.phone = bytes_of(row, "phone");
    p.registered_address = bytes_of(row, "registered_address");
    p.outside_ref = bytes_of(row, "outside_ref");
    out.version = row.get<std::int64_t>("version");
    return out;
}

void open_people(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, std::span<Stored<PersonRow>> rows) {
    std::vector<PersonId> ids;
    for (const auto& one : rows) ids.push_back(one.row.id);
    const auto keys = vault.keys(tx, tenant, ids);
    const auto open = [&](PersonId id, std::string_view field, std::string& sealed) {
        if (!sealed.empty()) sealed = keys.open(id, field, sealed).value_or("");
    };
    for (auto& one : rows) {
        open(one.row.id, fields::id_number, one.row.id_number);
        open(one.row.id, fields::phone, one.row.phone);
        open(one.row.id, fields::registered_address, one.row.registered_address);
        open(one.row.id, fields::outside_ref, one.row.outside_ref);
    }
}

Stored<DwellingRow> read_dwelling(const db::Row& row) {
    Stored<DwellingRow> out;
    auto& d = out.row;
    d.id = row.get<DwellingId>("dwelling_id");
    d.code = row.get<std::string>("code");
    d.room = row.get<std::string>("room");
    d.address = row.get<std::string>("address");
    d.local_address = row.get<std::string>("local_address");
    d.unit = row.get<std::optional<AreaId>>("unit_id");
    d.building = row.get<std::optional<AreaId>>("building_id");
    d.compound = row.get<std::optional<AreaId>>("compound_id");
    d.place = area::Ancestors::from(row);
    d.floor = row.get<int>("floor");
    d.area_dm2 = row.get<int>("area_dm2");
    d.built_year = row.get<std::optional<int>>("built_year");
    d.use = row.get<DwellingUse>("use_kind");
    d.list_order = row.get<std::int64_t>("list_order");
    out.version = row.get<std::int64_t>("version");
    return out;
}

Stored<MerchantRow> read_merchant(const db::Row& row) {
    Stored<MerchantRow> out;
    auto& m = out.row;
    m.id = row.get<MerchantId>("merchant_id");
    m.uscc = row.get<std::string>("uscc");
    m.name = row.get<std::string>("name");
    m.is_company = row.get<bool>("is_company");
    m.category = row.get<std::string>("category");
    m.owner_name = row.get<std::string>("owner_name");
    m.owner = row.get<std::optional<UserId>>("owner_id");
    m.phone = bytes_of(row, "phone");
    m.building = row.get<std::optional<AreaId>>("building_id");
    m.address = row.get<std::string>("address");
    m.lon = row.get<std::optional<double>>("lon");
    m.lat = row.get<std::optional<double>>("lat");
    m.since = row.get<Date>("since_on");
    m.licence_until = row.get<Date>("licence_until_on");
    m.place = area::Ancestors::from(row);
    out.version = row.get<std::int64_t>("version");
    return out;
}

Stored<ObjectRow> read_object_row(const db::Row& row) {
    Stored<ObjectRow> out;
    auto& o = out.row;
    o.id = row.get<ObjectId>("object_id");
    o.kind = row.get<std::string>("kind");
    o.code = row.get<std::string>("code");
    o.name = row.get<std::string>("name");
    o.address = row.get<std::string>("address");
    o.attributes = row.get<std::string>("attributes");
    o.building = row.get<std::optional<AreaId>>("building_id");
    o.compound = row.get<std::optional<AreaId>>("compound_id");
    o.lon = row.get<std::optional<double>>("lon");
    o.lat = row.get<std::optional<double>>("lat");
    o.inspected = row.get<std::optional<Date>>("inspected_on");
    o.inspect_by = row.get<std::optional<Date>>("inspect_by_on");
    o.source = row.get<std::string>("source");
    o.place = area::Ancestors::from(row);
    out.version = row.get<std::int64_t>("version");
    return out;
}

void open_merchants(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, std::span<Stored<MerchantRow>> rows) {
    std::vector<PersonId> ids;
    for (const auto& one : rows) ids.emplace_back(one.row.id.uuid());
    const auto keys = vault.keys(tx, tenant, ids);
    for (auto& one : rows)
        if (!one.row.phone.empty())
            one.row.phone = keys.open(PersonId(one.row.id.uuid()), fields::merchant_phone, one.row.phone).value_or("");
}

/// Rows of one table by id.
template <class Made, class IdType, class Read>
std::vector<Made> by_id(db::ReadTx& tx, TenantId tenant, std::span<const IdType> ids, std::string_view columns,
                        std::string_view table, std::string_view id, Read read) {
    std::vector<Made> out;
    in_lists(tenant, ids, [&](const std::string& list, db::Params params) {
        tx.each("SELECT " + std::string(columns) + " FROM " + std::string(table) + " WHERE tenant_id = :tenant AND " +
                    std::string(id) + " IN (" + list + ")",
                params, [&](const db::Row& row) { out.push_back(read(row)); });
    });
    return out;
}

template <class Made, class Read>
std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, std::string_view columns,
                                 std::string_view table, std::string_view id, std::string_view subject,
                                 const std::optional<api::PageKey>& after, std::size_t limit, std::vector<Made>& out,
                                 Read read) {
    const api::PageQuery query{.select = columns,
                               .from = table,
                               .order = "recorded_at_ms",
                               .id = id,
                               .descending = false,
                               .columns = {.subject = subject},
                               .limit = limit};
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { out.push_back(read(row)); });
}

/// Keys of one table: `column` IN the list.
template <class IdType>
std::vector<Keyed<IdType>> by_key(db::ReadTx& tx, TenantId tenant, std::span<const std::string> keys,
                                  std::string_view column, std::string_view table, std::string_view id) {
    std::vector<Keyed<IdType>> out;
    in_lists(tenant, keys, [&](const std::string& list, db::Params params) {
        tx.each("SELECT " + std::string(column) + ", " + std::string(id) + " FROM " + std::string(table) +
                    " WHERE tenant_id = :tenant AND " + std::string(column) + " IN (" + list + ")",
                params, [&](const db::Row& row) { out.emplace_back(row.get<std::string>(0), row.get<IdType>(1)); });
    });
    return out;
}

}  // namespace

std::vector<Stored<PersonRow>> read_people(db::ReadTx& tx, TenantId tenant, vault::Vault& vault,
                                           std::span<const PersonId> ids) {
    auto out = by_id<Stored<PersonRow>>(tx, tenant, ids, person_columns, "registry_person", "person_id", read_person);
    open_people(tx, tenant, vault, out);
    return out;
}

std::vector<Stored<DwellingRow>> read_dwellings(db::ReadTx& tx, TenantId tenant, std::span<const DwellingId> ids) {
    return by_id<Stored<DwellingRow>>(tx, tenant, ids, dwelling_columns, "registry_dwelling", "dwelling_id",
                                      read_dwelling);
}

std::vector<Stored<MerchantRow>> read_merchants(db::ReadTx& tx, TenantId tenant, vault::Vault& vault,
                                                std::span<const MerchantId> ids) {
    auto out = by_id<Stored<MerchantRow>>(tx, tenant, ids, merchant_columns, "registry_merchant", "merchant_id",
                                          read_merchant);
    open_merchants(tx, tenant, vault, out);
    return out;
}

std::vector<Stored<ObjectRow>> read_objects(db::ReadTx& tx, TenantId tenant, std::span<const ObjectId> ids) {
    return by_id<Stored<ObjectRow>>(tx, tenant, ids, object_columns, "registry_object", "object_id", read_object_row);
}

std::optional<api::PageKey> objects_page(db::ReadTx& tx, const access::Scope& scope,
                                         const std::optional<api::PageKey>& after, std::size_t limit,
                                         std::vector<Stored<ObjectRow>>& out) {
    return page(tx, scope, object_columns, "registry_object", "object_id", {}, after, limit, out, read_object_row);
}

std::optional<api::PageKey> people_page(db::ReadTx& tx, const access::Scope& scope, vault::Vault& vault,
                                        const std::optional<api::PageKey>& after, std::size_t limit,
                                        std::vector<Stored<PersonRow>>& out) {
    const auto next =
        page(tx, scope, person_columns, "registry_person", "person_id", "person_id", after, limit, out, read_person);
    open_people(tx, scope.tenant(), vault, out);
    return next;
}

std::optional<api::PageKey> dwellings_page(db::ReadTx& tx, const access::Scope& scope,
                                           const std::optional<api::PageKey>& after, std::size_t limit,
                                           std::vector<Stored<DwellingRow>>& out) {
    const api::PageQuery query{.select = dwelling_columns,
                               .from = "registry_dwelling",
                               .order = "list_order",
                               .id = "dwelling_id",
                               .descending = false,
                               .limit = limit};
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { out.push_back(read_dwelling(row)); });
}

std::optional<api::PageKey> merchants_page(db::ReadTx& tx, const access::Scope& scope, vault::Vault& vault,
                                           const std::optional<api::PageKey>& after, std::size_t limit,
                                           std::vector<Stored<MerchantRow>>& out) {
    const auto next =
        page(tx, scope, merchant_columns, "registry_merchant", "merchant_id", {}, after, limit, out, read_merchant);
    open_merchants(tx, scope.tenant(), vault, out);
    return next;
}

std::vector<Keyed<PersonId>> people_by_number(db::ReadTx& tx, TenantId tenant, const vault::Vault& vault,
                                              std::span<const std::string> numbers) {
    std::map<std::string, std::string> wanted;  // index -> number
    std::vector<std::string> indexes;
    for (const auto& number : numbers) {
        auto index = vault.blind_index(tenant, fields::id_number_kind, number);
        if (wanted.emplace(index, number).second) indexes.push_back(std::move(index));
    }
    std::vector<Keyed<PersonId>> out;
    in_lists(
        tenant, std::span<const std::string>(indexes), [](const std::string& index) { return db::Bytes{index}; },
        [&](const std::string& list, db::Params params) {
            tx.each(
                "SELECT id_number_index, person_id FROM registry_person"
                " WHERE tenant_id = :tenant AND id_number_index IN (" +
                    list + ")",
                params, [&](const db::Row& row) {
                    out.emplace_back(wanted.at(row.blob("id_number_index")), row.get<PersonId>("person_id"));
                });
        });
    return out;
}

std::vector<Keyed<DwellingId>> dwellings_by_code(db::ReadTx& tx, TenantId tenant, std::span<const std::string> codes) {
    return by_key<DwellingId>(tx, tenant, codes, "code", "registry_dwelling", "dwelling_id");
}

std::vector<Keyed<MerchantId>> merchants_by_uscc(db::ReadTx& tx, TenantId tenant, std::span<const std::string> codes) {
    return by_key<MerchantId>(tx, tenant, codes, "uscc", "registry_merchant", "merchant_id");
}

std::vector<Keyed<ObjectId>> objects_by_code(db::ReadTx& tx, TenantId tenant, std::span<const std::string> codes) {
    return by_key<ObjectId>(tx, tenant, codes, "code", "registry_object", "object_id");
}

std::size_t each_door(db::ReadTx& tx, const access::Scope& scope, const std::function<void(const DoorEntry&)>& visit) {
    std::size_t seen = 0;
    std::optional<api::PageKey> after;
    do {
        const api::PageQuery query{
            .select =
                "dwelling_id, code, address, local_address, list_order, district_id, street_id, community_id,"
                " grid_id",
            .from = "registry_dwelling",
            .order = "list_order",
            .id = "dwelling_id",
            .descending = false,
            .limit = 2'000};
        after = api::fetch_page(tx, scope, query, after, [&](const db::Row& row) {
            ++seen;
            visit({row.get<DwellingId>("dwelling_id"), row.get<std::string>("code"), row.get<std::string>("address"),
                   row.get<std::string>("local_address"), area::Ancestors::from(row)});
        });
    } while (after);
    return seen;
}

void each_household(db::ReadTx& tx, const access::Scope& scope,
                    const std::function<void(const std::string& number, HouseholdId id)>& visit) {
    auto where = scope.where({});
    constexpr std::int64_t at_once = 5'000;
    std::optional<HouseholdId> after;
    for (bool more = true; more;) {
        auto params = where.params;
        params.emplace_back("after", after.value_or(HouseholdId{}));
        params.emplace_back("most", at_once);
        std::int64_t found = 0;
        tx.each("SELECT household_id, number FROM registry_household WHERE household_id > :after AND " + where.sql +
                    " ORDER BY household_id LIMIT :most",
                db::Params(params), [&](const db::Row& row) {
                    ++found;
                    after = row.get<HouseholdId>("household_id");
                    visit(row.get<std::string>("number"), *after);
                });
        more = found == at_once;
    }
}

}  // namespace linli::registry
