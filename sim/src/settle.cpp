#include "draft.h"

#include <algorithm>
#include <array>

namespace linli::sim {
namespace {

constexpr int scenario_building = 7;  // @source DAT-29
constexpr int scenario_unit = 3;
constexpr int persona_building = 12;  // 12-2-501 @source scenarios.md §5.0
constexpr int persona_unit = 2;
constexpr int persona_age = 72;

using Families = std::vector<std::vector<Member>>;

int heads_in(const Families& families) {
    int sum = 0;
    for (const auto& family : families) sum += static_cast<int>(family.size());
    return sum;
}

/// First decides who opens which door, then writes the register.
class Settler {
public:
    explicit Settler(Draft& draft) : draft_(draft), rng_(draft.rng("settle")), lodgings_(draft.out.dwellings.size()) {}

    void run() {
        for (std::size_t i = 0; i < draft_.compounds.size(); ++i) fill(i);
        balance();
        for (std::size_t i = 0; i < lodgings_.size(); ++i) register_dwelling(i);
    }

private:
    bool special(const CompoundDraft& compound) const { return draft_.plan.full && compound.grid == compound_grid; }
    std::uint32_t rented_share(const CompoundDraft& compound) const {
        if (compound.village) return 400;
        return special(compound) ? 3'800 : 2'400;
    }

    void lodge(std::size_t at, Families families, bool rented) {
        draft_.dwellings[at].occupied = true;
        draft_.out.dwellings[at].use = rented ? DwellingUse::rented : DwellingUse::owner_occupied;
        count_ += heads_in(families);
        lodgings_[at] = std::move(families);
    }
    void lodge_somebody(std::size_t at) {
        const auto& compound = draft_.compounds[draft_.dwellings[at].compound];
        const bool rented = rng_.chance(rented_share(compound));
        lodge(at, people_for_dwelling(rng_, rented, compound.village), rented);
    }
    void vacate(std::size_t at) {
        count_ -= heads_in(lodgings_[at]);
        lodgings_[at].clear();
        draft_.dwellings[at].occupied = false;
        draft_.out.dwellings[at].use = DwellingUse::vacant;
    }

    void fill(std::size_t index) {
        const auto& compound = draft_.compounds[index];
        for (const auto at : compound.dwellings) draft_.out.dwellings[at].use = DwellingUse::vacant;
        int homes = 0;
        if (special(compound)) homes += fill_scenario_unit(compound);
        if (draft_.plan.full && compound.grid == persona_grid) homes += settle_persona(compound);
        auto order = compound.dwellings;
        rng_.shuffle(order);
        for (const auto at : order) {
            if (homes >= compound.homes) break;
            if (draft_.dwellings[at].occupied || draft_.dwellings[at].reserved) continue;
            lodge_somebody(at);
            // The last door: no more households than planned, or the grid's figure would be wrong.
            while (homes + static_cast<int>(lodgings_[at].size()) > compound.homes) {
                vacate(at);
                lodge_somebody(at);
            }
            homes += static_cast<int>(lodgings_[at].size());
        }
    }

