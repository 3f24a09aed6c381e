#include "draft.h"

#include <algorithm>

namespace linli::sim {
namespace {

class Relater {
public:
    explicit Relater(Draft& draft) : draft_(draft), rng_(draft.rng("relations")) {}

    void run() {
        for (std::size_t i = 0; i < draft_.out.people.size(); ++i) {
            const auto& person = draft_.out.people[i];
            // Elders own a second home more often, and nobody of the reserved homes takes part in accidents.
            const int age = age_on(person.birth, draft_.world.today);
            if (age >= 30 && person.presence == Presence::local &&
                !draft_.dwellings[draft_.people[i].dwelling].reserved)
                owners_.push_back(i);
        }
        for (std::size_t i = 0; i < draft_.out.people.size(); ++i) relate_resident(i);
        for (std::size_t i = 0; i < draft_.out.dwellings.size(); ++i)
            if (draft_.out.dwellings[i].use != DwellingUse::owner_occupied) relate_owner(i);
        add_second_owners();
    }

private:
    void add(std::size_t person, std::size_t at, RelationKind kind, bool lives_here, Date since) {
        const auto& dwelling = draft_.out.dwellings[at];
        Relation relation;
        relation.id = draft_.next_id<RelationId>("relation");
        relation.person = draft_.out.people[person].id;
        relation.dwelling = dwelling.id;
        relation.address = dwelling.local_address;
        relation.kind = kind;
        relation.lives_here = lives_here;
        relation.since = since;
        relation.until = open_end;
        draft_.out.relations.push_back(std::move(relation));
    }

    void relate_resident(std::size_t row) {
        const auto& person = draft_.out.people[row];
        const auto at = draft_.people[row].dwelling;
        const bool rented = draft_.out.dwellings[at].use == DwellingUse::rented;
        auto kind = rented                    ? RelationKind::tenant
                    : person.kin == Kin::head ? RelationKind::owner
                                              : RelationKind::family;
        if (rented && person.kin != Kin::head) kind = RelationKind::family;
        const bool absent = person.presence == Presence::registered_only;
        if (absent) kind = RelationKind::registered_not_living;
        add(row, at, kind, !absent, person.since);
    }

    Date bought(const Dwelling& dwelling, const Person& owner) {
        const auto built = *Date::of(dwelling.built_year + 1, 1, 1);
        const auto grown = years_before(owner.birth, -22);
        const auto earliest = std::max(built, grown);
        const auto days = static_cast<int>((draft_.world.today.days() - earliest.days()).count());
        return days < 30 ? draft_.world.today.plus_days(-15) : draft_.world.today.plus_days(-rng_.between(15, days));
    }

    void relate_owner(std::size_t at) {
        if (owners_.empty()) return;
        const auto& dwelling = draft_.out.dwellings[at];
        std::size_t row = 0;
        do row = rng_.pick(owners_);
        while (draft_.people[row].dwelling == at && owners_.size() > 20);
        const auto since = bought(dwelling, draft_.out.people[row]);
        add(row, at, RelationKind::owner, false, since);
        if (draft_.plan.full && draft_.dwellings[at].grid == compound_grid) owned_.push_back({row, at, since});
    }

    /// Second owners of let and empty dwellings of 盈北苑: the owner's partner, or a stranger who shares the deed.
    void add_second_owners() {
        rng_.shuffle(owned_);
        for (int i = 0; i < draft_.second_owners; ++i) {
            const auto& owned = owned_[static_cast<std::size_t>(i)];
            auto second = owned.row;
            for (const auto other : draft_.households[draft_.out.people[owned.row].household]) {
                const auto kin = draft_.out.people[other].kin;
                if (other != owned.row && (kin == Kin::spouse || kin == Kin::head)) second = other;
            }
            while (second == owned.row) second = rng_.pick(owners_);
            add(second, owned.dwelling, RelationKind::owner, false,
                std::max(owned.since, years_before(draft_.out.people[second].birth, -18)));
        }
    }

    struct Owned {
        std::size_t row;
        std::size_t dwelling;
        Date since;
    };
    Draft& draft_;
    Rng rng_;
    std::vector<std::size_t> owners_;
    std::vector<Owned> owned_;
};

}  // namespace

void relate_people(Draft& draft) { Relater(draft).run(); }

}  // namespace linli::sim
