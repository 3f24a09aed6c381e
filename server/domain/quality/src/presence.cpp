#include "presence.h"

#include <linli/base/words.h>

#include "observed.h"

#include <map>
#include <unordered_set>

namespace linli::quality {
namespace {

constexpr std::string_view living_elsewhere = "registered_only";

/// Rows with recent signs of a person, and doors behind which water ran.
struct Life {
    std::unordered_set<Uuid> people, doors;

    explicit Life(const expectations::Block& block) {
        for (const auto& signal : block.signals) {
            const auto kind = from_word<SignalKind>(signal.kind);
            if (!kind || signal.on.plus_days(recent_days) < block.as_of) continue;
            if (shows_person(*kind) && !signal.person.nil()) people.insert(signal.person);
            if (about_door(*kind) && signal.litres >= lived_in_litres && !signal.dwelling.nil())
                doors.insert(signal.dwelling);
        }
    }
};

}  // namespace

std::vector<repository::Presence> presence(const RegisterRows& rows) {
    const auto block = rows.block();
    const Life life(block);
    const AreaId community(block.area);
    std::map<AreaId, repository::Presence> grids;
    const auto line = [&](const area::Ancestors& place, AreaId grid) -> repository::Presence& {
        auto& out = grids[grid];
        out.place = place;
        out.grid = grid;
        return out;
    };
    for (const auto& person : block.people) {
        if (person.presence == living_elsewhere) continue;
        const auto* origin = rows.origin(person.id);
        const auto& place = origin == nullptr ? rows.place() : origin->place;
        auto& count = line(place, place.grid.value_or(community));
        ++count.registered;
        if (life.people.count(person.id) != 0)
            ++count.seen;
        else if (life.doors.count(person.dwelling) != 0)
            ++count.door_in_use;
    }
    for (const auto& [grid, keys] : rows.strangers())
        line(rows.place(), grid).unregistered = static_cast<std::int64_t>(keys.size());
    std::vector<repository::Presence> out;
    for (const auto& [grid, count] : grids) out.push_back(count);
    return out;
}

}  // namespace linli::quality
