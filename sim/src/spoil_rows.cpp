#include "spoiler.h"

#include <linli/base/words.h>

#include <algorithm>
#include <array>

namespace linli::sim {

Signal Spoiler::signal(SignalKind kind, std::string source, const Person& person, Date on) {
    Signal signal;
    signal.id = draft_.next_id<SignalId>("signal");
    signal.kind = kind;
    signal.source = std::move(source);
    signal.on = on;
    signal.name = person.name;
    signal.id_number = person.id_number;
    signal.phone = person.phone;
    return signal;
}

std::size_t Spoiler::other_dwelling(std::size_t not_this) {
    for (;;) {
        const auto at = rng_.index(draft_.out.dwellings.size());
        const auto& dwelling = draft_.dwellings[at];
        const bool special = draft_.plan.full && dwelling.grid == compound_grid;
        if (at != not_this && dwelling.occupied && !dwelling.reserved && !dwelling.spoilt && !special) return at;
        // A tiny sample may have one home only; then the second page stands in the same home.
        if (draft_.out.dwellings.size() < 40 && rng_.chance(500)) return not_this;
    }
}

/// The row now claims to live there, and so do its person–house rows.
void Spoiler::put_into(std::size_t row, std::size_t dwelling) {
    auto& person = draft_.out.people[row];
    const auto& home = draft_.out.dwellings[dwelling];
    person.dwelling = home.id;
    person.address = spoken_address(rng_, draft_.compounds[draft_.dwellings[dwelling].compound], home);
    for (const auto at : relations_[person.id]) {
        auto& relation = draft_.out.relations[at];
        if (!relation.lives_here) continue;
        relation.dwelling = home.id;
        relation.address = home.local_address;
    }
}

bool Spoiler::copy_row(Method method, std::size_t row, Truth& truth) {
    auto copy = draft_.out.people[row];
    const auto original = copy.id;
    if (method == Method::first_generation_number && copy.birth.year() >= 2000) return false;
    if (method == Method::same_person_no_number && copy.phone.empty()) return false;
    const auto home = draft_.people[row].dwelling;
    copy.id = draft_.next_id<PersonId>("person");
    if (method == Method::first_generation_number)
        copy.id_number = copy.id_number.substr(0, 6) + copy.id_number.substr(8, 9);
    if (method == Method::same_person_no_number) {
        copy.id_number.clear();
    } else {
        const auto wrong = rng_.chance(3'500) ? misspelt(rng_, copy.name) : std::string();
        if (!wrong.empty()) copy.name = wrong;
        if (rng_.chance(5'000) && !copy.phone.empty()) copy.phone = draft_.phones.next(rng_);
    }
    // Registered again after a move, as a guest on somebody's page, or twice on the own page.
    const auto target = rng_.chance(7'500) ? other_dwelling(home) : home;
    const auto& dwelling = draft_.out.dwellings[target];
    copy.dwelling = dwelling.id;
    copy.address = spoken_address(rng_, draft_.compounds[draft_.dwellings[target].compound], dwelling);
    copy.household = draft_.out.people[draft_.dwellings[target].people.front()].household;
    if (target != home || copy.kin == Kin::head) copy.kin = Kin::other;
    copy.since = std::max(copy.birth, copy.since.plus_days(-rng_.between(0, 700)));
    copy.confirmed = draft_.world.today.plus_days(-rng_.between(5, 300));
    truth.row = copy.id.uuid();
    truth.field = "id";
    truth.recorded = copy.name;
    truth.related = {original.uuid()};
    add_row(std::move(copy), target);
    return true;
}

/// One more register row at a dwelling, with its person–house row; both count as spoilt.
void Spoiler::add_row(Person person, std::size_t at) {
    const auto& dwelling = draft_.out.dwellings[at];
    Relation relation;
    relation.id = draft_.next_id<RelationId>("relation");
    relation.person = person.id;
    relation.dwelling = dwelling.id;
    relation.address = dwelling.local_address;
    relation.since = person.since;
    relations_[person.id].push_back(draft_.out.relations.size());
    draft_.out.relations.push_back(std::move(relation));
    relation_spoilt_.push_back(1);
    PersonDraft known;
    known.dwelling = at;
    known.spoilt = true;
    draft_.households[person.household].push_back(draft_.out.people.size());
    draft_.dwellings[at].people.push_back(draft_.out.people.size());
    draft_.dwellings[at].spoilt = true;
    rows_.emplace(person.id, draft_.out.people.size());
    draft_.people.push_back(known);
    draft_.out.people.push_back(std::move(person));
}

bool Spoiler::misplace(Method method, std::size_t row, Truth& truth) {
    auto& person = draft_.out.people[row];
    const auto& home = draft_.out.dwellings[draft_.people[row].dwelling];
    const auto& compound = draft_.compounds[draft_.dwellings[draft_.people[row].dwelling].compound];
    if (method == Method::no_such_room && compound.village) return false;
    truth.field = "address";
    truth.right = home.address;
    if (method == Method::no_such_building) {
        auto wrong = home;
        wrong.building_number = compound.buildings + rng_.between(3, 25);
        wrong.local_address =
            compound.name + std::to_string(wrong.building_number) + (compound.village ? "号" : "号楼");
        if (!compound.village) wrong.local_address += std::to_string(home.unit_number) + "单元" + home.room + "室";
        person.address = spoken_address(rng_, compound, wrong);
    } else if (method == Method::no_such_room) {
        // Higher than the house, whatever house of ours it is.
        auto wrong = home;
        const int floor = rng_.between(31, 58);
        wrong.room = std::to_string(floor * 100 + rng_.between(1, 4));
        wrong.local_address = compound.name + std::to_string(home.building_number) + "号楼" +
                              std::to_string(home.unit_number) + "单元" + wrong.room + "室";
        person.address = spoken_address(rng_, compound, wrong);
    } else {
        constexpr auto texts = std::to_array<std::string_view>(
            {"后面平房", "菜市场东侧二楼", "老供销社旁", "门口彩钢房", "原粮站家属院", "南边自建房", "锅炉房旁边"});
        person.address = compound.name + std::string(rng_.pick(texts));
    }
    truth.recorded = person.address;
    person.dwelling = AreaId();
    for (const auto at : relations_[person.id]) {
        auto& relation = draft_.out.relations[at];
        if (!relation.lives_here && relation.kind == RelationKind::owner) continue;
        relation.dwelling = AreaId();
        relation.address = person.address;
    }
    return true;
}

bool Spoiler::die(std::size_t row, Truth& truth) {
    const int years = age(row);
    if (years < 60 && !(years > 35 && rng_.chance(400))) return false;
    auto& person = draft_.out.people[row];
    const auto days = static_cast<int>((draft_.world.today.days() - person.confirmed.days()).count());
    if (days < 8) return false;
    const auto on = person.confirmed.plus_days(rng_.between(1, days - 1));
    auto record = signal(SignalKind::death_record, rng_.chance(6'000) ? "民政局" : "卫健局", person, on);
    record.phone.clear();
    draft_.out.signals.push_back(std::move(record));
    draft_.people[row].gone = true;
    truth.field = "status";
    truth.recorded = "active";
    truth.right = "deceased " + on.text();
    return true;
}

bool Spoiler::move_out(std::size_t row, Truth& truth) {
    if (age(row) < 18) return false;
    auto& person = draft_.out.people[row];
    const auto days = static_cast<int>((draft_.world.today.days() - person.confirmed.days()).count());
    if (days < 8) return false;
    const auto on = person.confirmed.plus_days(rng_.between(1, days - 1));
    auto record = signal(SignalKind::migration_record, "公安分局", person, on);
    const auto& county = pick_county(rng_, rng_.chance(4'000) ? Origin::region : Origin::elsewhere, 2010);
    record.address = std::string(county.name) + "城关镇";
    truth.field = "status";
    truth.recorded = "active";
    truth.right = "moved_out " + on.text();
    draft_.out.signals.push_back(std::move(record));
    draft_.people[row].gone = true;
    return true;
}

bool Spoiler::behead(std::size_t row, Truth& truth) {
    auto& person = draft_.out.people[row];
    if (person.kin != Kin::head || draft_.households[person.household].size() < 2) return false;
    person.kin = Kin::other;
    truth.field = "kin";
    truth.recorded = word(person.kin);
    truth.right = word(Kin::head);
    for (const auto other : draft_.households[person.household])
        if (other != row) truth.related.push_back(draft_.out.people[other].id.uuid());
    return true;
}

bool Spoiler::second_head(std::size_t row, Truth& truth) {
    auto& person = draft_.out.people[row];
    if (person.kin == Kin::head || person.kin == Kin::other || age(row) < 18) return false;
    truth.field = "kin";
    truth.right = word(person.kin);
    person.kin = Kin::head;
    truth.recorded = word(person.kin);
    truth.related = {draft_.out.people[draft_.households[person.household].front()].id.uuid()};
    return true;
}

bool Spoiler::wrong_generation(std::size_t row, Truth& truth) {
    auto& person = draft_.out.people[row];
    const auto& head = draft_.out.people[draft_.households[person.household].front()];
    const bool male = person.sex == codes::Sex::male;
    truth.right = word(person.kin);
    if (person.kin == Kin::spouse)
        person.kin = male ? Kin::son : Kin::daughter;
    else if (person.kin == Kin::son || person.kin == Kin::daughter)
        person.kin = male ? Kin::father : Kin::mother;
    else
        return false;
    truth.field = "kin";
    truth.recorded = word(person.kin);
    truth.related = {head.id.uuid()};
    return true;
}

bool Spoiler::see_elsewhere(std::size_t row, Truth& truth) {
    const auto& person = draft_.out.people[row];
    if (person.phone.empty() || age(row) < 18 || person.presence == Presence::registered_only) return false;
    const auto elsewhere = other_dwelling(draft_.people[row].dwelling);
    const auto& home = draft_.out.dwellings[elsewhere];
    const auto& compound = draft_.compounds[draft_.dwellings[elsewhere].compound];
    constexpr auto sources = std::to_array<std::string_view>({"社区活动", "快递驿站", "卫生服务中心"});
    for (const auto source : sources) {
        auto seen = signal(SignalKind::sighting, std::string(source), person,
                           draft_.world.today.plus_days(-rng_.between(2, 58)));
        seen.id_number.clear();
        seen.dwelling = home.id;
        seen.address = spoken_address(rng_, compound, home);
        draft_.out.signals.push_back(std::move(seen));
    }
    truth.field = "address";
    truth.recorded = person.address;
    truth.right = home.address;
    draft_.dwellings[elsewhere].spoilt = true;
    return true;
}

bool Spoiler::spoil_absent(std::size_t row, Truth& truth) {
    auto& person = draft_.out.people[row];
    if (person.phone.empty() || age(row) < 22 || age(row) > 58) return false;
    if (!change_digit(person, truth)) return false;
    draft_.people[row].gone = true;
    return true;
}

void Spoiler::crowd(const NoiseRule& rule) {
    int left = rule.amount;
    std::size_t crowded = 0;
    int added = 99;
    for (int attempt = 0; left > 0; ++attempt) {
        LINLI_INVARIANT(attempt < 2'000'000, "no family suits the noise rule over_occupied");
        if (added >= 7 && left >= 5) {
            const auto at = other_dwelling(0);
            const auto& home = draft_.out.dwellings[at];
            if (home.area_dm2 > 6'500 || draft_.dwellings[at].people.size() < 2) continue;
            crowded = at;
            draft_.dwellings[at].spoilt = true;
            added = 0;
        }
        const auto row = rng_.index(draft_.out.people.size());
        const auto home = draft_.people[row].dwelling;
        if (!free(row, rule.method) || home == crowded) continue;
        const auto family = draft_.dwellings[home].people;
        const auto spoilt = [&](std::size_t member) { return draft_.people[member].spoilt; };
        if (static_cast<int>(family.size()) > left || std::any_of(family.begin(), family.end(), spoilt)) continue;
        for (const auto member : family) {
            Truth truth;
            truth.row = draft_.out.people[member].id.uuid();
            truth.field = "address";
            truth.right = draft_.out.dwellings[home].address;
            put_into(member, crowded);
            truth.recorded = draft_.out.people[member].address;
            for (const auto settled : draft_.dwellings[crowded].people)
                truth.related.push_back(draft_.out.people[settled].id.uuid());
            taken(member, rule.method);
            record(rule, std::move(truth));
        }
        left -= static_cast<int>(family.size());
        added += static_cast<int>(family.size());
    }
}

}  // namespace linli::sim
