#include "repository.h"

#include <linli/base/codes.h>

namespace linli::registry::repository {
namespace {

/// People who share one number: a family's telephone, the duplicates of a register.
constexpr int candidates = 500;
constexpr std::size_t most_found = 50;

constexpr access::ScopeColumns person_columns{.subject = "person_id"};
constexpr access::ScopeColumns dwelling_columns{};

constexpr std::string_view line_columns =
    "person_id, name, sex, birth_on, presence, dwelling_id, address, grid_id, recorded_at_ms";
constexpr std::string_view dwelling_line_columns =
    "dwelling_id, code, local_address, floor, area_dm2, use_kind, compound_id, grid_id, list_order";

std::optional<std::string> maybe_blob(const db::Row& row, std::string_view column) {
    return row.null(row.column(column)) ? std::nullopt : std::optional(row.blob(column));
}

PersonLine read_line(const db::Row& row, Date today) {
    return {.id = row.get<PersonId>("person_id"),
            .name = row.get<std::string>("name"),
            .sex = row.get<Sex>("sex"),
            .age = age_on(row.get<Date>("birth_on"), today),
            .presence = row.get<Presence>("presence"),
            .dwelling_id = row.get<std::optional<DwellingId>>("dwelling_id"),
            .address = row.get<std::string>("address"),
            .grid_id = row.get<std::optional<AreaId>>("grid_id")};
}

Record read_person(const db::Row& row, Date today) {
    Record record;
    auto& p = record.person;
    p.id = row.get<PersonId>("person_id");
    p.household_id = row.get<std::optional<HouseholdId>>("household_id");
    p.name = row.get<std::string>("name");
    p.sex = row.get<Sex>("sex");
    p.kin = row.get<Kin>("kin");
    p.presence = row.get<Presence>("presence");
    p.dwelling_id = row.get<std::optional<DwellingId>>("dwelling_id");
    p.address = row.get<std::string>("address");
    p.community_id = row.get<std::optional<AreaId>>("community_id");
    p.grid_id = row.get<std::optional<AreaId>>("grid_id");
    p.since = row.get<Date>("since_on");
    p.confirmed = row.get<Date>("confirmed_on");
    p.source = row.get<std::string>("source");
    if (const auto standing = row.get<std::optional<std::string>>("standing"))
        p.standing = from_word<Standing>(*standing);
    p.merged_into = row.get<std::optional<PersonId>>("merged_into");
    p.version = row.get<std::int64_t>("version");
    auto& full = record.full;
    full.id = p.id;
    full.name = p.name;
    full.sex = p.sex;
    full.birth = row.get<Date>("birth_on");
    full.address = p.address;
    full.ethnicity = row.get<std::string>("ethnicity");
    full.native_place = row.get<std::string>("native_place");
    full.occupation = row.get<std::string>("occupation");
    full.education = row.get<std::string>("education");
    full.marital_status = row.get<std::string>("marital_status");
    p.age = age_on(full.birth, today);
    record.id_number = maybe_blob(row, "id_number");
    record.phone = maybe_blob(row, "phone");
    record.registered_address = maybe_blob(row, "registered_address");
    return record;
}

DwellingLine read_dwelling_line(const db::Row& row) {
    return {.id = row.get<DwellingId>("dwelling_id"),
            .code = row.get<std::string>("code"),
            .address = row.get<std::string>("local_address"),
            .floor = row.get<int>("floor"),
            .area_dm2 = row.get<int>("area_dm2"),
            .use = row.get<DwellingUse>("use_kind"),
            .compound_id = row.get<std::optional<AreaId>>("compound_id"),
            .grid_id = row.get<std::optional<AreaId>>("grid_id")};
}

}  // namespace

std::optional<api::PageKey> persons(db::ReadTx& tx, const access::Scope& scope, int limit, Date today,
                                    const std::optional<api::PageKey>& after, std::vector<PersonLine>& lines) {
    const api::PageQuery query{.select = line_columns,
                               .from = "registry_person",
                               .order = "recorded_at_ms",
                               .id = "person_id",
                               .columns = person_columns,
                               .extra = "(standing IS NULL OR standing <> 'merged')",
                               .limit = static_cast<std::size_t>(limit)};
    return api::fetch_page(tx, scope, query, after,
                           [&](const db::Row& row) { lines.push_back(read_line(row, today)); });
}

std::optional<Record> person(db::ReadTx& tx, const access::Scope& scope, PersonId id, Date today) {
    auto where = scope.where(person_columns);
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT person_id, household_id, kin, name, sex, birth_on, ethnicity, native_place, occupation, education,"
        " marital_status, presence, id_number, phone, registered_address, dwelling_id, address, since_on,"
        " confirmed_on, source, standing, merged_into, version, community_id, grid_id FROM registry_person WHERE " +
            where.sql + " AND person_id = :id",
        db::Params(where.params), [&](const db::Row& row) { return read_person(row, today); });
}

