#include "facts.h"

#include <algorithm>
#include <map>
#include <set>

namespace linli::ledgers {
namespace {

using registry::DwellingId;
using registry::KnownPerson;
using registry::KnownRelation;

template <class IdType>
std::vector<IdType> typed(const std::vector<Uuid>& ids) {
    std::vector<IdType> out;
    out.reserve(ids.size());
    for (const auto& id : ids) out.emplace_back(id);
    return out;
}

/// In an order that does not depend on the engine.
void sort_relations(std::vector<KnownRelation>& rows) {
    std::sort(rows.begin(), rows.end(), [](const KnownRelation& a, const KnownRelation& b) {
        return std::pair(a.row.from, a.row.id) < std::pair(b.row.from, b.row.id);
    });
}

class Reader {
public:
    Reader(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, const Times& times, const Needs& needs)
        : tx_(tx), tenant_(tenant), vault_(vault), times_(times), needs_(needs) {}

    void people(const std::vector<Uuid>& ids) {
        const auto sealed = needs_.sealed ? registry::Sealed::opened : registry::Sealed::closed;
        const auto keys = typed<PersonId>(ids);
        for (auto& one : registry::people_at(tx_, tenant_, vault_, keys, times_.known, sealed)) {
            auto& facts = at(one.row.id.uuid(), one.row.place, one.row.source);
            facts.person = std::move(one);
        }
        if (needs_.tags) tags(keys);
        if (needs_.relations)
            for (auto& one : registry::relations_of_people_at(tx_, tenant_, keys, times_.known))
                if (auto* facts = find(one.row.person.uuid())) facts->relations.push_back(std::move(one));
        for (auto& [id, facts] : found_) sort_relations(facts.relations);
        if (needs_.homes || needs_.neighbours) homes();
        if (needs_.guardians) guardians(ids);
    }

    void dwellings(const std::vector<Uuid>& ids) {
        const auto keys = typed<DwellingId>(ids);
        for (auto& one : registry::dwellings_at(tx_, tenant_, keys, times_.known)) {
            auto& facts = at(one.row.id.uuid(), one.row.place, one.row.source);
            facts.dwelling = std::move(one);
        }
        if (!needs_.relations) return;
        std::vector<PersonId> people;
        for (auto& one : registry::relations_of_dwellings_at(tx_, tenant_, keys, times_.known))
            if (auto* facts = find(one.row.dwelling->uuid())) {
                people.push_back(one.row.person);
                facts->relations.push_back(std::move(one));
            }
        for (auto& [id, facts] : found_) sort_relations(facts.relations);
        if (needs_.people) names(people);
    }

    void merchants(const std::vector<Uuid>& ids) {
        const auto sealed = needs_.sealed ? registry::Sealed::opened : registry::Sealed::closed;
        for (auto& one :
             registry::merchants_at(tx_, tenant_, vault_, typed<registry::MerchantId>(ids), times_.known, sealed)) {
            auto& facts = at(one.row.id.uuid(), one.row.place, one.row.source);
            facts.merchant = std::move(one);
        }
    }

    void objects(const std::vector<Uuid>& ids) {
        for (auto& one : registry::objects_at(tx_, tenant_, typed<registry::ObjectId>(ids), times_.known)) {
            auto& facts = at(one.row.id.uuid(), one.row.place, one.row.source);
            facts.object = std::move(one);
        }
    }

    std::vector<Facts> take(const std::vector<Uuid>& ids) {
        std::vector<Facts> out;
        out.reserve(found_.size());
        for (const auto& id : ids)
            if (const auto found = found_.find(id); found != found_.end()) out.push_back(std::move(found->second));
        return out;
    }

private:
    Facts& at(const Uuid& id, const area::Ancestors& place, const std::string& source) {
        auto& facts = found_[id];
        facts.id = id;
        facts.place = place;
        facts.source = source;
        return facts;
    }
    Facts* find(const Uuid& id) {
        const auto found = found_.find(id);
        return found == found_.end() ? nullptr : &found->second;
    }

    void tags(const std::vector<PersonId>& keys) {
        for (auto& one : registry::tags_at(tx_, tenant_, keys, times_.known))
            if (auto* facts = find(one.row.person.uuid())) facts->tags.push_back(std::move(one));
        for (auto& [id, facts] : found_)
            std::sort(facts.tags.begin(), facts.tags.end(), [](const auto& a, const auto& b) {
                return std::pair(a.row.word, a.row.from) < std::pair(b.row.word, b.row.from);
            });
    }

    void homes() {
        std::map<DwellingId, std::vector<Facts*>> by_door;
        std::vector<DwellingId> doors;
        for (auto& [id, facts] : found_)
            if (const auto home = home_of(facts, times_.as_of)) {
                by_door[*home].push_back(&facts);
                doors.push_back(*home);
            }
        if (needs_.homes)
            for (const auto& one : registry::dwellings_at(tx_, tenant_, doors, times_.known))
                for (auto* facts : by_door[one.row.id]) facts->dwelling = one;
        if (needs_.neighbours)
            for (const auto& one : registry::relations_of_dwellings_at(tx_, tenant_, doors, times_.known))
                for (auto* facts : by_door[*one.row.dwelling]) facts->neighbours.push_back(one);
    }

