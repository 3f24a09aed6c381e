#include "session_cache.h"

#include <mutex>

namespace linli::identity {

std::shared_ptr<const CachedSession> SessionCache::find(const crypto::Digest& token) const {
    const std::shared_lock lock(mutex_);
    const auto found = by_token_.find(token);
    return found == by_token_.end() ? nullptr : found->second;
}

void SessionCache::put(const crypto::Digest& token, std::shared_ptr<const CachedSession> session) {
    const std::unique_lock lock(mutex_);
    if (by_token_.size() >= capacity_) {  // rare: more live sessions than memory was given for
        by_token_.clear();
        by_id_.clear();
    }
    if (const auto old = by_id_.find(session->id); old != by_id_.end() && old->second != token)
        by_token_.erase(old->second);
    by_id_[session->id] = token;
    by_token_[token] = std::move(session);
}

void SessionCache::forget(SessionId session) {
    const std::unique_lock lock(mutex_);
    const auto found = by_id_.find(session);
    if (found == by_id_.end()) return;
    by_token_.erase(found->second);
    by_id_.erase(found);
}

void SessionCache::forget_tenant(TenantId tenant) {
    const std::unique_lock lock(mutex_);
    for (auto it = by_token_.begin(); it != by_token_.end();) {
        if (it->second->tenant != tenant) {
            ++it;
            continue;
        }
        by_id_.erase(it->second->id);
        it = by_token_.erase(it);
    }
}

std::size_t SessionCache::size() const {
    const std::shared_lock lock(mutex_);
    return by_token_.size();
}

}  // namespace linli::identity
