#include <linli/linkage/service.h>

#include <linli/vault/vault.h>

#include "repository.h"

namespace linli::linkage {

bool LinkageService::begin_walk(TenantId tenant) {
    const auto id = parts_.ids.next<WalkId>();
    return parts_.database.write(
        [&](db::WriteTx& tx) { return repository::begin(tx, tenant, id, parts_.clock.now()); });
}

bool LinkageService::begin_first_walk(TenantId tenant) {
    const auto latest = parts_.database.read([&](db::ReadTx& tx) { return repository::latest_walk(tx, tenant); });
    return !latest && begin_walk(tenant);
}

std::size_t LinkageService::walk_some(TenantId tenant, std::int64_t batch) {
    std::optional<repository::StoredWalk> walk;
    const auto met = parts_.database.read([&](db::ReadTx& tx) -> registry::LikePairs {
        walk = repository::walk_under_way(tx, tenant);
        if (!walk) return {};
        return registry::like_pairs(tx, tenant, parts_.vault, walk->after, batch);
    });
    if (!walk) return 0;
    return parts_.database.write([&](db::WriteTx& tx) -> std::size_t {
        const auto now = parts_.clock.now();
        if (!met.last) {
            repository::close_unmet(tx, tenant, walk->walk.id);
            repository::end(tx, tenant, walk->walk.id, now);
            return 0;
        }
        // Whoever was faster has stored these people's pairs.
        if (repository::advance(tx, tenant, *walk, *met.last, met.people, met.items.size()))
            repository::meet(tx, tenant, walk->walk.id, met.items, parts_.ids, now);
        return met.people;
    });
}

}  // namespace linli::linkage