    /// Draws the families of the unit again until exactly the wanted number of people is on record there.
    int fill_scenario_unit(const CompoundDraft& compound) {
        std::vector<std::size_t> doors;
        for (const auto at : compound.dwellings) {
            const auto& dwelling = draft_.out.dwellings[at];
            if (dwelling.building_number == scenario_building && dwelling.unit_number == scenario_unit)
                doors.push_back(at);
        }
        const int wanted = draft_.world.options.unit_rows;
        for (;;) {
            int people = 0;
            std::vector<Families> drawn;
            for (std::size_t i = 0; i < doors.size(); ++i) {
                drawn.push_back(wanted < 26 && rng_.chance(2'000) ? Families{}
                                                                  : Families{people_for_dwelling(rng_, false, false)});
                people += heads_in(drawn.back());
            }
            if (people != wanted) continue;
            int homes = 0;
            for (std::size_t i = 0; i < doors.size(); ++i) {
                draft_.dwellings[doors[i]].reserved = true;
                if (drawn[i].empty()) continue;
                lodge(doors[i], std::move(drawn[i]), rng_.chance(3'000));
                ++homes;
            }
            return homes;
        }
    }

    int settle_persona(const CompoundDraft& compound) {
        for (const auto at : compound.dwellings) {
            const auto& dwelling = draft_.out.dwellings[at];
            if (dwelling.building_number != persona_building || dwelling.unit_number != persona_unit ||
                dwelling.room != "501")
                continue;
            draft_.dwellings[at].reserved = true;
            persona_home_ = at;
            lodge(at, {{{Kin::head, codes::Sex::female, persona_age, 0, "丧偶"}}}, false);
        }
        return 1;
    }

    /// Brings the number of rows to the plan: families leave or come until a few rows are missing; those are people
    /// who are registered here and live elsewhere, as in every real register.
    void balance() {
        int base = draft_.plan.rows;
        for (const auto& rule : draft_.noise)
            if (table_of(rule.method) == Table::person && adds_row(rule.method)) base -= rule.amount;
        std::vector<std::size_t> doors;
        for (std::size_t i = 0; i < lodgings_.size(); ++i)
            if (!draft_.dwellings[i].reserved && !in_special(i)) doors.push_back(i);
        const int least = draft_.plan.full ? base * 2 / 100 : 0;
        const int most = std::max(5, base * 7 / 100);
        // The number of households is planned, who they are is not: families are drawn again until the sum fits.
        for (int guard = 0; guard < 200'000 && (base - count_ < least || base - count_ > most); ++guard) {
            const auto at = doors[rng_.index(doors.size())];
            if (draft_.dwellings[at].occupied) exchange(at, base - count_ > most);
        }
        LINLI_INVARIANT(base - count_ >= 0, "a community has more people than planned");
        int absent = base - count_;
        if (draft_.plan.full) absent -= absent_in_special(absent);
        add_absent(doors, absent);
    }

    /// Another family for the same door, when it is bigger (or smaller) as wished.
    void exchange(std::size_t at, bool bigger) {
        const auto old = lodgings_[at];
        const auto use = draft_.out.dwellings[at].use;
        vacate(at);
        lodge_somebody(at);
        const int change = heads_in(lodgings_[at]) - heads_in(old);
        const bool suits = lodgings_[at].size() == old.size() && change != 0 && (change > 0) == bigger;
        if (suits) return;
        vacate(at);
        lodge(at, old, use == DwellingUse::rented);
    }

    bool in_special(std::size_t at) const { return draft_.plan.full && draft_.dwellings[at].grid == compound_grid; }

    /// 盈北苑: as many absent people and second owners as its exact number of person–house rows asks for.
    int absent_in_special(int available) {
        int rows =
            draft_.world.options.compound_rows - draft_.world.noise.added_rows(NoiseScope::compound, Table::relation);
        int let_or_empty = 0;
        std::vector<std::size_t> doors;
        for (std::size_t i = 0; i < lodgings_.size(); ++i) {
            if (!in_special(i)) continue;
            rows -= heads_in(lodgings_[i]);
            if (draft_.out.dwellings[i].use != DwellingUse::owner_occupied) ++let_or_empty, --rows;
            if (!draft_.dwellings[i].reserved) doors.push_back(i);
        }
        LINLI_INVARIANT(rows >= 0, "盈北苑 has more people than its person-house rows");
        const int absent = std::max(std::min(rows / 2, available * 6 / 10), rows - let_or_empty);
        LINLI_INVARIANT(absent <= available, "盈北苑 needs more absent people than the register has rows for");
        draft_.second_owners = rows - absent;
        add_absent(doors, absent);
        return absent;
    }

    /// Grown-up children who are still in the family's register page.
    void add_absent(const std::vector<std::size_t>& doors, int count) {
        while (count > 0) {
            const auto at = doors[rng_.index(doors.size())];
            if (lodgings_[at].empty()) continue;
            auto& family = lodgings_[at].front();
            const auto age_of_head = family.front().age;
            if (age_of_head < 43 && !draft_.plan.sampled) continue;
            const auto sex = rng_.chance(5'000) ? codes::Sex::male : codes::Sex::female;
            const bool child = age_of_head >= 43;
            const int age = child ? rng_.between(20, std::min(46, age_of_head - 22)) : rng_.between(19, 60);
            family.push_back({child ? (sex == codes::Sex::male ? Kin::son : Kin::daughter) : Kin::other, sex, age,
                              child ? (family.front().sex == codes::Sex::male ? 0 : 1) : 4,
                              age > 29 ? "已婚" : "未婚"});
            absent_.insert({at, family.size() - 1});
            ++count_;
            --count;
        }
    }

    void register_dwelling(std::size_t at) {
        for (std::size_t i = 0; i < lodgings_[at].size(); ++i) {
            Household household;
            household.id = draft_.next_id<HouseholdId>("household");
            household.number = draft_.world.frame.codes[draft_.owner()].front().substr(6, 6) + "-" +
                               std::to_string(100'000 + draft_.out.households.size()).substr(1);
            household.dwelling = draft_.out.dwellings[at].id;
            register_household(at, i, household.id);
            draft_.out.households.push_back(std::move(household));
        }
    }

    void register_household(std::size_t at, std::size_t index, HouseholdId id) {
        const auto& dwelling = draft_.out.dwellings[at];
        const auto& compound = draft_.compounds[draft_.dwellings[at].compound];
        lines_.clear();
        lines_.push_back(make_line(rng_));
        father_.clear();
        const bool floating =
            !draft_.dwellings[at].reserved && rng_.chance(dwelling.use == DwellingUse::rented ? 6'500 : 700);
        origin_ = rng_.chance(floating ? 800 : 6'800) ? Origin::local
                  : rng_.chance(4'800)                ? Origin::region
                                                      : Origin::elsewhere;
        const auto address = spoken_address(rng_, compound, dwelling);
        moved_in_ = moved_in(dwelling, floating);
        const auto& family = lodgings_[at][index];
        for (std::size_t i = 0; i < family.size(); ++i) {
            auto person = make_person(family[i]);
            person.household = id;
            person.dwelling = dwelling.id;
            person.presence = floating ? Presence::floating : Presence::local;
            if (index == 0 && absent_.contains({at, i})) person.presence = Presence::registered_only;
            person.address = rng_.chance(8'500) ? address : spoken_address(rng_, compound, dwelling);
            person.registered_address =
                person.presence == Presence::floating ? away(person.native_place) : dwelling.address;
            add(at, std::move(person));
        }
    }

    static std::string away(const std::string& county) {
        return county + (county.ends_with("县") || county.ends_with("旗") ? "城关镇" : "新华街道");
    }

    Date moved_in(const Dwelling& dwelling, bool floating) {
        const auto built = *Date::of(dwelling.built_year + 1, 1, 1);
        const auto days = static_cast<int>((draft_.world.today.days() - built.days()).count());
        if (days < 60) return draft_.world.today.plus_days(-30);
        const int oldest = floating ? std::min(days, 2'200) : days;
        return draft_.world.today.plus_days(-rng_.between(30, oldest));
    }

    Person make_person(const Member& member) {
        Person person;
        person.id = draft_.next_id<PersonId>("person");
        person.sex = member.sex;
        person.birth = birth_for_age(rng_, draft_.world.today, member.age);
        while (static_cast<int>(lines_.size()) <= member.line) lines_.push_back(make_line_like(rng_, lines_.front()));
        auto line = lines_[static_cast<std::size_t>(member.line)];
        const bool child = member.kin == Kin::son || member.kin == Kin::daughter;
        if (child && line.style == NameStyle::dotted && !father_.empty()) line.given_of_father = father_;
        person.name = full_name(rng_, line, member.sex, person.birth.year());
        if (!child && member.sex == codes::Sex::male && line.style == NameStyle::dotted)
            father_ = person.name.substr(0, person.name.find("·"));
        person.ethnicity = line.ethnicity;
        const CountyCode* county = nullptr;
        auto origin = rng_.chance(8'200) ? origin_ : rng_.chance(5'000) ? Origin::region : Origin::local;
        person.id_number = draft_.id_numbers.next(rng_, county, origin, person.birth, member.sex);
        person.native_place = county->name;
        const bool has_phone = member.age >= 14 && rng_.chance(member.age >= 80 ? 7'500 : 9'700);
        if (has_phone) person.phone = draft_.phones.next(rng_);
        person.kin = member.kin;
        const bool village = draft_.plan.village;
        person.occupation = occupation_for(rng_, member.sex, member.age, village);
        person.education = education_for(rng_, member.age, village);
        person.marital_status = member.marital;
        person.since = std::max(moved_in_, person.birth);
        person.confirmed = draft_.world.today.plus_days(-rng_.between(5, 300));
        if (person.confirmed < person.since) person.confirmed = draft_.world.today;
        return person;
    }

    void add(std::size_t at, Person person) {
        const auto row = draft_.out.people.size();
        if (at == persona_home_)
            draft_.out.personas.push_back({"resident", person.name, {}, person.id, draft_.out.dwellings[at].grid});
        draft_.households[person.household].push_back(row);
        draft_.dwellings[at].people.push_back(row);
        PersonDraft known;
        known.dwelling = at;
        draft_.people.push_back(known);
        draft_.out.people.push_back(std::move(person));
    }

    Draft& draft_;
    Rng rng_;
    std::vector<Families> lodgings_;
    std::set<std::pair<std::size_t, std::size_t>> absent_;  ///< (dwelling, place in its first family)
    std::vector<Line> lines_;
    std::string father_;  ///< given name of the man of the house, for dotted names
    Origin origin_ = Origin::local;
    Date moved_in_;
    std::size_t persona_home_ = static_cast<std::size_t>(-1);
    int count_ = 0;
};

}  // namespace

void settle_people(Draft& draft) { Settler(draft).run(); }

}  // namespace linli::sim
