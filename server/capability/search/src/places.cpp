#include "places.h"

#include <linli/db/row.h>

#include <algorithm>
#include <array>

namespace linli::search {
namespace {

/// How many bits number the parts of the area above, from the district down.
struct Step {
    area::Level level;
    int shift;
    int bits;
};
constexpr std::array<Step, 4> steps{Step{area::Level::district, 57, 5}, Step{area::Level::street, 48, 9},
                                    Step{area::Level::community, 39, 9}, Step{area::Level::grid, 29, 10}};

std::int64_t number_at(std::int64_t spot, const Step& step) {
    return (spot >> step.shift) & ((std::int64_t{1} << step.bits) - 1);
}

/// Whether both lie in the same areas down to the level before `until`.
bool alike_above(const area::Ancestors& a, const area::Ancestors& b, std::size_t until) {
    for (std::size_t i = 0; i < until; ++i)
        if (a.at(steps[i].level) != b.at(steps[i].level)) return false;
    return true;
}

}  // namespace

PlaceBook::PlaceBook(std::vector<Place> places) : places_(std::move(places)) {
    std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.from < b.from; });
    for (const auto& place : places_) known_.emplace(key(place.place), place.from);
}

PlaceBook::Key PlaceBook::key(const area::Ancestors& place) {
    Key out;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (const auto& area = place.at(steps[i].level)) out[i] = area->uuid();
    return out;
}

std::optional<std::int64_t> PlaceBook::find(const area::Ancestors& place) const {
    const auto found = known_.find(key(place));
    return found == known_.end() ? std::nullopt : std::optional(found->second);
}

std::int64_t PlaceBook::add(const area::Ancestors& place) {
    std::int64_t from = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& step = steps[i];
        std::int64_t number = 0;  // not known at this level
        if (place.at(step.level)) {
            std::int64_t last = 0;
            for (const auto& known : places_) {
                if (!alike_above(known.place, place, i)) continue;
                const auto there = number_at(known.from, step);
                last = std::max(last, there);
                if (known.place.at(step.level) == place.at(step.level)) number = there;
            }
            if (number == 0) number = last + 1;
            if (number >= (std::int64_t{1} << step.bits) - 1) throw db::StoreFault("an area has more parts than fit");
        }
        from |= number << step.shift;
    }
    const Place made{from, place};
    places_.insert(std::upper_bound(places_.begin(), places_.end(), made,
                                    [](const Place& a, const Place& b) { return a.from < b.from; }),
                   made);
    known_.emplace(key(place), from);
    return from;
}

std::vector<Range> PlaceBook::ranges(const access::Scope& scope) const {
    std::vector<Range> out;
    bool open = false;
    for (const auto& known : places_) {
        const bool inside = scope.covers(known.place, {}, {}, {}, {});
        if (inside && open)
            out.back().until = known.from + place_size;
        else if (inside)
            out.push_back({known.from, known.from + place_size});
        open = inside;
    }
    return out;
}

}  // namespace linli::search
