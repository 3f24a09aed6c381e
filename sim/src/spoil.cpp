#include "spoiler.h"

#include <linli/base/words.h>

#include <algorithm>

namespace linli::sim {
namespace {

constexpr int patience = 200'000;  // draws until a rule counts as impossible

/// Errors of identity change only the row's own fields; the others touch a home or a family.
bool about_identity(Method method) {
    return method <= Method::sex_differs || method == Method::impossible_age || method == Method::stale_confirmation ||
           method == Method::since_in_future;
}

}  // namespace

void plan_noise(Draft& draft) {
    auto rng = draft.rng("noise.plan");
    const auto& plan = draft.plan;
    for (auto rule : draft.world.noise.rules) {
        if (rule.scope == NoiseScope::compound && !plan.full) continue;
        if (rule.scope == NoiseScope::full && !plan.full) continue;
        if (rule.scope == NoiseScope::elsewhere) {
            if (plan.full) continue;
            const auto table = table_of(rule.method);
            // A home for every three rows is near enough: these are rates, not figures.
            const int rows = table == Table::merchant   ? plan.merchants
                             : table == Table::dwelling ? plan.rows / 3
                                                        : plan.rows;
            const int exact = rows * rule.amount;
            rule.amount = exact / 10'000 + (rng.chance(static_cast<std::uint32_t>(exact % 10'000)) ? 1 : 0);
        }
        // Village houses have no rooms; a wrong house number is the like error there.
        if (plan.village && rule.method == Method::no_such_room) rule.method = Method::no_such_building;
        // Among a handful of rows everybody may be born after 1999 or be without a phone.
        if (plan.sampled && table_of(rule.method) == Table::person && adds_row(rule.method))
            rule.method = Method::same_number;
        if (rule.amount > 0) draft.noise.push_back(rule);
    }
}

void spoil(Draft& draft) { Spoiler(draft).run(); }

Spoiler::Spoiler(Draft& draft) : draft_(draft), rng_(draft.rng("noise")) {
    for (std::size_t i = 0; i < draft.out.people.size(); ++i) rows_.emplace(draft.out.people[i].id, i);
    for (std::size_t i = 0; i < draft.out.dwellings.size(); ++i) dwellings_.emplace(draft.out.dwellings[i].id, i);
    for (std::size_t i = 0; i < draft.out.relations.size(); ++i) relations_[draft.out.relations[i].person].push_back(i);
    relation_spoilt_.resize(draft.out.relations.size());
    merchant_spoilt_.resize(draft.out.merchants.size());
}

void Spoiler::run() {
    // Rare conditions first (a whole family, an empty flat), so that they still find a row.
    auto rules = draft_.noise;
    const auto rank = [](const NoiseRule& rule) {
        if (rule.method == Method::absent_with_bad_number) return 0;
        if (rule.method == Method::over_occupied) return 1;
        if (adds_row(rule.method)) return 2;
        return table_of(rule.method) == Table::relation ? 3 : 4;
    };
    std::stable_sort(rules.begin(), rules.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    for (const auto& rule : rules) {
        switch (table_of(rule.method)) {
        case Table::person: rule.method == Method::over_occupied ? crowd(rule) : run_rule(rule); break;
        case Table::relation: run_relation_rule(rule); break;
        case Table::dwelling: run_dwelling_rule(rule); break;
        case Table::merchant: run_merchant_rule(rule); break;
        }
    }
}

int Spoiler::age(std::size_t row) const { return age_on(draft_.out.people[row].birth, draft_.world.today); }

bool Spoiler::free(std::size_t row, Method method) const {
    if (draft_.people[row].spoilt) return false;
    const auto& home = draft_.dwellings[draft_.people[row].dwelling];
    if (method == Method::absent_with_bad_number) return home.reserved && draft_.in_special_compound(row);
    if (home.reserved) return false;
    // The person–house rows of 盈北苑 have errors of their own; homes and families there stay right.
    return about_identity(method) || (!home.spoilt && !draft_.in_special_compound(row));
}

void Spoiler::taken(std::size_t row, Method method) {
    draft_.people[row].spoilt = true;
    if (about_identity(method)) return;
    draft_.dwellings[draft_.people[row].dwelling].spoilt = true;
}

void Spoiler::record(const NoiseRule& rule, Truth truth) {
    truth.table = table_of(rule.method);
    truth.error = rule.error;
    truth.method = word(rule.method);
    truth.community = draft_.out.id;
    draft_.out.truths.push_back(std::move(truth));
}

bool Spoiler::apply(Method method, std::size_t row, Truth& truth) {
    truth.row = draft_.out.people[row].id.uuid();
    if (about_identity(method)) return spoil_identity(method, draft_.out.people[row], truth);
    return spoil_home(method, row, truth) || spoil_family(method, row, truth);
}

bool Spoiler::spoil_home(Method method, std::size_t row, Truth& truth) {
    switch (method) {
    case Method::same_number:
    case Method::first_generation_number:
    case Method::same_person_no_number: return copy_row(method, row, truth);
    case Method::no_such_building:
    case Method::no_such_room:
    case Method::unresolvable_text: return misplace(method, row, truth);
    case Method::observed_elsewhere: return see_elsewhere(row, truth);
    case Method::absent_with_bad_number: return spoil_absent(row, truth);
    default: return false;
    }
}

bool Spoiler::spoil_family(Method method, std::size_t row, Truth& truth) {
    switch (method) {
    case Method::deceased_active: return die(row, truth);
    case Method::moved_out_active: return move_out(row, truth);
    case Method::no_head: return behead(row, truth);
    case Method::two_heads: return second_head(row, truth);
    case Method::impossible_generations: return wrong_generation(row, truth);
    default: return false;
    }
}

void Spoiler::run_rule(const NoiseRule& rule) {
    for (int i = 0; i < rule.amount; ++i) {
        bool done = false;
        // A small sample may hold nobody who suits a rate; the full community must.
        const int tries = draft_.plan.sampled ? 4'000 : patience;
        for (int attempt = 0; attempt < tries && !done; ++attempt) {
            const auto row = rng_.index(draft_.out.people.size());
            if (!free(row, rule.method)) continue;
            Truth truth;
            if (!apply(rule.method, row, truth)) continue;
            taken(row, rule.method);
            record(rule, std::move(truth));
            done = true;
        }
        const bool must = draft_.plan.full || adds_row(rule.method);
        LINLI_INVARIANT(done || !must, "no register row suits the noise rule " + std::string(word(rule.method)));
    }
}

}  // namespace linli::sim
