#include "simulating.h"

#include <linli/area/areas.h>
#include <linli/organisation/organisations.h>

#include <algorithm>

namespace linli::cases {
namespace {

constexpr std::size_t most_moves = 500;

/// Everything of a place that a pool depends on.
std::string place_key(const Located& where) {
    std::string out;
    for (const auto& one :
         {where.place.district, where.place.street, where.place.community, where.place.grid, where.compound})
        out += (one ? one->text() : "-") + "/";
    return out;
}

void count_move(SimulationResult& result, const std::string& from, const std::string& to) {
    const auto found = std::find_if(result.moves.begin(), result.moves.end(),
                                    [&](const DispatchMove& move) { return move.from == from && move.to == to; });
    if (found != result.moves.end())
        ++found->matters;
    else if (result.moves.size() < most_moves)
        result.moves.push_back({from, to, 1});
    else
        ++result.other_moves;
}

/// Where a post or a pool stands, as people know it.
std::string standing(db::ReadTx& tx, TenantId tenant, const std::optional<AreaId>& area,
                     const std::optional<OrganisationId>& body) {
    if (body)
        if (const auto found = organisation::find(tx, tenant, *body)) return found->name;
    if (area)
        if (const auto found = area::find(tx, tenant, *area)) return found->name;
    return {};
}

}  // namespace

const Pool& Replay::pool_of(const DispatchRule* rule, const Item& item, const Located& where) {
    const auto key = (rule != nullptr ? "r" + rule->code : "i" + item.code) + "/" + place_key(where);
    const auto [at, fresh] = pools_.try_emplace(key);
    if (fresh)
        at->second = rule != nullptr ? pool_by_rule(tx_, tenant_, *rule, where, now_)
                                     : pool_by_item(tx_, tenant_, item, where, now_);
    return at->second;
}

std::string Replay::name_of(const std::optional<PostId>& post) {
    if (!post) return "无";
    const auto [at, fresh] = names_.try_emplace(*post);
    if (!fresh) return at->second;
    const auto found = access::find_post(tx_, tenant_, *post);
    if (found) at->second = standing(tx_, tenant_, found->area_id, found->organisation_id) + " " + found->title;
    return at->second;
}

std::string Replay::name_of(const Pool& pool) {
    if (pool.holders.empty()) return "无人，转人工";
    const auto first = name_of(pool.holders.front().post_id);
    return pool.holders.size() == 1 ? first : first + " 等 " + std::to_string(pool.holders.size()) + " 个岗位";
}

void Replay::add(const repository::PastMatter& matter, SimulationResult& result) {
    const auto item = list_.items.find(matter.item_code);
    if (item == list_.items.end()) return;
    ++result.looked_at;
    const Facts facts{.item_code = matter.item_code,
                      .class_code = item->second.class_code,
                      .urgency = matter.urgency,
                      .channel = matter.channel,
                      .place = matter.place,
                      .words = matter.title + "\n" + matter.text,
                      .on_behalf = matter.on_behalf,
                      .confidence = matter.confidence,
                      .reported_at = matter.reported_at};
    const auto hit = first_hit(rules_, facts, office_);
    if (hit) {
        for (auto& one : result.hits)
            if (one.code == hit->rule->code) ++one.matters;
    } else {
        ++result.unmatched;
    }
    const auto& pool = pool_of(hit ? hit->rule : nullptr, item->second, {matter.place, matter.compound});
    if (pool.holders.empty()) ++result.holes;
    const bool stays = std::any_of(pool.holders.begin(), pool.holders.end(),
                                   [&](const access::Holder& holder) { return holder.post_id == matter.first_post; });
    if (stays) return;
    ++result.elsewhere;
    count_move(result, name_of(matter.first_post), name_of(pool));
}

}  // namespace linli::cases