std::vector<Relation> relations_of(db::ReadTx& tx, const access::Scope& scope, PersonId id) {
    return tx.all(
        "SELECT relation_id, dwelling_id, address, kind, lives_here, state, from_on, until_on, source, district_id,"
        " street_id, community_id, grid_id FROM registry_relation WHERE tenant_id = :tenant AND person_id = :id"
        " ORDER BY from_on DESC, relation_id DESC LIMIT 200",
        {{"tenant", scope.tenant()}, {"id", id}}, [&](const db::Row& row) {
            const auto address = row.get<std::string>("address");
            const bool ours = scope.covers(area::Ancestors::from(row), {}, {}, {}, {}, id);
            return Relation{.id = row.get<RelationId>("relation_id"),
                            .dwelling_id = ours ? row.get<std::optional<DwellingId>>("dwelling_id") : std::nullopt,
                            .address = ours ? address : json::masked(json::Mask::address, address),
                            .kind = row.get<RelationKind>("kind"),
                            .lives_here = row.get<bool>("lives_here"),
                            .state = row.get<RelationState>("state"),
                            .from = row.get<Date>("from_on"),
                            .until = row.get<std::optional<Date>>("until_on"),
                            .source = row.get<std::string>("source")};
        });
}

std::vector<Tag> tags_of(db::ReadTx& tx, TenantId tenant, PersonId id, Date today) {
    return tx.all(
        "SELECT word, label, from_on, until_on, source, basis FROM registry_tag WHERE tenant_id = :tenant"
        " AND person_id = :id AND from_on <= :today AND (until_on IS NULL OR until_on > :today)"
        " ORDER BY word, from_on",
        {{"tenant", tenant}, {"id", id}, {"today", today}}, [](const db::Row& row) {
            return Tag{.word = row.get<std::string>("word"),
                       .label = row.get<std::string>("label"),
                       .from = row.get<Date>("from_on"),
                       .until = row.get<std::optional<Date>>("until_on"),
                       .source = row.get<std::string>("source"),
                       .basis = row.get<std::optional<std::string>>("basis")};
        });
}

std::optional<api::PageKey> dwellings(db::ReadTx& tx, const access::Scope& scope, const ListDwellings& in,
                                      const std::optional<api::PageKey>& after, std::vector<DwellingLine>& lines) {
    api::PageQuery query{.select = dwelling_line_columns,
                         .from = "registry_dwelling",
                         .order = "list_order",
                         .id = "dwelling_id",
                         .descending = false,
                         .columns = dwelling_columns,
                         .limit = static_cast<std::size_t>(in.limit)};
    if (in.compound_id) {
        query.extra = "compound_id = :compound";
        query.params.emplace_back("compound", *in.compound_id);
    }
    return api::fetch_page(tx, scope, query, after,
                           [&](const db::Row& row) { lines.push_back(read_dwelling_line(row)); });
}

std::optional<Dwelling> dwelling(db::ReadTx& tx, const access::Scope& scope, DwellingId id) {
    auto where = scope.where(dwelling_columns);
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT dwelling_id, code, address, room, floor, area_dm2, built_year, use_kind, building_id, compound_id,"
        " community_id, grid_id, version FROM registry_dwelling WHERE " +
            where.sql + " AND dwelling_id = :id",
        db::Params(where.params), [](const db::Row& row) {
            return Dwelling{.id = row.get<DwellingId>("dwelling_id"),
                            .code = row.get<std::string>("code"),
                            .address = row.get<std::string>("address"),
                            .room = row.get<std::string>("room"),
                            .floor = row.get<int>("floor"),
                            .area_dm2 = row.get<int>("area_dm2"),
                            .built_year = row.get<std::optional<int>>("built_year"),
                            .use = row.get<DwellingUse>("use_kind"),
                            .building_id = row.get<std::optional<AreaId>>("building_id"),
                            .compound_id = row.get<std::optional<AreaId>>("compound_id"),
                            .community_id = row.get<std::optional<AreaId>>("community_id"),
                            .grid_id = row.get<std::optional<AreaId>>("grid_id"),
                            .occupants = {},
                            .version = row.get<std::int64_t>("version")};
        });
}

