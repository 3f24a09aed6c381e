#include "rules.h"

#include <linli/reference/list.h>

#include <algorithm>

namespace linli::ledgers {
namespace {

using registry::KnownRelation;
using registry::Presence;
using registry::RelationKind;
using registry::Standing;

constexpr std::string_view separation_tag = "residence_registration_mismatch";
/// For how long a look at the door says that somebody lives there.
constexpr int confirmed_for_days = 365;

bool one_of(const std::vector<std::string>& codes, std::string_view code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool within(const Condition& c, int value) { return (!c.from || value >= *c.from) && (!c.until || value <= *c.until); }

int days_between(Date from, Date until) { return static_cast<int>((until.days() - from.days()).count()); }

bool ended(const std::optional<Standing>& standing, const std::optional<Date>& on, Date day) {
    if (!standing) return false;
    if (*standing == Standing::merged || *standing == Standing::withdrawn) return true;
    return !on || *on <= day;
}

bool has_tag(const Condition& c, const Facts& facts, Date day) {
    return std::any_of(facts.tags.begin(), facts.tags.end(), [&](const registry::KnownTag& t) {
        return one_of(c.any, t.row.word) && valid_on(t.row.from, t.row.until, day);
    });
}

bool has_relation(const Condition& c, const Facts& facts, Date day) {
    return std::any_of(facts.relations.begin(), facts.relations.end(), [&](const KnownRelation& r) {
        return one_of(c.any, word(r.row.kind)) && valid_on(r.row.from, r.row.until, day);
    });
}

bool person_fact(const Condition& c, const Facts& facts, Date day) {
    const auto& p = facts.person->row;
    if (c.fact == "tag") return has_tag(c, facts, day);
    if (c.fact == "age") return within(c, age_on(p.birth, day));
    if (c.fact == "sex") return one_of(c.any, word(p.sex));
    if (c.fact == "presence") return one_of(c.any, word(p.presence));
    if (c.fact == "relation") return has_relation(c, facts, day);
    if (c.fact == "residents") return within(c, residents_on(facts.neighbours, day));
    if (c.fact == "separated") return separation_of(facts, day).suspected();
    throw InvariantBroken("a ledger asks something unknown of a person: " + c.fact);
}

bool dwelling_fact(const Condition& c, const Facts& facts, Date day) {
    if (c.fact == "use") return one_of(c.any, word(facts.dwelling->row.use));
    if (c.fact == "residents") return within(c, residents_on(facts.relations, day));
    if (c.fact == "relation") return has_relation(c, facts, day);
    throw InvariantBroken("a ledger asks something unknown of a dwelling: " + c.fact);
}

bool establishment_fact(const Condition& c, const Facts& facts, Date day) {
    const auto& m = facts.merchant->row;
    if (c.fact == "kind") return one_of(c.any, m.kind);
    if (c.fact == "venue") return one_of(c.any, m.venue);
    if (c.fact == "licence_days") return within(c, days_between(day, m.licence_until));
    throw InvariantBroken("a ledger asks something unknown of a unit: " + c.fact);
}

bool object_fact(const Condition& c, const Facts& facts, Date day) {
    const auto& o = facts.object->row;
    if (c.fact == "kind") return one_of(c.any, o.kind);
    if (c.fact == "inspection_days") return o.inspect_by && within(c, days_between(day, *o.inspect_by));
    throw InvariantBroken("a ledger asks something unknown of a thing: " + c.fact);
}

Date years_later(Date day, int years) {
    const auto ymd = day.ymd();
    const int year = day.year() + years;
    const auto same = Date::of(year, static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    return same ? *same : Date::of(year, 3, 1).value();
}

}  // namespace

bool stands_on(const Facts& facts, Date day) {
    if (facts.person) {
        const auto& p = *facts.person;
        return p.row.birth <= day && p.row.since <= day && !ended(p.standing, p.standing_on, day);
    }
    if (facts.merchant) {
        const auto& m = *facts.merchant;
        return m.row.since <= day && !ended(m.standing, m.standing_on, day);
    }
    if (facts.object) return !facts.object->standing;
    return facts.dwelling.has_value();
}

bool holds(const Condition& condition, const Facts& facts, Date day) {
    const bool true_of_it = facts.person     ? person_fact(condition, facts, day)
                            : facts.merchant ? establishment_fact(condition, facts, day)
                            : facts.object   ? object_fact(condition, facts, day)
                                             : dwelling_fact(condition, facts, day);
    return true_of_it != condition.none;
}

bool listed(const Definition& definition, const Facts& facts, Date day) {
    return stands_on(facts, day) && std::all_of(definition.conditions.begin(), definition.conditions.end(),
                                                [&](const Condition& c) { return holds(c, facts, day); });
}

Date birthday_of(Date birth, int years) { return years_later(birth, years); }

const reference::Entry* tier_of(const reference::List& tiers, std::string_view scheme, int age) {
    for (const auto& one : tiers.entries())
        if (one.text("scheme") == scheme && one.number("from_age") <= age && age <= one.number("until_age"))
            return &one;
    return nullptr;
}

Separation separation_of(const Facts& facts, Date day) {
    Separation out;
    const auto& p = facts.person->row;
    if (p.presence == Presence::registered_only) out.with.push_back({"登记的居住情况为户在人不在", p.source});
    for (const auto& t : facts.tags)
        if (t.row.word == separation_tag && valid_on(t.row.from, t.row.until, day))
            out.with.push_back({"自" + t.row.from.text() + "起有人户分离标签", t.row.source});
    for (const auto& r : facts.relations) {
        if (!valid_on(r.row.from, r.row.until, day)) continue;
        if (r.row.kind == RelationKind::registered_not_living)
            out.with.push_back({"自" + r.row.from.text() + "起人房关系为户在人不在", r.row.source});
        else if (r.row.lives_here && r.row.dwelling && p.dwelling && r.row.dwelling != p.dwelling)
            out.with.push_back({"自" + r.row.from.text() + "起另有一处居住关系", r.row.source});
        else if (r.row.lives_here)
            out.against.push_back({"自" + r.row.from.text() + "起有居住关系", r.row.source});
    }
    if (p.presence == Presence::local && p.confirmed <= day && days_between(p.confirmed, day) <= confirmed_for_days)
        out.against.push_back({p.confirmed.text() + "核实为常住", p.source});
    return out;
}

registry::Seek seek_of(const Definition& definition, Date day) {
    registry::Seek out;
    switch (definition.subject) {
    case Subject::dwelling: out.by = registry::Seek::By::dwellings; return out;
    case Subject::establishment: out.by = registry::Seek::By::merchants; return out;
    case Subject::object: out.by = registry::Seek::By::objects; return out;
    case Subject::person: break;
    }
    for (const auto& c : definition.conditions) {
        if (c.none) continue;
        if (c.fact == "tag") return {.by = registry::Seek::By::tag, .words = c.any};
        // A day more on each side: what a leap day does is for the rule to say.
        if (c.fact == "age" && c.from) out.born_until = years_later(day, -*c.from).plus_days(1);
        if (c.fact == "age" && c.until) out.born_from = years_later(day, -(*c.until + 1)).plus_days(-1);
    }
    return out;
}

}  // namespace linli::ledgers
