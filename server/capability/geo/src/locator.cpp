#include <linli/geo/locator.h>

#include <linli/area/areas.h>

#include "gazetteer.h"
#include "outlines.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace linli::geo {
namespace {

/// What is known of one tenant's tree at one version.
struct Atlas {
    std::int64_t version = 0;
    std::unique_ptr<const Gazetteer> gazetteer;
    std::unique_ptr<const OutlineIndex> grids;
    std::unique_ptr<const OutlineIndex> communities;
};

std::shared_ptr<const Atlas> load(db::ReadTx& tx, TenantId tenant, std::int64_t version) {
    auto atlas = std::make_shared<Atlas>();
    atlas->version = version;
    std::vector<std::pair<area::Level, std::vector<area::NameEntry>>> names;
    for (const auto level :
         {area::Level::street, area::Level::community, area::Level::grid, area::Level::compound, area::Level::building})
        names.emplace_back(level, area::names(tx, tenant, level));
    atlas->gazetteer = std::make_unique<Gazetteer>(std::move(names));
    atlas->grids = std::make_unique<OutlineIndex>(area::outlines(tx, tenant, area::Level::grid));
    atlas->communities = std::make_unique<OutlineIndex>(area::outlines(tx, tenant, area::Level::community));
    return atlas;
}

bool same_side(const std::optional<AreaId>& a, const std::optional<AreaId>& b) { return !a || !b || *a == *b; }
/// Whether two places can be one: no known ancestor differs.
bool agree(const area::Ancestors& a, const area::Ancestors& b) {
    return same_side(a.street, b.street) && same_side(a.community, b.community) && same_side(a.grid, b.grid);
}

Location location(const Mention& mention, How how, std::string_view folded) {
    Location out;
    out.area = mention.entry->id;
    out.level = mention.level;
    out.ancestors = mention.entry->ancestors;
    if (mention.level == area::Level::compound) out.compound = mention.entry->id;
    out.how = how;
    out.matched = folded.substr(mention.at, mention.length);
    return out;
}

/// The deepest names that the text gives, as long as they agree with each other. Two compounds of the same name in
/// different communities, without a community beside them, are no answer.
std::optional<Location> from_words(const Atlas& atlas, std::string_view raw, How how) {
    const auto folded = Gazetteer::fold(raw);
    auto mentions = atlas.gazetteer->mentions(folded);
    std::stable_sort(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) { return a.level > b.level; });
    const Mention* best = nullptr;
    for (const auto& candidate : mentions) {
        if (candidate.level == area::Level::street) continue;  // a street is where, not in which grid
        if (best != nullptr && candidate.level < best->level) break;
        const bool supported = std::all_of(mentions.begin(), mentions.end(), [&](const Mention& other) {
            return other.level >= candidate.level || agree(other.entry->ancestors, candidate.entry->ancestors);
        });
        if (!supported) continue;
        if (best == nullptr)
            best = &candidate;
        else if (best->entry->id != candidate.entry->id)
            return std::nullopt;  // equally good and different
    }
    if (best == nullptr) return std::nullopt;
    auto out = location(*best, how, folded);
    if (best->level == area::Level::compound)
        if (const auto* building =
                atlas.gazetteer->building(best->entry->id, std::string_view(folded).substr(best->at + best->length))) {
            out.area = building->id;
            out.level = area::Level::building;
            out.ancestors = building->ancestors;
            out.matched += building->name;
        }
    return out;
}

std::optional<Location> from_coordinates(const Atlas& atlas, double lon, double lat) {
    const auto* outline = atlas.grids->at(lon, lat);
    const bool grid = outline != nullptr;
    if (!grid) outline = atlas.communities->at(lon, lat);
    if (outline == nullptr) return std::nullopt;
    return Location{outline->id,        grid ? area::Level::grid : area::Level::community,
                    outline->ancestors, std::nullopt,
                    How::coordinates,   std::to_string(lon) + "," + std::to_string(lat)};
}

std::optional<Location> from_choice(db::ReadTx& tx, TenantId tenant, AreaId id) {
    const auto area = area::find(tx, tenant, id);
    if (!area || area->level < area::Level::community) return std::nullopt;
    Location out{area->id, area->level, area->ancestors, std::nullopt, How::chosen, area->name};
    for (auto step = area; step && step->level >= area::Level::compound;
         step = step->parent_id ? area::find(tx, tenant, *step->parent_id) : std::nullopt)
        if (step->level == area::Level::compound) out.compound = step->id;
    return out;
}

}  // namespace

struct Locator::Impl {
    std::shared_ptr<const Atlas> atlas(db::ReadTx& tx, TenantId tenant) {
        const auto version = area::tree_version(tx, tenant);
        const std::lock_guard lock(mutex);
        auto& held = atlases[tenant];
        if (!held || held->version != version) held = load(tx, tenant, version);
        return held;
    }
    std::mutex mutex;
    std::map<TenantId, std::shared_ptr<const Atlas>> atlases;
};

Locator::Locator() : impl_(std::make_unique<Impl>()) {}
Locator::~Locator() = default;

std::optional<Location> Locator::locate(db::ReadTx& tx, TenantId tenant, const Question& q) {
    if (q.area)
        if (auto chosen = from_choice(tx, tenant, *q.area)) return chosen;
    const auto atlas = impl_->atlas(tx, tenant);
    auto words = q.address.empty() ? std::nullopt : from_words(*atlas, q.address, How::address);
    if (q.lon && q.lat) {
        // Coordinates decide the grid; an address in the same grid adds the compound and the building.
        auto point = from_coordinates(*atlas, *q.lon, *q.lat);
        if (point && words && agree(point->ancestors, words->ancestors)) return words->ancestors.grid ? words : point;
        if (point) return point;
    }
    if (words) return words;
    return from_words(*atlas, q.text, How::mentioned);
}

}  // namespace linli::geo
