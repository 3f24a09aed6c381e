#include "team.h"

#include <linli/cases/work.h>
#include <linli/quality/work.h>
#include <linli/tenant/tenants.h>
#include <linli/worklists/permissions.h>

#include <unordered_set>

namespace linli::worklists::team {

const std::vector<access::Role>& workers() {
    static const auto all = [] {
        std::vector<access::Role> out;
        for (const auto& grant : staff_grants) out.push_back(grant.role);
        return out;
    }();
    return all;
}

std::vector<UserId> people(const std::vector<access::Post>& posts) {
    std::unordered_set<UserId> seen;
    std::vector<UserId> out;
    for (const auto& post : posts)
        if (seen.insert(post.user_id).second) out.push_back(post.user_id);
    return out;
}

rules::Points points_of(db::ReadTx& tx, TenantId tenant) {
    const auto text = tenant::setting(tx, tenant, points_setting);
    return rules::parse_points(text.value_or("")).value_or(rules::Points{});
}

std::map<UserId, std::vector<rules::Piece>> pieces(db::ReadTx& tx, TenantId tenant, std::span<const UserId> who,
                                                   Date from, Date until) {
    const auto begin = shanghai_instant(from), end = shanghai_instant(until.plus_days(1));
    std::map<UserId, std::vector<rules::Piece>> out;
    for (const auto& done : cases::work_done(tx, tenant, who, begin, end))
        if (const auto kind = rules::work_of(done.action))
            out[done.user].push_back({done.on, *kind, done.count, done.urgent});
    for (const auto& done : quality::tasks_done(tx, tenant, who, begin, end))
        out[done.user].push_back({done.on, Work::verification, done.count, 0});
    return out;
}

}  // namespace linli::worklists::team
