#include <linli/registry/service.h>

#include <linli/audit/audit.h>
#include <linli/base/codes.h>
#include <linli/registry/load.h>
#include <linli/vault/vault.h>

#include "fields.h"
#include "repository.h"

namespace linli::registry {
namespace {

using repository::Record;

/// A line that tells who looked at whom, never what was seen.
Outcome looked(audit::Audit& audit, const access::Scope& scope, std::string_view operation, std::string_view kind,
               std::optional<Uuid> subject, std::optional<PersonId> person = {}) {
    return audit.looked(scope, {.kind = audit::Kind::read,
                                .operation = std::string(operation),
                                .subject_kind = std::string(kind),
                                .subject = subject,
                                .person = person,
                                .purpose = scope.actor().purpose,
                                .detail = {}});
}

Result<std::optional<api::PageKey>> position(const api::CursorSealer& cursors, const access::Scope& scope,
                                             std::string_view operation, const std::optional<std::string>& cursor) {
    if (!cursor) return std::optional<api::PageKey>();
    LINLI_TRY(const auto text, cursors.open(scope, operation, *cursor));
    auto key = api::PageKey::parse(text);
    if (!key) return refuse(api::bad_cursor);
    return key;
}

std::optional<std::string> open(const vault::KeySet& keys, PersonId id, std::string_view field,
                                const std::optional<std::string>& sealed) {
    return sealed ? keys.open(id, field, *sealed) : std::nullopt;
}

Refusal bad_search(std::string_view pointer, std::string_view message) {
    return refuse(json::invalid_fields,
                  std::vector<FieldError>{{std::string(pointer), "not_a_number", std::string(message)}});
}

}  // namespace

Result<api::Page<PersonLine>> RegistryService::persons(const access::Scope& scope, const ListPersons& in) {
    LINLI_TRY(const auto after, position(parts_.cursors, scope, "listPersons", in.cursor));
    LINLI_CHECK(looked(parts_.audit, scope, "listPersons", "person", std::nullopt));
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<PersonLine>> {
        api::Page<PersonLine> page;
        const auto today = shanghai_date(parts_.clock.now());
        const auto next = repository::persons(tx, scope, in.limit, today, after, page.items);
        if (next) page.next = parts_.cursors.seal(scope, "listPersons", next->text());
        return page;
    });
}

Result<Person> RegistryService::person(const access::Scope& scope, PersonId id) {
    LINLI_TRY(auto person, parts_.database.read([&](db::ReadTx& tx) -> Result<Person> {
        const auto today = shanghai_date(parts_.clock.now());
        auto record = repository::person(tx, scope, id, today);
        if (!record) return refuse(access::not_found);
        const auto keys = parts_.vault.keys(tx, scope.tenant(), std::vector{id});
        auto& out = record->person;
        if (const auto phone = open(keys, id, fields::phone, record->phone)) out.phone = codes::mask_phone(*phone);
        if (const auto number = open(keys, id, fields::id_number, record->id_number))
            out.id_number = codes::mask_id_number(*number);
        out.relations = repository::relations_of(tx, scope, id);
        out.tags = repository::tags_of(tx, scope.tenant(), id, today);
        return std::move(out);
    }));
    LINLI_CHECK(looked(parts_.audit, scope, "getPerson", "person", id.uuid(), id));
    return person;
}

Result<PersonDisclosure> RegistryService::disclose(const access::Scope& scope, PersonId id) {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<PersonDisclosure> {
        auto record = repository::person(tx, scope, id, shanghai_date(parts_.clock.now()));
        if (!record) return refuse(access::not_found);
        const auto keys = parts_.vault.keys(tx, scope.tenant(), std::vector{id});
        auto& out = record->full;
        out.phone = open(keys, id, fields::phone, record->phone);
        out.id_number = open(keys, id, fields::id_number, record->id_number);
        out.registered_address = open(keys, id, fields::registered_address, record->registered_address);
        return std::move(out);
    });
}

