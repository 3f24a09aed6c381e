#include <algorithm>

#include "examination.h"

// Rules about one door: who is on record there, and what it says of itself.
namespace linli::expectations {
namespace {

/// Those who say they live behind the door, without second registrations.
std::vector<std::size_t> living(const Examination& x, const Uuid& dwelling) {
    std::vector<std::size_t> rows;
    for (const auto& entry : x.residents().of(dwelling))
        if (x.block().people[entry.row].presence != "registered_only" &&
            !x.in_doubt(Table::person, entry.row, {"id", "status"}))
            rows.push_back(entry.row);
    return rows;
}

/// Somebody has a page, a row or a lasting relation at this door.
bool on_record(const Examination& x, const Uuid& dwelling) {
    if (!x.residents().of(dwelling).empty() || !x.homes().of(dwelling).empty()) return true;
    const auto at_door = x.at_door().of(dwelling);
    return std::any_of(at_door.begin(), at_door.end(), [&](const Groups::Entry& entry) {
        const auto& relation = x.block().relations[entry.row];
        return relation.lives_here && !relation.until.date;
    });
}

/// Litres of the latest month that a meter tells; nothing without a meter.
std::optional<int> litres(const Examination& x, const Uuid& dwelling) {
    std::optional<int> out;
    std::optional<Date> latest;
    for (const auto& entry : x.outside_at().of(dwelling)) {
        const auto& signal = x.block().signals[entry.row];
        if (signal.kind != "water_month" || (latest && signal.on <= *latest)) continue;
        latest = signal.on;
        out = signal.litres;
    }
    return out;
}

/// Floor space for each person: below `min` square metres somebody is too many; below `max` those whose page stands
/// elsewhere.
void occupancy(const Expectation& e, Examination& x) {
    const auto dwellings = x.block().dwellings;
    for (std::size_t row = 0; row < dwellings.size(); ++row) {
        const auto& dwelling = dwellings[row];
        const auto people = living(x, dwelling.id);
        if (dwelling.area_dm2 <= 0 || static_cast<int>(people.size()) < e.count.value_or(6)) continue;
        const double each = dwelling.area_dm2 / 100.0 / static_cast<double>(people.size());
        if (each >= e.max.value_or(*e.min)) continue;
        std::vector<std::size_t> guests;
        std::vector<Uuid> everybody;
        for (const auto person : people) {
            everybody.push_back(x.block().people[person].id);
            const auto page = x.household(x.block().people[person].household);
            if (page && x.block().households[*page].dwelling != dwelling.id) guests.push_back(person);
        }
        const auto why = "这套" + std::to_string(dwelling.area_dm2 / 100) + "平方米的房屋登记了" +
                         std::to_string(people.size()) + "人居住，人均不足" +
                         std::to_string(static_cast<int>(each) + 1) + "平方米";
        for (const auto guest : guests)
            x.add(e, Table::person, guest, {why + "，而本人的户在别处", {}, {}, {"dwelling"}}, "address", everybody);
        if (guests.empty() && each < *e.min) x.add(e, Table::dwelling, row, {why}, "area_dm2", everybody);
    }
}

void vacant_but_running(const Expectation& e, Examination& x) {
    const auto dwellings = x.block().dwellings;
    for (std::size_t row = 0; row < dwellings.size(); ++row) {
        if (dwellings[row].use != "vacant" || x.in_doubt(Table::dwelling, row, {"use"})) continue;
        const auto used = litres(x, dwellings[row].id);
        if (used && *used >= *e.min)
            x.add(e, Table::dwelling, row, {"登记为空置，但上月用水" + std::to_string(*used) + "升，像是有人居住"},
                  "use");
    }
}

void vacant_but_inhabited(const Expectation& e, Examination& x) {
    const auto dwellings = x.block().dwellings;
    for (std::size_t row = 0; row < dwellings.size(); ++row) {
        if (dwellings[row].use != "vacant" || x.in_doubt(Table::dwelling, row, {"use"})) continue;
        const auto people = living(x, dwellings[row].id);
        if (!people.empty())
            x.add(e, Table::dwelling, row, {"登记为空置，但有" + std::to_string(people.size()) + "人登记在此居住"},
                  "use");
    }
}

void rented_without_tenant(const Expectation& e, Examination& x) {
    if (!x.block().whole) return;
    const auto dwellings = x.block().dwellings;
    for (std::size_t row = 0; row < dwellings.size(); ++row) {
        if (dwellings[row].use != "rented" || on_record(x, dwellings[row].id)) continue;
        const auto used = litres(x, dwellings[row].id);
        auto why = std::string("登记为出租，但没有任何人登记在此居住");
        if (used) why += *used < e.min.value_or(300) ? "，上月也几乎没有用水" : "，上月却有用水";
        x.add(e, Table::dwelling, row, {std::move(why)}, "use");
    }
}

void floor_fits_room(const Expectation& e, Examination& x) {
    const auto dwellings = x.block().dwellings;
    for (std::size_t row = 0; row < dwellings.size(); ++row) {
        const auto& d = dwellings[row];
        if (d.floor > e.max.value_or(200) || d.floor < e.min.value_or(-5))
            x.add(e, Table::dwelling, row, {"楼层不合理：" + std::to_string(d.floor)}, "floor");
    }
}

}  // namespace

std::span<const Kind> dwelling_kinds() {
    static const std::vector<Table> doors{Table::dwelling};
    static const std::vector<Kind> list{
        {"occupancy", "人均面积合理", nullptr, occupancy, {Need::min_or_max}, doors},
        {"vacant_but_running", "空置房没有用水", nullptr, vacant_but_running, {Need::min_or_max}, doors},
        {"vacant_but_inhabited", "空置房没有住人", nullptr, vacant_but_inhabited, {}, doors},
        {"rented_without_tenant", "出租房有租客", nullptr, rented_without_tenant, {}, doors},
        {"floor_plausible", "楼层合理", nullptr, floor_fits_room, {}, doors},
    };
    return list;
}

}  // namespace linli::expectations
