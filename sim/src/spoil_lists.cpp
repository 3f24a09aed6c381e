#include "spoiler.h"

#include <linli/base/words.h>

#include <algorithm>

namespace linli::sim {
namespace {

constexpr int draws_for_a_list = 400'000;

std::string since_until(const Relation& relation) {
    return relation.since.text() + "/" + (relation.until == open_end ? std::string("..") : relation.until.text());
}

}  // namespace

void Spoiler::run_relation_rule(const NoiseRule& rule) {
    const auto compound = draft_.out
                              .areas[std::find_if(draft_.compounds.begin(), draft_.compounds.end(),
                                                  [](const auto& c) { return c.grid == compound_grid; })
                                         ->area]
                              .id;
    for (int i = 0; i < rule.amount; ++i) {
        bool done = false;
        for (int attempt = 0; attempt < draws_for_a_list && !done; ++attempt) {
            const auto at = rng_.index(draft_.out.relations.size());
            const auto& relation = draft_.out.relations[at];
            if (relation_spoilt_[at] || relation.dwelling.nil()) continue;
            const auto home = dwellings_.at(relation.dwelling);
            const auto row = rows_.at(relation.person);
            const bool here = draft_.dwellings[home].grid == compound_grid && !draft_.dwellings[home].reserved;
            if (!here || draft_.people[row].spoilt) continue;
            Truth truth;
            truth.row = relation.id.uuid();
            truth.compound = compound;
            if (!spoil_relation(rule.method, at, truth)) continue;
            relation_spoilt_[at] = 1;
            draft_.people[row].spoilt = true;  // one error a person keeps every truth clear
            record(rule, std::move(truth));
            done = true;
        }
        LINLI_INVARIANT(done, "no person-house row suits the noise rule " + std::string(word(rule.method)));
    }
}

bool Spoiler::spoil_relation(Method method, std::size_t at, Truth& truth) {
    switch (method) {
    case Method::relation_twice: return copy_relation(at, truth);
    case Method::relation_no_such_room: return lose_room(at, truth);
    case Method::relation_moved_out: return old_tenant(at, truth);
    case Method::relation_two_places: return two_places(at, truth);
    case Method::relation_wrong_kind: return wrong_kind(at, truth);
    case Method::relation_impossible_dates: return wrong_dates(at, truth);
    case Method::relation_observed_elsewhere: return wrong_room(at, truth);
    default: return false;
    }
}

bool Spoiler::copy_relation(std::size_t at, Truth& truth) {
    auto copy = draft_.out.relations[at];
    const auto original = copy.id;
    copy.id = draft_.next_id<RelationId>("relation");
    if (rng_.chance(5'000)) copy.since = copy.since.plus_days(rng_.between(1, 25));
    truth.row = copy.id.uuid();
    truth.field = "id";
    truth.recorded = word(copy.kind);
    truth.related = {original.uuid()};
    draft_.out.relations.push_back(std::move(copy));
    relation_spoilt_.push_back(1);
    return true;
}

bool Spoiler::lose_room(std::size_t at, Truth& truth) {
    auto& relation = draft_.out.relations[at];
    const auto& home = draft_.out.dwellings[dwellings_.at(relation.dwelling)];
    truth.field = "address";
    truth.right = home.local_address;
    const auto& compound = draft_.compounds[draft_.dwellings[dwellings_.at(relation.dwelling)].compound];
    const int floor = rng_.between(7, 9);  // the houses have six storeys
    const auto room = std::to_string(floor * 100 + rng_.between(1, 2));
    relation.address = compound.name + std::to_string(home.building_number) + "号楼" +
                       std::to_string(home.unit_number) + "单元" + room + "室";
    relation.dwelling = AreaId();
    truth.recorded = relation.address;
    return true;
}

/// Somebody who lives in another compound now, and is still on record as a tenant here.
bool Spoiler::old_tenant(std::size_t at, Truth& truth) {
    const auto home = dwellings_.at(draft_.out.relations[at].dwelling);
    const auto row = rng_.index(draft_.out.people.size());
    const auto& person = draft_.out.people[row];
    const bool fits = draft_.out.dwellings[home].use == DwellingUse::rented && !draft_.in_special_compound(row) &&
                      !draft_.people[row].spoilt && age(row) >= 20 && person.presence != Presence::registered_only &&
                      person.since < draft_.world.today.plus_days(-200) &&
                      person.since > draft_.world.today.plus_days(-4'000);
    if (!fits) return false;
    Relation relation{draft_.next_id<RelationId>("relation"),
                      person.id,
                      draft_.out.dwellings[home].id,
                      draft_.out.dwellings[home].local_address,
                      RelationKind::tenant,
                      true,
                      person.since.plus_days(-rng_.between(200, 900)),
                      open_end};
    auto record = signal(SignalKind::migration_record, "公安分局", person, person.since);
    record.address = draft_.out.dwellings[draft_.people[row].dwelling].address;
    draft_.out.signals.push_back(std::move(record));
    truth.row = relation.id.uuid();
    truth.field = "lives_here";
    truth.recorded = "true";
    truth.right = "false until " + person.since.text();
    truth.related = {person.id.uuid()};
    draft_.people[row].spoilt = true;
    draft_.out.relations.push_back(std::move(relation));
    relation_spoilt_.push_back(1);
    return true;
}

bool Spoiler::two_places(std::size_t at, Truth& truth) {
    const auto& known = draft_.out.relations[at];
    if (!known.lives_here) return false;
    const auto other = rng_.index(draft_.out.dwellings.size());
    const auto& dwelling = draft_.dwellings[other];
    const auto& home = draft_.out.dwellings[other];
    if (dwelling.grid != compound_grid || dwelling.reserved || !dwelling.occupied || home.id == known.dwelling)
        return false;
    Relation relation{draft_.next_id<RelationId>("relation"),
                      known.person,
                      home.id,
                      home.local_address,
                      RelationKind::family,
                      true,
                      known.since.plus_days(-rng_.between(30, 500)),
                      open_end};
    relation.since = std::max(relation.since, draft_.out.people[rows_.at(known.person)].birth);
    truth.row = relation.id.uuid();
    truth.field = "lives_here";
    truth.recorded = "true";
    truth.right = "false";
    truth.related = {known.id.uuid()};
    draft_.out.relations.push_back(std::move(relation));
    relation_spoilt_.push_back(1);
    return true;
}

bool Spoiler::wrong_kind(std::size_t at, Truth& truth) {
    auto& relation = draft_.out.relations[at];
    if (relation.kind != RelationKind::tenant) return false;
    truth.field = "kind";
    truth.right = word(relation.kind);
    relation.kind = RelationKind::owner;
    truth.recorded = word(relation.kind);
    const auto row = rows_.at(relation.person);
    auto contract = signal(SignalKind::rental_contract, "住建局", draft_.out.people[row], relation.since);
    contract.dwelling = relation.dwelling;
    contract.address = relation.address;
    draft_.out.signals.push_back(std::move(contract));
    return true;
}

bool Spoiler::wrong_dates(std::size_t at, Truth& truth) {
    auto& relation = draft_.out.relations[at];
    const auto& home = draft_.out.dwellings[dwellings_.at(relation.dwelling)];
    truth.field = "since";
    truth.right = since_until(relation);
    if (rng_.chance(5'000))
        relation.since = *Date::of(home.built_year - rng_.between(3, 9), 6, 1);
    else
        relation.until = relation.since.plus_days(-rng_.between(30, 400));
    truth.recorded = since_until(relation);
    return true;
}

bool Spoiler::wrong_room(std::size_t at, Truth& truth) {
    auto& relation = draft_.out.relations[at];
    const auto row = rows_.at(relation.person);
    const auto& person = draft_.out.people[row];
    if (!relation.lives_here || relation.dwelling != person.dwelling || person.phone.empty()) return false;
    const auto other = rng_.index(draft_.out.dwellings.size());
    const auto& wrong = draft_.out.dwellings[other];
    if (draft_.dwellings[other].grid != compound_grid || draft_.dwellings[other].reserved) return false;
    if (wrong.id == relation.dwelling || wrong.room != draft_.out.dwellings[dwellings_.at(relation.dwelling)].room)
        return false;
    for (int i = 0; i < 2; ++i) {
        auto seen = signal(SignalKind::sighting, i == 0 ? "快递驿站" : "社区活动", person,
                           draft_.world.today.plus_days(-rng_.between(2, 58)));
        seen.id_number.clear();
        seen.dwelling = relation.dwelling;
        seen.address = relation.address;
        draft_.out.signals.push_back(std::move(seen));
    }
    truth.field = "dwelling";
    truth.right = relation.address;
    relation.dwelling = wrong.id;
    relation.address = wrong.local_address;
    truth.recorded = relation.address;
    return true;
}

void Spoiler::run_dwelling_rule(const NoiseRule& rule) {
    for (int i = 0; i < rule.amount; ++i) {
        for (int attempt = 0; attempt < 5'000; ++attempt) {
            const auto at = rng_.index(draft_.out.dwellings.size());
            auto& known = draft_.dwellings[at];
            auto& dwelling = draft_.out.dwellings[at];
            const bool special = draft_.plan.full && known.grid == compound_grid;
            if (special || known.reserved || known.spoilt || dwelling.use != DwellingUse::vacant) continue;
            Truth truth;
            truth.row = dwelling.id.uuid();
            truth.field = "use";
            if (rule.method == Method::rented_without_tenant) {
                dwelling.use = DwellingUse::rented;
                truth.right = word(DwellingUse::vacant);
            } else {
                known.occupied = true;  // somebody lives there whom no list knows
                truth.right = "occupied";
            }
            truth.recorded = word(dwelling.use);
            known.spoilt = true;
            record(rule, std::move(truth));
            break;
        }
    }
}

void Spoiler::run_merchant_rule(const NoiseRule& rule) {
    for (int i = 0; i < rule.amount && i < static_cast<int>(merchant_spoilt_.size()); ++i) {
        auto at = rng_.index(merchant_spoilt_.size());
        while (merchant_spoilt_[at]) at = (at + 1) % merchant_spoilt_.size();
        merchant_spoilt_[at] = 1;
        auto& merchant = draft_.out.merchants[at];
        Truth truth;
        truth.row = merchant.id.uuid();
        truth.field = "uscc";
        truth.right = merchant.uscc;
        // The last but one belongs to the inner code: both check characters tell.
        auto& letter = merchant.uscc[15];
        letter = letter == '7' ? '4' : '7';
        truth.recorded = merchant.uscc;
        record(rule, std::move(truth));
    }
}

}  // namespace linli::sim