Result<api::Page<DwellingLine>> RegistryService::dwellings(const access::Scope& scope, const ListDwellings& in) {
    const auto operation = "listDwellings:" + (in.compound_id ? in.compound_id->text() : std::string("all"));
    LINLI_TRY(const auto after, position(parts_.cursors, scope, operation, in.cursor));
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<DwellingLine>> {
        api::Page<DwellingLine> page;
        const auto next = repository::dwellings(tx, scope, in, after, page.items);
        if (next) page.next = parts_.cursors.seal(scope, operation, next->text());
        return page;
    });
}

Result<Dwelling> RegistryService::dwelling(const access::Scope& scope, DwellingId id) {
    LINLI_TRY(auto found, parts_.database.read([&](db::ReadTx& tx) -> Result<Dwelling> {
        auto dwelling = repository::dwelling(tx, scope, id);
        if (!dwelling) return refuse(access::not_found);
        dwelling->occupants = repository::occupants_of(tx, scope, id);
        return std::move(*dwelling);
    }));
    LINLI_CHECK(looked(parts_.audit, scope, "getDwelling", "dwelling", id.uuid()));
    return found;
}

Result<api::Page<DwellingLine>> RegistryService::empty_dwellings(const access::Scope& scope, const ListPage& in) {
    LINLI_TRY(const auto after, position(parts_.cursors, scope, "listEmptyDwellings", in.cursor));
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<DwellingLine>> {
        api::Page<DwellingLine> page;
        const auto next = repository::empty_dwellings(tx, scope, in.limit, after, page.items);
        if (next) page.next = parts_.cursors.seal(scope, "listEmptyDwellings", next->text());
        return page;
    });
}

Result<api::Page<PersonLine>> RegistryService::unhoused(const access::Scope& scope, const ListPage& in) {
    LINLI_TRY(const auto after, position(parts_.cursors, scope, "listUnhousedPersons", in.cursor));
    LINLI_CHECK(looked(parts_.audit, scope, "listUnhousedPersons", "person", std::nullopt));
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<PersonLine>> {
        api::Page<PersonLine> page;
        const auto today = shanghai_date(parts_.clock.now());
        const auto next = repository::unhoused(tx, scope, in.limit, today, after, page.items);
        if (next) page.next = parts_.cursors.seal(scope, "listUnhousedPersons", next->text());
        return page;
    });
}

Result<api::Page<HouseholdLine>> RegistryService::several_doors(const access::Scope& scope, const ListPage& in) {
    LINLI_TRY(const auto after, position(parts_.cursors, scope, "listHouseholdsOfSeveralDoors", in.cursor));
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<HouseholdLine>> {
        api::Page<HouseholdLine> page;
        const auto next = repository::several_doors(tx, scope, in.limit, after, page.items);
        if (next) page.next = parts_.cursors.seal(scope, "listHouseholdsOfSeveralDoors", next->text());
        return page;
    });
}

Result<Members> RegistryService::members(const access::Scope& scope, HouseholdId id) {
    LINLI_TRY(auto out, parts_.database.read([&](db::ReadTx& tx) -> Result<Members> {
        Members found{repository::members(tx, scope, id, shanghai_date(parts_.clock.now()))};
        if (found.items.empty()) return refuse(access::not_found);
        return found;
    }));
    LINLI_CHECK(looked(parts_.audit, scope, "listHouseholdMembers", "household", id.uuid()));
    return out;
}

Result<Found> RegistryService::search(const access::Scope& scope, const Search& in) {
    if (in.phone.has_value() == in.id_number.has_value()) return bad_search("", "请填写手机号或证件号码其中一项");
    const auto value = in.phone ? codes::normal_mobile(*in.phone) : normal_id_number(*in.id_number);
    if (!value)
        return in.phone ? bad_search("/phone", "请填写 11 位手机号")
                        : bad_search("/id_number", "请填写 15 或 18 位证件号码");
    LINLI_CHECK(looked(parts_.audit, scope, "searchPersons", "person", std::nullopt));
    const auto kind = in.phone ? fields::phone_kind : fields::id_number_kind;
    const auto index = parts_.vault.blind_index(scope.tenant(), kind, *value);
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Found> {
        return Found{repository::with_index(tx, scope, in.phone ? "phone_index" : "id_number_index", index)};
    });
}

}  // namespace linli::registry
