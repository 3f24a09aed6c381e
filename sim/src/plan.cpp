#include "plan.h"

#include "places.h"

#include <algorithm>
#include <numeric>

namespace linli::sim {
namespace {

constexpr int max_communities = 500;  // sequence numbers of identity numbers are shared out among communities
constexpr int min_rows = 12;
constexpr int sampled_below = 1'000;  // rows: fewer do not fill one grid of 300 households
constexpr int homes_per_grid = 415;   // 300 to 500 are allowed @source INC-01
constexpr int most_homes_per_grid = 480;
constexpr int communities_per_street = 8;
constexpr int villages_per_town = 9;

Outcome check(const Options& options) {
    const int others = options.communities + options.villages - (options.full_rows > 0 ? 1 : 0);
    if (options.communities < 1 || options.villages < 0 || options.communities + options.villages > max_communities)
        return refuse(bad_options, "社区与村合计须为 1 至 500，社区至少 1 个");
    if (options.full_rows != 0 && (options.full_rows < 6'000 || options.full_rows > 30'000))
        return refuse(bad_options, "完整社区的台账行数须为 0 或 6000 至 30000");
    if (options.compound_rows < 1'300 || options.compound_rows > 2'000)
        return refuse(bad_options, "小区人房行数须为 1300 至 2000");
    if (options.unit_rows < 20 || options.unit_rows > 45) return refuse(bad_options, "单元人数须为 20 至 45");
    if (options.people != 0 && options.people < options.full_rows + std::int64_t{min_rows} * others)
        return refuse(bad_options, "人数太少：每个社区至少 12 人");
    if (others == 0 && options.people > options.full_rows) return refuse(bad_options, "没有其他社区可容纳更多人");
    if (others > 0 && options.people > options.full_rows + std::int64_t{30'000} * others)
        return refuse(bad_options, "人数太多：每个社区至多 30000 人");
    if (options.sample_rows < min_rows || options.sample_rows >= sampled_below)
        return refuse(bad_options, "抽样社区行数须为 12 至 999");
    if (options.merchants < 0 || options.reports < 0 || options.tutors < 0) return refuse(bad_options, "数量不能为负");
    return Done{};
}

void share_rows(const Options& options, const Streams& streams, std::vector<CommunityPlan>& communities) {
    auto rng = streams.rng("plan.rows");
    std::vector<std::int64_t> weights;
    for (const auto& plan : communities)
        weights.push_back(plan.full ? 0 : plan.village ? rng.between(40, 80) : rng.between(75, 130));
    const auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    const auto others = static_cast<std::int64_t>(communities.size()) - (options.full_rows > 0 ? 1 : 0);
    const auto spread = options.people - options.full_rows - min_rows * others;
    auto left = spread;
    CommunityPlan* last = nullptr;
    for (std::size_t i = 0; i < communities.size(); ++i) {
        auto& plan = communities[i];
        if (plan.full) continue;
        const auto part = options.people == 0 ? 0 : spread * weights[i] / sum;
        plan.rows = options.people == 0 ? options.sample_rows : min_rows + static_cast<int>(part);
        left -= part;
        last = &plan;
    }
    if (last && options.people != 0) last->rows += static_cast<int>(left);
}

int grid_count(const CommunityPlan& plan, int homes) {
    if (plan.sampled) return plan.village ? 2 : 3;
    const int count = std::max(1, (homes + homes_per_grid / 2) / homes_per_grid);
    return homes > count * most_homes_per_grid ? count + 1 : count;
}

void plan_grids(const Options& options, Rng rng, CommunityPlan& plan) {
    plan.sampled = plan.rows < sampled_below;
    const int homes = std::max(1, plan.rows * 96 / mean_household_hundredths);  // 4 of 100 live elsewhere
    plan.grids.resize(static_cast<std::size_t>(grid_count(plan, homes)));
    if (plan.full) {
        plan.grids[persona_grid].homes = persona_grid_homes;
        plan.grids[compound_grid].homes = options.compound_rows * 10 / 39;
    }
    int fixed = 0;
    int open = 0;
    for (const auto& grid : plan.grids) (grid.homes != 0 ? fixed += grid.homes : ++open);
    int left = homes - fixed;
    for (auto& grid : plan.grids) {
        if (grid.homes == 0) {
            const int fair = left / open;
            grid.homes = open == 1 ? left : std::max(1, fair + rng.between(-fair / 14, fair / 14));
            left -= grid.homes;
            --open;
        }
        grid.households = plan.sampled ? rng.between(310, 490) : grid.homes;
    }
}

/// Cells a community gets: two and a half for every grid, and a sampled one as much as a usual community.
Share share_of(const CommunityPlan& plan) {
    const int grids = static_cast<int>(plan.grids.size());
    const int usual = plan.village ? 48 : 26;
    return {2 * grids, std::max(usual, (grids * 5 + 1) / 2 + 2)};
}

void place(Plan& plan) {
    std::vector<Share> streets;
    for (const auto& street : plan.streets) {
        Share sum{0, 0};
        for (const int index : street.communities) {
            const auto share = share_of(plan.communities[static_cast<std::size_t>(index)]);
            sum = {sum.need + share.weight, sum.weight + share.weight};
        }
        sum.need = sum.weight * 3 / 4;
        streets.push_back(sum);
    }
    int cells = 0;
    for (const auto& share : streets) cells += share.weight;
    plan.box = box_for(cells + cells / 8);
    const auto boxes = divide(plan.box, streets);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        plan.streets[i].box = boxes[i];
        std::vector<Share> inner;
        for (const int index : plan.streets[i].communities)
            inner.push_back(share_of(plan.communities[static_cast<std::size_t>(index)]));
        for (auto& share : inner) share.need = std::max(1, share.need / 2);
        const auto parts = divide(boxes[i], inner);
        for (std::size_t k = 0; k < parts.size(); ++k) {
            auto& community = plan.communities[static_cast<std::size_t>(plan.streets[i].communities[k])];
            community.box = parts[k];
            std::vector<Share> grids;
            for (const auto& grid : community.grids) grids.push_back({1, std::max(1, grid.households)});
            const auto pieces = divide(community.box, grids);
            for (std::size_t g = 0; g < pieces.size(); ++g) community.grids[g].box = pieces[g];
        }
    }
}

void make_streets(const Options& options, Plan& plan) {
    const int streets = (options.communities + communities_per_street - 1) / communities_per_street;
    const int towns = (options.villages + villages_per_town - 1) / villages_per_town;
    for (auto& name : places::streets(streets)) plan.streets.push_back({std::move(name), false, {}, {}});
    for (auto& name : places::towns(towns)) plan.streets.push_back({std::move(name), true, {}, {}});
    auto names = places::communities(options.communities);
    for (auto& name : places::villages(options.villages)) names.push_back(std::move(name));
    for (int i = 0; i < options.communities + options.villages; ++i) {
        CommunityPlan community;
        community.index = i;
        community.village = i >= options.communities;
        community.full = i == 0 && options.full_rows > 0;
        community.rows = community.full ? options.full_rows : 0;
        community.street =
            community.village ? streets + (i - options.communities) / villages_per_town : i / communities_per_street;
        community.name = std::move(names[static_cast<std::size_t>(i)]);
        plan.streets[static_cast<std::size_t>(community.street)].communities.push_back(i);
        plan.communities.push_back(std::move(community));
    }
}

/// Merchants: two in every sampled community, one for every 40 people elsewhere; whatever is left of the wanted
/// figure goes to the first community. @source MER-01
void share_merchants(const Options& options, std::vector<CommunityPlan>& communities) {
    int left = options.merchants;
    for (auto& plan : communities) {
        if (plan.index == 0) continue;
        plan.merchants = plan.sampled ? std::min(left, 2) : plan.rows / 40;
        if (plan.sampled) left -= plan.merchants;
    }
    communities.front().merchants = left;
}

void share_reports(const Options& options, std::vector<CommunityPlan>& communities) {
    const auto count = static_cast<int>(communities.size());
    const int first = count == 1 ? options.reports : options.reports * 3 / 5;
    const int others = count - 1;
    for (auto& plan : communities) {
        if (plan.index == 0)
            plan.reports = first;
        else
            plan.reports = (options.reports - first + others - plan.index) / others;
    }
}

}  // namespace

Result<Plan> make_plan(const Options& options, const Streams& streams) {
    LINLI_CHECK(check(options));
    Plan plan;
    make_streets(options, plan);
    share_rows(options, streams, plan.communities);
    for (auto& community : plan.communities)
        plan_grids(options, streams.rng("plan.grids", static_cast<std::uint64_t>(community.index)), community);
    share_merchants(options, plan.communities);
    share_reports(options, plan.communities);
    place(plan);
    return plan;
}

}  // namespace linli::sim
