#include <linli/base/words.h>
#include <linli/registry/provenance.h>

#include "counts.h"
#include "past_tables.h"
#include "repository_bulk.h"
#include "subjects.h"

/// Changes of whole rows that a sheet brings: what the catalogue knows goes through the one door of fields, with who
/// said it; homes, places and what the catalogue does not know are written beside it.
namespace linli::registry {
namespace {

using bulk::in_lists;

using Texts = std::vector<std::pair<std::string_view, std::string>>;

Texts fields_of(const PersonRow& p) {
    return {{"person.name", p.name},
            {"person.sex", std::string(word(p.sex))},
            {"person.birth_on", p.birth.text()},
            {"person.id_number", p.id_number},
            {"person.phone", p.phone},
            {"person.registered_address", p.registered_address},
            {"person.outside_ref", p.outside_ref},
            {"person.address", p.address},
            {"person.ethnicity", p.ethnicity},
            {"person.native_place", p.native_place},
            {"person.occupation", p.occupation},
            {"person.education", p.education},
            {"person.marital_status", p.marital_status},
            {"person.presence", std::string(word(p.presence))},
            {"person.kin", std::string(word(p.kin))},
            {"person.confirmed_on", p.confirmed.text()}};
}

Texts fields_of(const DwellingRow& d) {
    return {{"dwelling.room", d.room},
            {"dwelling.address", d.address},
            {"dwelling.local_address", d.local_address},
            {"dwelling.floor", std::to_string(d.floor)},
            {"dwelling.area_dm2", std::to_string(d.area_dm2)},
            {"dwelling.built_year", d.built_year ? std::to_string(*d.built_year) : std::string()},
            {"dwelling.use_kind", std::string(word(d.use))}};
}

Texts fields_of(const MerchantRow& m) {
    return {{"establishment.uscc", m.uscc},
            {"establishment.name", m.name},
            {"establishment.category", m.category},
            {"establishment.owner_name", m.owner_name},
            {"establishment.phone", m.phone},
            {"establishment.address", m.address},
            {"establishment.licence_until_on", m.licence_until.text()}};
}

Texts fields_of(const ObjectRow& o) {
    return {{"object.code", o.code},
            {"object.name", o.name},
            {"object.address", o.address},
            {"object.inspected_on", o.inspected ? o.inspected->text() : std::string()}};
}

template <class Row>
std::vector<FieldChange> changes_of(SubjectKind kind, const Saying& saying, std::span<const Revision<Row>> rows) {
    std::vector<FieldChange> out;
    for (const auto& one : rows) {
        const auto before = fields_of(one.before), after = fields_of(one.after);
        for (std::size_t i = 0; i < after.size(); ++i) {
            if (before[i].second == after[i].second) continue;
            FieldChange change;
            change.kind = kind;
            change.record = one.after.id.uuid();
            change.field = after[i].first;
            if (!after[i].second.empty()) change.value = after[i].second;
            change.source = saying.source;
            change.said_on = saying.on;
            change.by = saying.by;
            change.request = saying.request;
            out.push_back(std::move(change));
        }
    }
    return out;
}

void add_place(std::vector<db::Param>& params, const area::Ancestors& place) {
    params.emplace_back("district", place.district);
    params.emplace_back("street", place.street);
    params.emplace_back("community", place.community);
    params.emplace_back("grid", place.grid);
}

auto beside(const PersonRow& p) {
    return std::tuple(p.household, p.dwelling, p.since, p.place.district, p.place.street, p.place.community,
                      p.place.grid);
}
auto beside(const DwellingRow& d) { return std::tuple(d.code); }
auto beside(const MerchantRow& m) { return std::tuple(m.is_company, m.lon, m.lat, m.since); }
auto beside(const ObjectRow& o) { return std::tuple(o.kind, o.attributes, o.lon, o.lat, o.inspect_by); }

void write_beside(db::WriteTx& tx, TenantId tenant, const PersonRow& p) {
    std::vector<db::Param> params{
        {"tenant", tenant}, {"id", p.id}, {"household", p.household}, {"dwelling", p.dwelling}, {"since", p.since}};
    add_place(params, p.place);
    tx.exec(
        "UPDATE registry_person SET household_id = :household, dwelling_id = :dwelling, since_on = :since,"
        " district_id = :district, street_id = :street, community_id = :community, grid_id = :grid,"
        " version = version + 1 WHERE tenant_id = :tenant AND person_id = :id",
        db::Params(params));
    std::vector<db::Param> place{{"tenant", tenant}, {"id", p.id}};
    add_place(place, p.place);
    tx.exec(
        "UPDATE registry_tag SET district_id = :district, street_id = :street, community_id = :community,"
        " grid_id = :grid WHERE tenant_id = :tenant AND person_id = :id",
        db::Params(place));
}
void write_beside(db::WriteTx& tx, TenantId tenant, const DwellingRow& d) {
    tx.exec(
        "UPDATE registry_dwelling SET code = :code, version = version + 1 WHERE tenant_id = :tenant"
        " AND dwelling_id = :id",
        {{"tenant", tenant}, {"id", d.id}, {"code", d.code}});
}
void write_beside(db::WriteTx& tx, TenantId tenant, const MerchantRow& m) {
    tx.exec(
        "UPDATE registry_merchant SET is_company = :company, lon = :lon, lat = :lat, since_on = :since,"
        " version = version + 1 WHERE tenant_id = :tenant AND merchant_id = :id",
        {{"tenant", tenant},
         {"id", m.id},
         {"company", m.is_company},
         {"lon", m.lon},
         {"lat", m.lat},
         {"since", m.since}});
}
void write_beside(db::WriteTx& tx, TenantId tenant, const ObjectRow& o) {
    tx.exec(
        "UPDATE registry_object SET kind = :kind, attributes = :attributes, lon = :lon, lat = :lat,"
        " inspect_by_on = :due, version = version + 1 WHERE tenant_id = :tenant AND object_id = :id",
        {{"tenant", tenant},
         {"id", o.id},
         {"kind", o.kind},
         {"attributes", o.attributes},
         {"lon", o.lon},
         {"lat", o.lat},
         {"due", o.inspect_by}});
}

const past::Table& table_of(const PersonRow&) { return past::person; }
const past::Table& table_of(const DwellingRow&) { return past::dwelling; }
const past::Table& table_of(const MerchantRow&) { return past::merchant; }
const past::Table& table_of(const ObjectRow&) { return past::object; }

/// Writes what lies beside the catalogue, of the rows in which it changes.
template <class Row>
void write_all_beside(db::WriteTx& tx, TenantId tenant, std::span<const Revision<Row>> rows, Instant now) {
    std::vector<Uuid> moving;
    for (const auto& one : rows)
        if (beside(one.before) != beside(one.after)) moving.push_back(one.after.id.uuid());
    if (moving.empty()) return;
    past::keep(tx, tenant, table_of(rows.front().after), moving, now);
    if constexpr (std::same_as<Row, PersonRow>) past::keep(tx, tenant, past::tag, moving, now);
    for (const auto& one : rows)
        if (beside(one.before) != beside(one.after)) write_beside(tx, tenant, one.after);
}

/// Doors of the households that people left or joined are counted again.
void recount_homes(db::WriteTx& tx, TenantId tenant, std::span<const Revision<PersonRow>> rows) {
    std::vector<HouseholdId> homes;
    for (const auto& one : rows)
        for (const auto& household : {one.before.household, one.after.household})
            if (household && one.before.household != one.after.household) homes.push_back(*household);
    recount_households(tx, tenant, std::move(homes));
}

template <class Row>
std::vector<Uuid> ids_of(std::span<const Revision<Row>> rows) {
    std::vector<Uuid> out;
    for (const auto& one : rows) out.push_back(one.after.id.uuid());
    return out;
}

template <class Row>
void say(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, SubjectKind kind, const Saying& saying,
         std::span<const Revision<Row>> rows, Instant now) {
    if (rows.empty()) return;
    write_all_beside(tx, tenant, rows, now);
    const auto changes = changes_of(kind, saying, rows);
    if (!changes.empty()) writer.state(tx, tenant, changes, now);
}

template <class Row>
void take_back(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, SubjectKind kind, RequestId request,
               std::span<const Revision<Row>> rows, Instant now) {
    if (rows.empty()) return;
    write_all_beside(tx, tenant, rows, now);
    writer.retract(tx, tenant, request, kind, ids_of(rows), now);
}

}  // namespace

void revise(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, const Saying& saying,
            std::span<const Revision<PersonRow>> rows, Instant now) {
    say(tx, tenant, writer, SubjectKind::person, saying, rows, now);
    recount_homes(tx, tenant, rows);
}
void revise(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, const Saying& saying,
            std::span<const Revision<DwellingRow>> rows, Instant now) {
    say(tx, tenant, writer, SubjectKind::dwelling, saying, rows, now);
}
void revise(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, const Saying& saying,
            std::span<const Revision<MerchantRow>> rows, Instant now) {
    say(tx, tenant, writer, SubjectKind::establishment, saying, rows, now);
}
void revise(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, const Saying& saying,
            std::span<const Revision<ObjectRow>> rows, Instant now) {
    say(tx, tenant, writer, SubjectKind::object, saying, rows, now);
}

void unsay(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, RequestId request,
           std::span<const Revision<PersonRow>> rows, Instant now) {
    take_back(tx, tenant, writer, SubjectKind::person, request, rows, now);
    recount_homes(tx, tenant, rows);
}
void unsay(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, RequestId request,
           std::span<const Revision<DwellingRow>> rows, Instant now) {
    take_back(tx, tenant, writer, SubjectKind::dwelling, request, rows, now);
}
void unsay(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, RequestId request,
           std::span<const Revision<MerchantRow>> rows, Instant now) {
    take_back(tx, tenant, writer, SubjectKind::establishment, request, rows, now);
}
void unsay(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, RequestId request,
           std::span<const Revision<ObjectRow>> rows, Instant now) {
    take_back(tx, tenant, writer, SubjectKind::object, request, rows, now);
}

std::unordered_map<Uuid, std::int64_t> versions_of(db::ReadTx& tx, TenantId tenant, SubjectKind kind,
                                                   std::span<const Uuid> ids) {
    std::unordered_map<Uuid, std::int64_t> out;
    const auto& spec = subject(kind);
    in_lists(tenant, ids, [&](const std::string& list, db::Params params) {
        tx.each("SELECT " + std::string(spec.id) + ", version FROM " + std::string(spec.table) +
                    " WHERE tenant_id = :tenant AND " + std::string(spec.id) + " IN (" + list + ")",
                params, [&](const db::Row& row) {
                    out[row.get<Uuid>(0)] = row.get<std::optional<std::int64_t>>(1).value_or(1);
                });
    });
    return out;
}

}  // namespace linli::registry
