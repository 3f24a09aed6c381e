#pragma once

#include <linli/area/areas.h>

#include <map>
#include <mutex>

namespace linli::cases {

/// The district of each tenant. A tenant keeps its root for ever, and every report asks for it on the thread that
/// writes for all: so it is read once. Thread-safe.
class Districts {
public:
    AreaId of(db::ReadTx& tx, TenantId tenant) {
        {
            const std::lock_guard lock(mutex_);
            if (const auto known = known_.find(tenant); known != known_.end()) return known->second;
        }
        const auto root = area::root(tx, tenant).id;
        const std::lock_guard lock(mutex_);
        return known_.try_emplace(tenant, root).first->second;
    }

private:
    std::mutex mutex_;
    std::map<TenantId, AreaId> known_;
};

}  // namespace linli::cases
