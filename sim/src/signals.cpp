#include "draft.h"

#include <algorithm>
#include <array>

namespace linli::sim {
namespace {

/// The ordinary traffic of other registers, in which the telling rows are few.
class Signaller {
public:
    explicit Signaller(Draft& draft) : draft_(draft), rng_(draft.rng("signals")) {}

    void run() {
        if (draft_.plan.full) attend();
        read_meters();
        see_people();
        strangers();
        contracts();
        // Planted rows came first until here.
        std::sort(draft_.out.signals.begin(), draft_.out.signals.end(),
                  [](const Signal& a, const Signal& b) { return a.id < b.id; });
    }

private:
    Signal& add(SignalKind kind, std::string_view source, Date on) {
        auto& signal = draft_.out.signals.emplace_back();
        signal.id = draft_.next_id<SignalId>("signal");
        signal.kind = kind;
        signal.source = source;
        signal.on = on;
        return signal;
    }
    void name(Signal& signal, const Person& person, bool with_number) {
        signal.name = person.name;
        signal.phone = person.phone;
        if (with_number) signal.id_number = person.id_number;
    }
    void place(Signal& signal, std::size_t at) {
        const auto& dwelling = draft_.out.dwellings[at];
        signal.dwelling = dwelling.id;
        signal.address = spoken_address(rng_, draft_.compounds[draft_.dwellings[at].compound], dwelling);
    }

    /// One day on which everybody in 盈北苑 was asked to come; most did. In unit 7-3 all but one. @source DAT-29
    void attend() {
        const auto day = draft_.world.today.plus_days(-6);
        for (std::size_t i = 0; i < draft_.out.people.size(); ++i) {
            if (!draft_.in_special_compound(i)) continue;
            const auto& person = draft_.out.people[i];
            const auto& home = draft_.dwellings[draft_.people[i].dwelling];
            if (person.presence == Presence::registered_only || draft_.people[i].gone) continue;
            if (!home.reserved && !rng_.chance(9'500)) continue;
            auto& signal = add(SignalKind::attendance, "社区集中服务", day);
            name(signal, person, true);
            place(signal, draft_.people[i].dwelling);
        }
    }

    /// Litres of last month: by the people who really live there; empty homes drip at most.
    void read_meters() {
        const auto month =
            draft_.world.today.plus_days(-static_cast<int>(static_cast<unsigned>(draft_.world.today.ymd().day())));
        for (std::size_t i = 0; i < draft_.out.dwellings.size(); ++i) {
            const auto& home = draft_.dwellings[i];
            int people = 0;
            for (const auto row : home.people) {
                const bool there = draft_.people[row].dwelling == i && !draft_.people[row].gone;
                if (there && draft_.out.people[row].presence != Presence::registered_only) ++people;
            }
            if (people == 0 && home.occupied && home.people.empty()) people = 2;  // whom no list knows
            auto& signal = add(SignalKind::water_month, "供水公司", month);
            signal.dwelling = draft_.out.dwellings[i].id;
            signal.address = draft_.out.dwellings[i].local_address;
            signal.litres = people == 0 ? rng_.between(0, 40) : 700 + people * rng_.between(1'500, 3'600);
        }
    }

    /// Parcels, lessons, check-ups: people seen where they say they live.
    void see_people() {
        constexpr auto sources = std::to_array<std::string_view>({"社区活动", "快递驿站", "卫生服务中心"});
        for (std::size_t i = 0; i < draft_.out.people.size(); ++i) {
            const auto& person = draft_.out.people[i];
            if (person.phone.empty() || draft_.people[i].spoilt || draft_.people[i].gone) continue;
            if (person.presence == Presence::registered_only || !rng_.chance(900)) continue;
            for (int k = rng_.between(1, 3); k > 0; --k) {
                const auto on = draft_.world.today.plus_days(-rng_.between(1, 60));
                auto& signal = add(SignalKind::sighting, rng_.pick(sources), on);
                name(signal, person, false);
                place(signal, draft_.people[i].dwelling);
            }
        }
    }

    /// The dead and the departed whose rows were taken out in time: the lists hold them as well.
    void strangers() {
        const auto count = static_cast<int>(draft_.out.people.size()) / 60;
        for (int i = 0; i < count; ++i) {
            const bool dead = rng_.chance(5'500);
            const auto sex = rng_.chance(5'000) ? codes::Sex::male : codes::Sex::female;
            const auto birth =
                birth_for_age(rng_, draft_.world.today, dead ? rng_.between(58, 98) : rng_.between(20, 70));
            auto& signal = add(dead ? SignalKind::death_record : SignalKind::migration_record,
                               dead ? "民政局" : "公安分局", draft_.world.today.plus_days(-rng_.between(5, 700)));
            signal.name = full_name(rng_, make_line(rng_), sex, birth.year());
            const CountyCode* county = nullptr;
            signal.id_number = draft_.id_numbers.next(rng_, county, Origin::local, birth, sex);
            if (dead) continue;
            signal.phone = draft_.phones.next(rng_);
            signal.address = std::string(pick_county(rng_, Origin::elsewhere, 2010).name) + "城关镇";
        }
    }

    void contracts() {
        for (std::size_t i = 0; i < draft_.out.dwellings.size(); ++i) {
            const auto& home = draft_.dwellings[i];
            if (draft_.out.dwellings[i].use != DwellingUse::rented || home.people.empty() || home.spoilt) continue;
            const auto row = home.people.front();
            if (draft_.people[row].spoilt || !rng_.chance(6'000)) continue;
            auto& signal = add(SignalKind::rental_contract, "住建局", draft_.out.people[row].since);
            name(signal, draft_.out.people[row], true);
            place(signal, i);
        }
    }

    Draft& draft_;
    Rng rng_;
};

}  // namespace

void add_signals(Draft& draft) { Signaller(draft).run(); }

}  // namespace linli::sim
