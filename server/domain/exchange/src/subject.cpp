#include "subject.h"

#include <linli/registry/bulk.h>

#include <algorithm>

namespace linli::exchange {
namespace {

void put(Subject& out, std::string_view field, std::string_view value) {
    if (!value.empty()) out.values.emplace(field, value);
}

Subject of_person(const registry::PersonRow& row) {
    Subject out{row.id.uuid(), row.place, {}};
    put(out, "person.name", row.name);
    put(out, "person.sex", word(row.sex));
    put(out, "person.birth_on", row.birth.text());
    put(out, "person.id_number", row.id_number);
    put(out, "person.phone", row.phone);
    put(out, "person.registered_address", row.registered_address);
    put(out, "person.address", row.address);
    put(out, "person.ethnicity", row.ethnicity);
    put(out, "person.native_place", row.native_place);
    put(out, "person.occupation", row.occupation);
    put(out, "person.education", row.education);
    put(out, "person.marital_status", row.marital_status);
    put(out, "person.presence", word(row.presence));
    put(out, "person.kin", word(row.kin));
    put(out, "person.confirmed_on", row.confirmed.text());
    return out;
}

Subject of_establishment(const registry::MerchantRow& row) {
    Subject out{row.id.uuid(), row.place, {}};
    put(out, "establishment.uscc", row.uscc);
    put(out, "establishment.name", row.name);
    put(out, "establishment.kind", row.kind);
    put(out, "establishment.venue", row.venue);
    put(out, "establishment.category", row.category);
    put(out, "establishment.owner_name", row.owner_name);
    put(out, "establishment.phone", row.phone);
    put(out, "establishment.address", row.address);
    put(out, "establishment.licence_until_on", row.licence_until.text());
    return out;
}

std::optional<Uuid> with_number(db::ReadTx& tx, TenantId tenant, const vault::Vault& vault, About about,
                                const std::string& number) {
    if (about == About::person) {
        const auto normal = registry::normal_id_number(number);
        if (!normal) return std::nullopt;
        const auto found = registry::people_by_number(tx, tenant, vault, {&*normal, 1});
        return found.size() == 1 ? std::optional(found.front().second.uuid()) : std::nullopt;
    }
    const auto found = registry::merchants_by_uscc(tx, tenant, {&number, 1});
    return found.size() == 1 ? std::optional(found.front().second.uuid()) : std::nullopt;
}

}  // namespace

bool Subject::has(const std::vector<std::string>& fields) const {
    return std::all_of(fields.begin(), fields.end(),
                       [&](const std::string& field) { return values.find(field) != values.end(); });
}

std::string_view number_field(About about) {
    return about == About::person ? "person.id_number" : "establishment.uscc";
}

std::optional<Subject> read_subject(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, About about, const Uuid& id) {
    if (about == About::person) {
        const PersonId person(id);
        const auto rows = registry::read_people(tx, tenant, vault, {&person, 1});
        return rows.empty() ? std::nullopt : std::optional(of_person(rows.front().row));
    }
    const registry::MerchantId merchant(id);
    const auto rows = registry::read_merchants(tx, tenant, vault, {&merchant, 1});
    return rows.empty() ? std::nullopt : std::optional(of_establishment(rows.front().row));
}

std::optional<Subject> find_subject(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, About about,
                                    const std::map<std::string, std::string, std::less<>>& keys) {
    const auto number = keys.find(number_field(about));
    if (number == keys.end()) return std::nullopt;
    const auto id = with_number(tx, tenant, vault, about, number->second);
    auto subject = id ? read_subject(tx, tenant, vault, about, *id) : std::nullopt;
    if (!subject) return std::nullopt;
    for (const auto& [field, value] : keys) {
        if (field == number_field(about)) continue;  // written in many ways; the index compared it
        const auto ours = subject->values.find(field);
        if (ours == subject->values.end() || ours->second != value) return std::nullopt;
    }
    return subject;
}

}  // namespace linli::exchange
