#include "draft.h"

#include <algorithm>

namespace linli::sim {
namespace {

/// Things of a compound; `share` of them is not looked at in time.
struct Kind {
    std::string_view kind, code, name, attributes;
    int per_compound;
    int cycle_days;
};
constexpr Kind kinds[] = {
    {"hydrant", "XHS", "室外消火栓", R"({"pressure":280,"indoor":false})", 3, 30},
    {"waste_point", "LJ", "垃圾分类投放点", R"({"bins":4,"monitored":true})", 1, 30},
    {"fitness_equipment", "JS", "健身器材", R"({"built_on":"2019-06-01"})", 1, 90},
    {"car_park", "TC", "地面停车场", R"({"spaces":86,"charging":6})", 1, 180},
    {"charging_pile", "CD", "电动自行车充电桩", R"({"sockets":10})", 2, 90},
    {"notice_board", "XC", "宣传栏", "{}", 1, 180},
};
constexpr int lift_cycle_days = 15;
constexpr int lifts_from_floor = 7;
constexpr std::uint32_t overdue_per_10000 = 900;
constexpr std::uint32_t vehicles_per_10000 = 1'400;
constexpr std::uint32_t workers_per_10000 = 700;

std::string numbered(std::string_view code, const std::string& place, int number) {
    std::string digits = std::to_string(number);
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    return std::string(code) + "-" + place + "-" + digits;
}

class Furnisher {
public:
    explicit Furnisher(Draft& draft) : draft_(draft), today_(draft.world.today) {}

    void run() {
        for (const auto& compound : draft_.compounds) things_of(compound);
        vehicles();
        families();
        work();
        consents();
        vaccinate();
    }

private:
    Date days_ago(Rng& rng, int from, int until) const { return today_.plus_days(-rng.between(from, until)); }
    int age(const Person& person) const { return age_on(person.birth, today_); }
    bool here(const Person& person) const { return person.presence != Presence::registered_only; }

    void place(Thing& thing, const CompoundDraft& compound, const Area* building) {
        const auto& area = draft_.out.areas[compound.area];
        thing.id = draft_.next_id<registry::ObjectId>("thing");
        thing.compound = area.id;
        thing.grid = area.parent;
        thing.point = building != nullptr ? building->centre : area.centre;
        if (building != nullptr) thing.building = building->id;
        thing.address = area.name + (building != nullptr ? building->name : "");
        thing.name = thing.address + thing.name;
    }
    void inspect(Thing& thing, int cycle) {
        const bool late = things_.chance(overdue_per_10000);
        thing.inspected = today_.plus_days(-(late ? cycle + things_.between(1, cycle) : things_.between(0, cycle - 1)));
        thing.inspect_by = thing.inspected.plus_days(cycle);
    }

    void things_of(const CompoundDraft& compound) {
        const auto& area = draft_.out.areas[compound.area];
        for (const auto& kind : kinds) {
            if (compound.village && kind.kind != "hydrant" && kind.kind != "waste_point") continue;
            for (int i = 1; i <= kind.per_compound; ++i) {
                Thing thing;
                thing.kind = kind.kind;
                thing.code = numbered(kind.code, area.code, i);
                thing.name = kind.name;
                thing.attributes = kind.attributes;
                place(thing, compound, nullptr);
                inspect(thing, kind.cycle_days);
                draft_.out.things.push_back(std::move(thing));
            }
        }
        int lifts = 0;
        for (auto i = compound.first_building; i < draft_.out.areas.size(); ++i) {
            const auto& building = draft_.out.areas[i];
            if (building.level != Level::building || building.parent != area.id) continue;
            if (building.floors < lifts_from_floor) continue;
            Thing lift;
            lift.kind = "lift";
            lift.code = numbered("DT", area.code, ++lifts);
            lift.name = "电梯";
            lift.attributes = R"({"registration":")" + numbered("梯", area.code, lifts) + R"(","stops":)" +
                              std::to_string(building.floors) + "}";
            place(lift, compound, &building);
            inspect(lift, lift_cycle_days);
            draft_.out.things.push_back(std::move(lift));
        }
    }

    void bond(std::string_view kind, PersonId from, std::string_view to_kind, const Uuid& to, Date since) {
        draft_.out.bonds.push_back({draft_.next_id<registry::LinkId>("bond"), std::string(kind), from,
                                    std::string(to_kind), to, std::min(since, today_)});
    }

