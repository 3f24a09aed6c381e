#include <linli/registry/past.h>

#include <linli/vault/vault.h>

#include "fields.h"
#include "key_chunks.h"
#include "past_tables.h"

namespace linli::registry {
namespace {

using past::Table;

/// Rows `x` of `condition` as they were known at `:known`: what stands now unless it was otherwise then, and of what
/// stood before the first that lasted beyond that moment.
std::string at_moment(const Table& t, std::string_view condition) {
    const std::string name(t.name), columns(t.columns), where(condition);
    const std::string later = " FROM " + name + "_past n WHERE " + past::same_key(t) + " AND n.replaced_at_ms > :known";
    return "SELECT " + columns + " FROM " + name + " x WHERE x.tenant_id = :tenant AND " + where +
           " AND x.recorded_at_ms <= :known AND NOT EXISTS (SELECT 1" + later + ") UNION ALL SELECT " + columns +
           " FROM " + name + "_past x WHERE x.tenant_id = :tenant AND " + where +
           " AND x.recorded_at_ms <= :known AND x.replaced_at_ms > :known AND NOT x.gone AND NOT EXISTS (SELECT 1" +
           later + " AND n.replaced_at_ms < x.replaced_at_ms)";
}

/// Calls `visit` for the rows whose `column` is one of `ids`.
template <class IdType, class Visit>
void each_at(db::ReadTx& tx, TenantId tenant, const Table& table, std::string_view column, std::span<const IdType> ids,
             Instant known, Visit visit) {
    each_chunk(distinct(past::uuids(ids)), {{"tenant", tenant}, {"known", known}},
               [&](const std::string& list, db::Params params) {
                   tx.each(at_moment(table, "x." + std::string(column) + " IN " + list), params, visit);
               });
}

std::string bytes_of(const db::Row& row, std::string_view column) {
    return row.null(row.column(column)) ? std::string() : row.blob(column);
}

KnownPerson read_person(const db::Row& row) {
    KnownPerson out;
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
    p.id_number = bytes_of(row, "id_number");
    p.phone = bytes_of(row, "phone");
    p.registered_address = bytes_of(row, "registered_address");
    p.outside_ref = bytes_of(row, "outside_ref");
    p.dwelling = row.get<std::optional<DwellingId>>("dwelling_id");
    p.address = row.get<std::string>("address");
    p.since = row.get<Date>("since_on");
    p.confirmed = row.get<Date>("confirmed_on");
    p.source = row.get<std::string>("source");
    p.place = area::Ancestors::from(row);
    out.standing = row.get<std::optional<Standing>>("standing");
    out.standing_on = row.get<std::optional<Date>>("standing_on");
    out.recorded = row.get<Instant>("recorded_at_ms");
    return out;
}

KnownTag read_tag(const db::Row& row) {
    return {{row.get<PersonId>("person_id"), row.get<std::string>("word"), row.get<std::string>("label"),
             row.get<Date>("from_on"), row.get<std::optional<Date>>("until_on"), row.get<std::string>("source"),
             area::Ancestors::from(row), row.get<std::optional<std::string>>("basis").value_or("")},
            row.get<Instant>("recorded_at_ms")};
}

KnownRelation read_relation(const db::Row& row) {
    KnownRelation out;
    auto& r = out.row;
    r.id = row.get<RelationId>("relation_id");
    r.person = row.get<PersonId>("person_id");
    r.dwelling = row.get<std::optional<DwellingId>>("dwelling_id");
    r.address = row.get<std::string>("address");
    r.kind = row.get<RelationKind>("kind");
    r.lives_here = row.get<bool>("lives_here");
    r.from = row.get<Date>("from_on");
    r.until = row.get<std::optional<Date>>("until_on");
    r.source = row.get<std::string>("source");
    r.place = area::Ancestors::from(row);
    out.state = row.get<RelationState>("state");
    out.recorded = row.get<Instant>("recorded_at_ms");
    return out;
}

KnownLink read_link(const db::Row& row) {
    return {
        {row.get<LinkId>("link_id"), row.get<std::string>("kind"), row.get<SubjectKind>("from_kind"),
         row.get<Uuid>("from_id"), row.get<SubjectKind>("to_kind"), row.get<Uuid>("to_id"), row.get<Date>("from_on"),
         row.get<std::optional<Date>>("until_on"), row.get<std::string>("source"), row.get<std::string>("basis")},
        row.get<Instant>("recorded_at_ms")};
}

KnownDwelling read_dwelling(const db::Row& row) {
    KnownDwelling out;
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
    d.source = row.get<std::optional<std::string>>("source").value_or("");
    out.recorded = row.get<Instant>("recorded_at_ms");
    return out;
}

KnownMerchant read_merchant(const db::Row& row) {
    KnownMerchant out;
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
    m.kind = row.get<std::optional<std::string>>("kind").value_or("");
    m.venue = row.get<std::optional<std::string>>("venue").value_or("");
    m.source = row.get<std::optional<std::string>>("source").value_or("");
    m.place = area::Ancestors::from(row);
    out.standing = row.get<std::optional<Standing>>("standing");
    out.standing_on = row.get<std::optional<Date>>("standing_on");
    out.recorded = row.get<Instant>("recorded_at_ms");
    return out;
}

KnownObject read_object(const db::Row& row) {
    KnownObject out;
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
    out.standing = row.get<std::optional<Standing>>("standing");
    out.recorded = row.get<Instant>("recorded_at_ms");
    return out;
}

/// Opens the sealed values of all rows with the keys of their subjects, or empties them.
template <class Known, class Fields>
void open_all(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, std::vector<Known>& rows, Sealed sealed,
              Fields fields_of) {
    if (sealed == Sealed::closed) {
        for (auto& one : rows)
            for (auto& [name, text] : fields_of(one.row)) text->clear();
        return;
    }
    std::vector<PersonId> ids;
    for (const auto& one : rows) ids.emplace_back(one.row.id.uuid());
    const auto keys = vault.keys(tx, tenant, ids);
    for (auto& one : rows)
        for (auto& [name, text] : fields_of(one.row))
            if (!text->empty()) *text = keys.open(PersonId(one.row.id.uuid()), name, *text).value_or("");
}

using SealedField = std::pair<std::string_view, std::string*>;

}  // namespace

std::vector<KnownPerson> people_at(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, std::span<const PersonId> ids,
                                   Instant known, Sealed sealed) {
    std::vector<KnownPerson> out;
    each_at(tx, tenant, past::person, "person_id", ids, known,
            [&](const db::Row& row) { out.push_back(read_person(row)); });
    open_all(tx, tenant, vault, out, sealed, [](PersonRow& p) {
        return std::array{SealedField{fields::id_number, &p.id_number}, SealedField{fields::phone, &p.phone},
                          SealedField{fields::registered_address, &p.registered_address},
                          SealedField{fields::outside_ref, &p.outside_ref}};
    });
    return out;
}

std::vector<KnownTag> tags_at(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> people, Instant known) {
    std::vector<KnownTag> out;
    each_at(tx, tenant, past::tag, "person_id", people, known,
            [&](const db::Row& row) { out.push_back(read_tag(row)); });
    return out;
}

std::vector<KnownRelation> relations_of_people_at(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> people,
                                                  Instant known) {
    std::vector<KnownRelation> out;
    each_at(tx, tenant, past::relation, "person_id", people, known,
            [&](const db::Row& row) { out.push_back(read_relation(row)); });
    return out;
}

std::vector<KnownRelation> relations_of_dwellings_at(db::ReadTx& tx, TenantId tenant,
                                                     std::span<const DwellingId> dwellings, Instant known) {
    std::vector<KnownRelation> out;
    each_at(tx, tenant, past::relation, "dwelling_id", dwellings, known,
            [&](const db::Row& row) { out.push_back(read_relation(row)); });
    return out;
}

std::vector<KnownLink> links_at(db::ReadTx& tx, TenantId tenant, std::span<const Uuid> records, Instant known) {
    std::vector<KnownLink> out;
    each_chunk(distinct(std::vector<Uuid>(records.begin(), records.end())), {{"tenant", tenant}, {"known", known}},
               [&](const std::string& list, db::Params params) {
                   for (const std::string_view side : {"from_id", "to_id"})
                       tx.each(at_moment(past::link, "x." + std::string(side) + " IN " + list), params,
                               [&](const db::Row& row) { out.push_back(read_link(row)); });
               });
    return out;
}

std::vector<KnownDwelling> dwellings_at(db::ReadTx& tx, TenantId tenant, std::span<const DwellingId> ids,
                                        Instant known) {
    std::vector<KnownDwelling> out;
    each_at(tx, tenant, past::dwelling, "dwelling_id", ids, known,
            [&](const db::Row& row) { out.push_back(read_dwelling(row)); });
    return out;
}

std::vector<KnownMerchant> merchants_at(db::ReadTx& tx, TenantId tenant, vault::Vault& vault,
                                        std::span<const MerchantId> ids, Instant known, Sealed sealed) {
    std::vector<KnownMerchant> out;
    each_at(tx, tenant, past::merchant, "merchant_id", ids, known,
            [&](const db::Row& row) { out.push_back(read_merchant(row)); });
    open_all(tx, tenant, vault, out, sealed, [](MerchantRow& m) {
        return std::array{SealedField{fields::merchant_phone, &m.phone}};
    });
    return out;
}

std::vector<KnownObject> objects_at(db::ReadTx& tx, TenantId tenant, std::span<const ObjectId> ids, Instant known) {
    std::vector<KnownObject> out;
    each_at(tx, tenant, past::object, "object_id", ids, known,
            [&](const db::Row& row) { out.push_back(read_object(row)); });
    return out;
}

}  // namespace linli::registry