    void guardians(const std::vector<Uuid>& ids) {
        std::multimap<PersonId, Uuid> wards;
        std::vector<PersonId> keys;
        for (const auto& one : registry::links_at(tx_, tenant_, ids, times_.known)) {
            const auto& l = one.row;
            if (l.kind != "guardian" || !valid_on(l.from, l.until, times_.as_of) || find(l.to_id) == nullptr) continue;
            wards.emplace(PersonId(l.from_id), l.to_id);
            keys.emplace_back(l.from_id);
        }
        const auto sealed = needs_.sealed ? registry::Sealed::opened : registry::Sealed::closed;
        auto people = registry::people_at(tx_, tenant_, vault_, keys, times_.known, sealed);
        std::sort(people.begin(), people.end(), by_id);
        for (const auto& one : people) {
            const auto [first, last] = wards.equal_range(one.row.id);
            std::set<Uuid> told;
            for (auto ward = first; ward != last; ++ward)
                if (told.insert(ward->second).second) find(ward->second)->guardians.push_back(one);
        }
    }

    void names(const std::vector<PersonId>& keys) {
        std::map<PersonId, KnownPerson> people;
        for (auto& one : registry::people_at(tx_, tenant_, vault_, keys, times_.known))
            people.emplace(one.row.id, std::move(one));
        for (auto& [id, facts] : found_) {
            std::set<PersonId> told;
            for (const auto& relation : facts.relations) {
                const auto person = people.find(relation.row.person);
                if (person != people.end() && told.insert(person->first).second) facts.people.push_back(person->second);
            }
        }
    }

    static bool by_id(const KnownPerson& a, const KnownPerson& b) { return a.row.id < b.row.id; }

    db::ReadTx& tx_;
    TenantId tenant_;
    vault::Vault& vault_;
    Times times_;
    Needs needs_;
    std::map<Uuid, Facts> found_;
};

bool any_of(const std::vector<const ColumnSpec*>& shown, std::initializer_list<std::string_view> fields) {
    return std::any_of(shown.begin(), shown.end(), [&](const ColumnSpec* c) {
        return std::find(fields.begin(), fields.end(), c->field) != fields.end();
    });
}

}  // namespace

Needs needs_of(const Definition& definition, const std::vector<const ColumnSpec*>& shown) {
    Needs out;
    const auto asks = [&](std::string_view fact) {
        return std::any_of(definition.conditions.begin(), definition.conditions.end(),
                           [&](const Condition& c) { return c.fact == fact; });
    };
    const bool separation =
        asks("separated") || any_of(shown, {"person.separation", "person.separation_for", "person.separation_against"});
    out.tags = asks("tag") || separation ||
               any_of(shown, {"person.tags", "person.tag_from", "person.tag_source", "person.tag_basis"});
    out.neighbours =
        definition.subject == Subject::person && (asks("residents") || any_of(shown, {"person.residents"}));
    out.homes = any_of(shown, {"person.door"});
    out.relations = definition.subject == Subject::dwelling
                        ? asks("residents") || asks("relation") ||
                              any_of(shown, {"dwelling.residents", "dwelling.tenants", "dwelling.rented_since",
                                             "dwelling.owner_name", "dwelling.tenant_names"})
                        : asks("relation") || separation || out.homes || out.neighbours;
    out.guardians = any_of(shown, {"person.guardian", "person.guardian_phone"});
    out.people = any_of(shown, {"dwelling.owner_name", "dwelling.tenant_names"});
    out.sealed = any_of(shown, {"person.id_number", "person.phone", "person.registered_address",
                                "person.guardian_phone", "establishment.phone"});
    return out;
}

std::optional<registry::DwellingId> home_of(const Facts& facts, Date day) {
    for (const auto& one : facts.relations)
        if (one.row.lives_here && one.state == registry::RelationState::valid && one.row.dwelling &&
            valid_on(one.row.from, one.row.until, day))
            return one.row.dwelling;
    return facts.person ? facts.person->row.dwelling : std::nullopt;
}

int residents_on(const std::vector<KnownRelation>& relations, Date day) {
    std::set<PersonId> people;
    for (const auto& one : relations)
        if (one.row.lives_here && one.state == registry::RelationState::valid &&
            valid_on(one.row.from, one.row.until, day))
            people.insert(one.row.person);
    return static_cast<int>(people.size());
}

std::vector<Facts> read_facts(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, Subject subject,
                              const std::vector<Uuid>& ids, const Times& times, const Needs& needs) {
    Reader reader(tx, tenant, vault, times, needs);
    switch (subject) {
    case Subject::person: reader.people(ids); break;
    case Subject::dwelling: reader.dwellings(ids); break;
    case Subject::establishment: reader.merchants(ids); break;
    case Subject::object: reader.objects(ids); break;
    }
    return reader.take(ids);
}

}  // namespace linli::ledgers