    /// Cars of heads of households that live here.
    void vehicles() {
        auto rng = draft_.rng("vehicles");
        int number = 0;
        for (const auto& [id, rows] : draft_.households) {
            const auto& head = draft_.out.people[rows.front()];
            if (!here(head) || age(head) < 20 || age(head) > 75 || !rng.chance(vehicles_per_10000)) continue;
            const auto& home = draft_.people[rows.front()].dwelling;
            const auto& compound = draft_.compounds[draft_.dwellings[home].compound];
            Thing car;
            car.kind = "vehicle";
            car.code = numbered("CL", draft_.out.areas[compound.area].code, ++number);
            car.name = "小型汽车";
            const auto plate = std::to_string(10'000 + (draft_.plan.index * 4'000 + number) % 90'000);
            car.attributes =
                R"({"plate":"宁A)" + plate + R"(","energy":")" + (rng.chance(2'600) ? "新能源" : "汽油") + R"("})";
            place(car, compound, nullptr);
            bond("owns_vehicle", head.id, "object", car.id.uuid(), days_ago(rng, 30, 3'000));
            draft_.out.things.push_back(std::move(car));
        }
    }

    /// Spouses, and who looks after a child whose parents work elsewhere.
    void families() {
        auto rng = draft_.rng("bonds");
        std::set<PersonId> left_behind;
        for (const auto& tag : draft_.out.tags)
            if (tag.word == "left_behind_child") left_behind.insert(tag.person);
        for (const auto& [id, rows] : draft_.households) {
            const auto& head = draft_.out.people[rows.front()];
            for (const auto row : rows) {
                const auto& one = draft_.out.people[row];
                if (one.kin == Kin::spouse && head.kin == Kin::head)
                    bond("spouse", head.id, "person", one.id.uuid(),
                         years_before(std::max(one.birth, head.birth), -25));
                if (left_behind.count(one.id) == 0) continue;
                const auto guardian = std::find_if(rows.begin(), rows.end(), [&](std::size_t other) {
                    return age(draft_.out.people[other]) >= 18 && here(draft_.out.people[other]);
                });
                if (guardian != rows.end())
                    bond("guardian", draft_.out.people[*guardian].id, "person", one.id.uuid(),
                         std::max(one.birth, days_ago(rng, 1, 900)));
            }
        }
    }

    void work() {
        if (draft_.out.merchants.empty()) return;
        auto rng = draft_.rng("work");
        for (const auto& person : draft_.out.people) {
            if (!here(person) || age(person) < 18 || age(person) > 60 || !rng.chance(workers_per_10000)) continue;
            const auto& shop = draft_.out.merchants[rng.index(draft_.out.merchants.size())];
            const auto since = std::max(shop.since, days_ago(rng, 10, 1'500));
            bond("works_at", person.id, "establishment", shop.id.uuid(), since);
        }
    }

    void agree(Rng& rng, PersonId person, std::string_view purpose, bool on_paper) {
        draft_.out.consents.push_back({draft_.next_id<registry::ConsentId>("consent"), person, std::string(purpose),
                                       on_paper, days_ago(rng, 1, 330)});
    }

    void consents() {
        auto rng = draft_.rng("consents");
        for (const auto& tag : draft_.out.tags) {
            if (tag.word == "family_doctor_contract") agree(rng, tag.person, "health_follow_up", true);
            if (tag.word == "lives_alone_elder" && rng.chance(8'000)) agree(rng, tag.person, "meter_care", true);
        }
        for (const auto& person : draft_.out.people) {
            if (!here(person) || age(person) < 18) continue;
            if (rng.chance(1'200)) agree(rng, person.id, "push_messages", false);
            if (rng.chance(600)) agree(rng, person.id, "activity_signals", false);
        }
    }

    /// The furthest stage of everybody who lives here; the share rises with age. @source DAT-61
    void vaccinate() {
        constexpr std::pair<std::string_view, std::string_view> stages[] = {{"vaccinated_first", "已接种第一剂"},
                                                                            {"vaccinated_full", "已完成全程接种"},
                                                                            {"vaccinated_booster", "已接种加强针"}};
        auto rng = draft_.rng("vaccines");
        for (const auto& person : draft_.out.people) {
            const int years = age(person);
            if (!here(person) || years < 3 || !rng.chance(years >= 60 ? 9'300 : 8'800)) continue;
            const std::uint32_t weights[] = {6, 34, years >= 18 ? 60U : 10U};
            const auto& [word, label] = stages[rng.weighted(weights)];
            const auto since = std::max(days_ago(rng, 60, 1'500), years_before(person.birth, -1));
            draft_.out.tags.push_back(
                {person.id, std::string(word), std::string(label), since, open_end, "卫生服务中心"});
        }
    }

    Draft& draft_;
    Date today_;
    Rng things_ = draft_.rng("things");
};

}  // namespace

void furnish(Draft& draft) { Furnisher(draft).run(); }

}  // namespace linli::sim