std::vector<Occupant> occupants_of(db::ReadTx& tx, const access::Scope& scope, DwellingId id) {
    return tx.all(
        "SELECT r.person_id, p.name, p.kin, r.kind, r.lives_here, r.state, r.from_on, r.until_on, p.district_id,"
        " p.street_id, p.community_id, p.grid_id FROM registry_relation r JOIN registry_person p ON p.tenant_id = "
        "r.tenant_id AND p.person_id = r.person_id"
        " WHERE r.tenant_id = :tenant AND r.dwelling_id = :id ORDER BY r.from_on, r.relation_id LIMIT 500",
        {{"tenant", scope.tenant()}, {"id", id}}, [&](const db::Row& row) {
            const auto person = row.get<PersonId>("person_id");
            const auto name = row.get<std::string>("name");
            const bool ours = scope.covers(area::Ancestors::from(row), {}, {}, {}, {}, person);
            return Occupant{.person_id = person,
                            .name = ours ? name : codes::mask_name(name),
                            .kin = ours ? row.get<Kin>("kin") : Kin::other,
                            .kind = row.get<RelationKind>("kind"),
                            .lives_here = row.get<bool>("lives_here"),
                            .state = row.get<RelationState>("state"),
                            .from = row.get<Date>("from_on"),
                            .until = row.get<std::optional<Date>>("until_on")};
        });
}

std::optional<api::PageKey> empty_dwellings(db::ReadTx& tx, const access::Scope& scope, int limit,
                                            const std::optional<api::PageKey>& after,
                                            std::vector<DwellingLine>& lines) {
    const api::PageQuery query{.select = dwelling_line_columns,
                               .from = "registry_dwelling",
                               .order = "list_order",
                               .id = "dwelling_id",
                               .descending = false,
                               .columns = dwelling_columns,
                               .extra = "residents = 0",
                               .limit = static_cast<std::size_t>(limit)};
    return api::fetch_page(tx, scope, query, after,
                           [&](const db::Row& row) { lines.push_back(read_dwelling_line(row)); });
}

std::optional<api::PageKey> unhoused(db::ReadTx& tx, const access::Scope& scope, int limit, Date today,
                                     const std::optional<api::PageKey>& after, std::vector<PersonLine>& lines) {
    const api::PageQuery query{.select = line_columns,
                               .from = "registry_person",
                               .order = "recorded_at_ms",
                               .id = "person_id",
                               .columns = person_columns,
                               .extra = "dwelling_id IS NULL AND standing IS NULL",
                               .limit = static_cast<std::size_t>(limit)};
    return api::fetch_page(tx, scope, query, after,
                           [&](const db::Row& row) { lines.push_back(read_line(row, today)); });
}

std::optional<api::PageKey> several_doors(db::ReadTx& tx, const access::Scope& scope, int limit,
                                          const std::optional<api::PageKey>& after, std::vector<HouseholdLine>& lines) {
    const api::PageQuery query{.select = "household_id, number, doors, dwelling_id, grid_id, recorded_at_ms",
                               .from = "registry_household",
                               .order = "recorded_at_ms",
                               .id = "household_id",
                               .extra = "doors > 1",
                               .limit = static_cast<std::size_t>(limit)};
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) {
        lines.push_back({.id = row.get<HouseholdId>("household_id"),
                         .number = row.get<std::string>("number"),
                         .doors = row.get<int>("doors"),
                         .dwelling_id = row.get<std::optional<DwellingId>>("dwelling_id"),
                         .grid_id = row.get<std::optional<AreaId>>("grid_id")});
    });
}

std::vector<PersonLine> members(db::ReadTx& tx, const access::Scope& scope, HouseholdId id, Date today) {
    std::vector<PersonLine> out;
    // By the household alone, so that the planner cannot prefer a walk through the area; the scope is compared here.
    tx.each("SELECT " + std::string(line_columns) +
                ", kin, district_id, street_id, community_id FROM registry_person WHERE tenant_id = :tenant"
                " AND household_id = :id AND standing IS NULL"
                " ORDER BY CASE WHEN kin = 'head' THEN 0 ELSE 1 END, person_id LIMIT 200",
            {{"tenant", scope.tenant()}, {"id", id}}, [&](const db::Row& row) {
                if (scope.covers(area::Ancestors::from(row), {}, {}, {}, {}, row.get<PersonId>("person_id")))
                    out.push_back(read_line(row, today));
            });
    return out;
}

std::vector<PersonId> with_index(db::ReadTx& tx, const access::Scope& scope, std::string_view column,
                                 const std::string& index) {
    std::vector<PersonId> found;
    // By the index alone, so that the planner cannot prefer a walk through the area; the scope is compared here.
    tx.each(
        "SELECT person_id, district_id, street_id, community_id, grid_id FROM registry_person"
        " WHERE tenant_id = :tenant AND " +
            std::string(column) + " = :index ORDER BY person_id LIMIT :most",
        {{"tenant", scope.tenant()}, {"index", db::Bytes{index}}, {"most", candidates}}, [&](const db::Row& row) {
            const auto id = row.get<PersonId>("person_id");
            if (found.size() < most_found && scope.covers(area::Ancestors::from(row), {}, {}, {}, {}, id))
                found.push_back(id);
        });
    return found;
}

}  // namespace linli::registry::repository
