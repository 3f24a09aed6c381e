#include "places.h"

namespace linli::worklists {

std::vector<area::Area> areas_below(db::ReadTx& tx, TenantId tenant, const area::Area& top) {
    std::vector<area::Area> out{top};
    for (const auto level : {area::Level::street, area::Level::community, area::Level::grid}) {
        if (level <= top.level) continue;
        for (auto& one : area::all(tx, tenant, level))
            if (one.ancestors.at(top.level) == top.id) out.push_back(std::move(one));
    }
    return out;
}

std::vector<AreaId> ids_of(const std::vector<area::Area>& areas) {
    std::vector<AreaId> out;
    for (const auto& one : areas) out.push_back(one.id);
    return out;
}

}  // namespace linli::worklists
