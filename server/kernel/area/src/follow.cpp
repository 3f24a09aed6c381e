#include <linli/area/follow.h>

#include <algorithm>

namespace linli::area {

std::optional<Following> to_follow(db::ReadTx& tx, TenantId tenant, const AreaMoved& moved) {
    const auto versions = history(tx, tenant, moved.area_id);
    const auto at = [&](std::int64_t version) {
        return std::find_if(versions.begin(), versions.end(), [&](const Area& a) { return a.version == version; });
    };
    const auto now = at(moved.version), before = at(moved.version - 1);
    if (now == versions.end() || before == versions.end()) return std::nullopt;
    if (now->level == Level::grid || now->level == Level::community) return Following{now->level, now->id};
    if (now->level < Level::grid) return std::nullopt;
    if (before->ancestors.grid) return Following{Level::grid, *before->ancestors.grid};
    if (before->ancestors.community) return Following{Level::community, *before->ancestors.community};
    return std::nullopt;
}

std::map<AreaId, Ancestors> ancestors_of(db::ReadTx& tx, TenantId tenant, std::vector<AreaId> ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::map<AreaId, Ancestors> out;
    for (const auto& id : ids)
        if (const auto found = find(tx, tenant, id)) out.emplace(id, found->ancestors);
    return out;
}

Ancestors still_there(const std::map<AreaId, Ancestors>& known, const Ancestors& was) {
    for (const auto level : {Level::grid, Level::community, Level::street}) {
        const auto& id = was.at(level);
        const auto found = id ? known.find(*id) : known.end();
        if (found != known.end()) return found->second;
    }
    return {was.district, std::nullopt, std::nullopt, std::nullopt};
}

}  // namespace linli::area
