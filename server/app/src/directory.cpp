#include "directory.h"

#include <linli/area/areas.h>
#include <linli/identity/people.h>

#include "repository_members.h"

#include <set>

namespace linli::app {

std::map<UserId, messaging::Contact> AccountDirectory::contacts(db::ReadTx& tx, TenantId tenant,
                                                                std::span<const UserId> accounts) {
    std::map<UserId, messaging::Contact> out;
    for (auto& [id, contact] : identity::contacts(tx, tenant, vault_, accounts))
        out.emplace(id, messaging::Contact{std::move(contact.name), std::move(contact.phone), "", ""});
    return out;
}

std::vector<UserId> AccountDirectory::members(db::ReadTx& tx, TenantId tenant, const messaging::Audience& audience,
                                              Instant now, std::size_t limit) {
    std::set<UserId> all;
    for (const auto& [id, contact] : identity::contacts(tx, tenant, vault_, audience.accounts)) all.insert(id);
    for (const auto& id : repository::holders_of(tx, tenant, audience.posts, now)) all.insert(id);
    for (const auto& id : audience.areas) {
        const auto place = area::find(tx, tenant, id);
        if (!place) continue;
        for (const auto& one : repository::staff_in(tx, tenant, *place, now, limit)) all.insert(one);
        for (const auto& one : repository::residents_in(tx, tenant, *place, limit)) all.insert(one);
        if (all.size() >= limit) break;
    }
    std::vector<UserId> out(all.begin(), all.end());
    if (out.size() > limit) out.resize(limit);
    return out;
}

}  // namespace linli::app
