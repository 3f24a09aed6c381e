#include "cells.h"

#include <linli/area/areas.h>

#include "rules.h"

#include <algorithm>
#include <functional>
#include <set>

namespace linli::ledgers {
namespace {

using registry::KnownTag;
using registry::RelationKind;

/// What a writer looks at.
struct Cell {
    db::ReadTx& tx;
    const Definition& definition;
    const Facts& facts;
    const Times& times;
    Labels& labels;
    const registry::PersonRow& person() const { return facts.person->row; }
    const registry::DwellingRow& dwelling() const { return facts.dwelling->row; }
    const registry::MerchantRow& unit() const { return facts.merchant->row; }
    const registry::ObjectRow& object() const { return facts.object->row; }
};
using Writer = std::function<std::string(const Cell&)>;

std::string label_in(const reference::List& list, std::string_view code) {
    const auto* entry = list.find(code);
    return entry == nullptr ? std::string(code) : entry->label;
}

std::string word_label(Subject subject, std::string_view fact, std::string_view code) {
    if (const auto* spec = find_fact(subject, fact))
        for (const auto& [word, label] : spec->words)
            if (word == code) return label;
    return std::string(code);
}

std::string day(const std::optional<Date>& on) { return on ? on->text() : std::string(); }

std::string yuan(std::int64_t fen) {
    const auto cents = std::to_string(fen % 100);
    return std::to_string(fen / 100) + "." + (cents.size() == 1 ? "0" : "") + cents;
}

std::string days_until(Date from, const std::optional<Date>& until) {
    return until ? std::to_string((until->days() - from.days()).count()) : std::string();
}

template <class T, class Text>
std::string joined(const std::vector<T>& list, Text text) {
    std::string out;
    for (const auto& one : list) {
        const auto part = text(one);
        if (!part.empty()) out += (out.empty() ? "" : "；") + part;
    }
    return out;
}

/// The tags that hold on the day and that the ledger asks for: what it does not ask for is none of its business.
std::vector<const KnownTag*> tags_of(const Cell& c) {
    std::set<std::string_view> asked;
    for (const auto& condition : c.definition.conditions)
        if (condition.fact == "tag" && !condition.none) asked.insert(condition.any.begin(), condition.any.end());
    std::vector<const KnownTag*> out;
    for (const auto& t : c.facts.tags)
        if (valid_on(t.row.from, t.row.until, c.times.as_of) && asked.count(t.row.word) != 0) out.push_back(&t);
    return out;
}

/// Day, source or basis of the tags, each once.
template <class Text>
std::string of_tags(const Cell& c, Text text) {
    std::vector<std::string> parts;
    for (const auto* tag : tags_of(c)) {
        auto part = text(*tag);
        if (!part.empty() && std::find(parts.begin(), parts.end(), part) == parts.end())
            parts.push_back(std::move(part));
    }
    return joined(parts, [](const std::string& part) { return part; });
}

/// A tag that names no basis of its own rests on that of its kind.
std::string basis_of(const reference::List& tags, const KnownTag& tag) {
    const auto* entry = tags.find(tag.row.word);
    if (!tag.row.basis.empty() || entry == nullptr) return tag.row.basis;
    return std::string(entry->text("basis"));
}

std::string signs(const Cell& c, const std::vector<Sign>& list) {
    return joined(list,
                  [&](const Sign& one) { return one.text + "（" + label_in(*c.labels.sources, one.source) + "）"; });
}

const reference::Entry* tier(const Cell& c) {
    if (!c.definition.tiers) return nullptr;
    return tier_of(*c.labels.tiers, *c.definition.tiers, age_on(c.person().birth, c.times.as_of));
}

/// The birthday by which the age condition of the ledger was met.
std::string reached_on(const Cell& c) {
    for (const auto& condition : c.definition.conditions)
        if (condition.fact == "age" && !condition.none && condition.from)
            return birthday_of(c.person().birth, *condition.from).text();
    return {};
}

/// Of the people of a door, those with a relation that holds on the day; each once, by the day it began.
std::vector<std::string> names_by(const Cell& c, RelationKind kind) {
    std::vector<std::string> out;
    std::set<PersonId> told;
    for (const auto& r : c.facts.relations) {
        if (r.row.kind != kind || !valid_on(r.row.from, r.row.until, c.times.as_of)) continue;
        for (const auto& p : c.facts.people)
            if (p.row.id == r.row.person && told.insert(p.row.id).second) out.push_back(p.row.name);
    }
    return out;
}

std::vector<const registry::KnownRelation*> relations_by(const Cell& c, RelationKind kind) {
    std::vector<const registry::KnownRelation*> out;
    for (const auto& r : c.facts.relations)
        if (r.row.kind == kind && valid_on(r.row.from, r.row.until, c.times.as_of)) out.push_back(&r);
    return out;
}

std::string plain(const std::string& text) { return text; }

using Entries = std::initializer_list<std::pair<const std::string_view, Writer>>;
using Writers = std::map<std::string_view, Writer>;

void add_person(Writers& out) {
    const Entries list{
        {"person.name", [](const Cell& c) { return c.person().name; }},
        {"person.sex", [](const Cell& c) { return word_label(Subject::person, "sex", word(c.person().sex)); }},
        {"person.birth_on", [](const Cell& c) { return c.person().birth.text(); }},
        {"person.id_number", [](const Cell& c) { return c.person().id_number; }},
        {"person.phone", [](const Cell& c) { return c.person().phone; }},
        {"person.address", [](const Cell& c) { return c.person().address; }},
        {"person.registered_address", [](const Cell& c) { return c.person().registered_address; }},
        {"person.presence",
         [](const Cell& c) { return word_label(Subject::person, "presence", word(c.person().presence)); }},
        {"person.since_on", [](const Cell& c) { return c.person().since.text(); }},
        {"person.confirmed_on", [](const Cell& c) { return c.person().confirmed.text(); }},
        {"person.age", [](const Cell& c) { return std::to_string(age_on(c.person().birth, c.times.as_of)); }},
        {"person.reached_on", reached_on},
        {"person.tier", [](const Cell& c) { return tier(c) == nullptr ? std::string() : tier(c)->label; }},
        {"person.tier_amount",
         [](const Cell& c) { return tier(c) == nullptr ? std::string() : yuan(tier(c)->number("monthly_fen")); }}};
    out.insert(list.begin(), list.end());
}

void add_person_more(Writers& out) {
    const Entries list{
        {"person.tags", [](const Cell& c) { return of_tags(c, [](const KnownTag& t) { return t.row.label; }); }},
        {"person.tag_from",
         [](const Cell& c) { return of_tags(c, [](const KnownTag& t) { return t.row.from.text(); }); }},
        {"person.tag_source",
         [](const Cell& c) {
             return of_tags(c, [&](const KnownTag& t) { return label_in(*c.labels.sources, t.row.source); });
         }},
        {"person.tag_basis",
         [](const Cell& c) { return of_tags(c, [&](const KnownTag& t) { return basis_of(*c.labels.tags, t); }); }},
        {"person.door", [](const Cell& c) { return c.facts.dwelling ? c.dwelling().local_address : std::string(); }},
        {"person.residents",
         [](const Cell& c) { return std::to_string(residents_on(c.facts.neighbours, c.times.as_of)); }},
        {"person.guardian",
         [](const Cell& c) { return joined(c.facts.guardians, [](const auto& p) { return p.row.name; }); }},
        {"person.guardian_phone",
         [](const Cell& c) { return joined(c.facts.guardians, [](const auto& p) { return p.row.phone; }); }},
        {"person.separation",
         [](const Cell& c) {
             return std::string(separation_of(c.facts, c.times.as_of).suspected() ? "疑似，待核实" : "无线索");
         }},
        {"person.separation_for", [](const Cell& c) { return signs(c, separation_of(c.facts, c.times.as_of).with); }},
        {"person.separation_against",
         [](const Cell& c) { return signs(c, separation_of(c.facts, c.times.as_of).against); }}};
    out.insert(list.begin(), list.end());
}

void add_dwelling(Writers& out) {
    const Entries list{
        {"dwelling.code", [](const Cell& c) { return c.dwelling().code; }},
        {"dwelling.address", [](const Cell& c) { return c.dwelling().address; }},
        {"dwelling.room", [](const Cell& c) { return c.dwelling().room; }},
        {"dwelling.floor", [](const Cell& c) { return std::to_string(c.dwelling().floor); }},
        {"dwelling.area", [](const Cell& c) { return yuan(c.dwelling().area_dm2); }},
        {"dwelling.built_year",
         [](const Cell& c) { return c.dwelling().built_year ? std::to_string(*c.dwelling().built_year) : ""; }},
        {"dwelling.use", [](const Cell& c) { return word_label(Subject::dwelling, "use", word(c.dwelling().use)); }},
        {"dwelling.residents",
         [](const Cell& c) { return std::to_string(residents_on(c.facts.relations, c.times.as_of)); }},
        {"dwelling.tenants",
         [](const Cell& c) { return std::to_string(relations_by(c, RelationKind::tenant).size()); }},
        {"dwelling.rented_since",
         [](const Cell& c) {
             const auto tenants = relations_by(c, RelationKind::tenant);
             return tenants.empty() ? std::string() : tenants.front()->row.from.text();
         }},
        {"dwelling.owner_name", [](const Cell& c) { return joined(names_by(c, RelationKind::owner), plain); }},
        {"dwelling.tenant_names", [](const Cell& c) { return joined(names_by(c, RelationKind::tenant), plain); }}};
    out.insert(list.begin(), list.end());
}

void add_others(Writers& out) {
    const Entries list{
        {"establishment.name", [](const Cell& c) { return c.unit().name; }},
        {"establishment.uscc", [](const Cell& c) { return c.unit().uscc; }},
        {"establishment.kind", [](const Cell& c) { return label_in(*c.labels.kinds, c.unit().kind); }},
        {"establishment.venue", [](const Cell& c) { return label_in(*c.labels.venues, c.unit().venue); }},
        {"establishment.category", [](const Cell& c) { return c.unit().category; }},
        {"establishment.owner_name", [](const Cell& c) { return c.unit().owner_name; }},
        {"establishment.phone", [](const Cell& c) { return c.unit().phone; }},
        {"establishment.address", [](const Cell& c) { return c.unit().address; }},
        {"establishment.since_on", [](const Cell& c) { return c.unit().since.text(); }},
        {"establishment.licence_until_on", [](const Cell& c) { return c.unit().licence_until.text(); }},
        {"establishment.licence_days", [](const Cell& c) { return days_until(c.times.as_of, c.unit().licence_until); }},
        {"object.code", [](const Cell& c) { return c.object().code; }},
        {"object.name", [](const Cell& c) { return c.object().name; }},
        {"object.kind", [](const Cell& c) { return label_in(*c.labels.objects, c.object().kind); }},
        {"object.address", [](const Cell& c) { return c.object().address; }},
        {"object.inspected_on", [](const Cell& c) { return day(c.object().inspected); }},
        {"object.inspect_by_on", [](const Cell& c) { return day(c.object().inspect_by); }},
        {"object.inspection_days", [](const Cell& c) { return days_until(c.times.as_of, c.object().inspect_by); }},
        {"place.grid", [](const Cell& c) { return c.labels.places.of(c.tx, c.facts.place.grid); }},
        {"place.community", [](const Cell& c) { return c.labels.places.of(c.tx, c.facts.place.community); }},
        {"record.source", [](const Cell& c) { return label_in(*c.labels.sources, c.facts.source); }}};
    out.insert(list.begin(), list.end());
}

const Writers& writers() {
    static const auto all = [] {
        Writers out;
        add_person(out);
        add_person_more(out);
        add_dwelling(out);
        add_others(out);
        return out;
    }();
    return all;
}

std::pair<std::string, std::string> labelled(std::string code, std::string label) {
    return {std::move(code), std::move(label)};
}

/// The tag that comes last in the ledger's own order: of several stages of one thing the furthest.
std::pair<std::string, std::string> split_tag(const Definition& definition, const Facts& facts, Date on) {
    for (const auto& condition : definition.conditions) {
        if (condition.fact != "tag" || condition.none) continue;
        for (auto code = condition.any.rbegin(); code != condition.any.rend(); ++code)
            for (const auto& t : facts.tags)
                if (t.row.word == *code && valid_on(t.row.from, t.row.until, on)) return labelled(*code, t.row.label);
    }
    return {};
}

}  // namespace

const std::string& PlaceNames::of(db::ReadTx& tx, const std::optional<AreaId>& area) {
    if (!area) return none_;
    const auto known = names_.find(*area);
    if (known != names_.end()) return known->second;
    // A place that was drawn after the moment in question still has a name today.
    auto found = area::as_of(tx, tenant_, *area, at_);
    if (!found) found = area::find(tx, tenant_, *area);
    return names_.emplace(*area, found ? found->name : std::string()).first->second;
}

std::vector<ShownColumn> shown_columns(const Definition& definition) {
    std::vector<ShownColumn> out;
    for (const auto& choice : definition.columns) {
        const auto* spec = find_column(definition.subject, choice.field);
        LINLI_INVARIANT(spec != nullptr, "a ledger shows an unknown field: " + choice.field);
        out.push_back({spec, choice.label.value_or(spec->label)});
    }
    return out;
}

bool has_writer(std::string_view field) { return writers().count(field) != 0; }

std::string cell(db::ReadTx& tx, const ColumnSpec& column, const Definition& definition, const Facts& facts,
                 const Times& times, Labels& labels) {
    return writers().at(column.field)({tx, definition, facts, times, labels});
}

std::pair<std::string, std::string> split_of(const Definition& definition, const Facts& facts, const Times& times,
                                             const Labels& labels) {
    switch (definition.split) {
    case Split::none: return {};
    case Split::tag: return split_tag(definition, facts, times.as_of);
    case Split::tier: {
        const auto* found =
            tier_of(*labels.tiers, definition.tiers.value_or(""), age_on(facts.person->row.birth, times.as_of));
        return found == nullptr ? labelled("", "无档次") : labelled(found->code, found->label);
    }
    case Split::sex: {
        const std::string code(word(facts.person->row.sex));
        return labelled(code, word_label(Subject::person, "sex", code));
    }
    case Split::presence: {
        const std::string code(word(facts.person->row.presence));
        return labelled(code, word_label(Subject::person, "presence", code));
    }
    case Split::use: {
        const std::string code(word(facts.dwelling->row.use));
        return labelled(code, word_label(Subject::dwelling, "use", code));
    }
    case Split::venue: return labelled(facts.merchant->row.venue, label_in(*labels.venues, facts.merchant->row.venue));
    case Split::kind: break;
    }
    if (facts.object) return labelled(facts.object->row.kind, label_in(*labels.objects, facts.object->row.kind));
    return labelled(facts.merchant->row.kind, label_in(*labels.kinds, facts.merchant->row.kind));
}

std::int64_t amount_fen(const Definition& definition, const Facts& facts, const Times& times, const Labels& labels) {
    if (!definition.tiers || !facts.person) return 0;
    const auto* found = tier_of(*labels.tiers, *definition.tiers, age_on(facts.person->row.birth, times.as_of));
    return found == nullptr ? 0 : found->number("monthly_fen");
}

}  // namespace linli::ledgers
