#include "draft.h"

#include <linli/sim/district.h>

#include <algorithm>
#include <numeric>

namespace linli::sim {
namespace {

/// By dwelling, then by id: what was added later does not stand last.
void sort_people(Draft& draft) {
    auto& people = draft.out.people;
    std::vector<std::size_t> order(people.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto first = draft.people[a].dwelling;
        const auto second = draft.people[b].dwelling;
        return first != second ? first < second : people[a].id < people[b].id;
    });
    std::vector<Person> sorted;
    sorted.reserve(people.size());
    for (const auto row : order) sorted.push_back(std::move(people[row]));
    people = std::move(sorted);
}

template <class T>
void sort_by_id(std::vector<T>& rows) {
    std::sort(rows.begin(), rows.end(), [](const T& a, const T& b) { return a.id < b.id; });
}

Community make_community(const World& world, const CommunityPlan& plan) {
    Draft draft(world, plan);
    draft.out.index = plan.index;
    draft.out.id = world.frame.communities[draft.owner()];
    draft.out.name = plan.name;
    draft.out.full = plan.full;
    draft.out.sampled = plan.sampled;
    plan_noise(draft);
    build_compounds(draft);
    settle_people(draft);
    relate_people(draft);
    tag_people(draft);
    open_shops(draft);
    spoil(draft);
    add_signals(draft);
    if (!world.sayings.empty()) add_reports(draft);
    furnish(draft);
    sort_people(draft);
    sort_by_id(draft.out.relations);
    sort_by_id(draft.out.merchants);
    std::sort(draft.out.truths.begin(), draft.out.truths.end(),
              [](const Truth& a, const Truth& b) { return a.row < b.row; });
    return std::move(draft.out);
}

class Collector final : public Visitor {
public:
    void on_frame(const Frame& frame) override { district.frame = frame; }
    void on_community(Community&& community) override { district.communities.push_back(std::move(community)); }
    District district;
};

}  // namespace

Outcome generate(const Options& options, Visitor& visitor) {
    const Streams streams(options.seed);
    LINLI_TRY(const auto plan, make_plan(options, streams));
    LINLI_TRY(const auto departments, read_departments(options.departments));
    LINLI_TRY(const auto noise, NoiseSpec::read(options.noise));
    std::vector<Saying> sayings;
    if (options.reports > 0) {
        LINLI_TRY(sayings, read_sayings(options.phrases, options.items));
    }
    const Ids ids(streams, options.epoch);
    const Lattice lattice(streams.key("lattice"));
    const auto part = make_frame(options, streams, plan, lattice, departments);
    visitor.on_frame(part.frame);
    const World world{options, streams, ids, plan, lattice, part.index, noise, sayings, shanghai_date(options.epoch)};
    for (const auto& community : plan.communities) visitor.on_community(make_community(world, community));
    return Done{};
}

Result<District> generate(const Options& options) {
    Collector collector;
    LINLI_CHECK(generate(options, collector));
    return std::move(collector.district);
}

}  // namespace linli::sim
