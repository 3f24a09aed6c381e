#include "cache.h"

namespace linli::vault {
namespace {

/// Far more keys than transactions in flight can be making: a million-person import makes them in smaller pieces.
constexpr std::size_t most_awaited = 1 << 20;

}  // namespace

bool Vault::Cache::stale(TenantId tenant, Instant now) const {
    const std::lock_guard lock(mutex_);
    const auto found = epochs_.find(tenant.value);
    return found == epochs_.end() || now < found->second.read_at || now - found->second.read_at >= erasure_delay;
}

void Vault::Cache::note_epoch(TenantId tenant, std::int64_t epoch, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto known = epochs_.find(tenant.value);
    if (known == epochs_.end()) {
        epochs_.emplace(tenant.value, Epoch{epoch, now});
        return;
    }
    // Lower happens too: an old snapshot, or an erasure that was read before it was rolled back.
    if (epoch != known->second.number) drop_tenant(tenant);
    known->second = {epoch, now};
}

void Vault::Cache::drop_tenant(TenantId tenant) {
    for (auto entry = recent_.begin(); entry != recent_.end();) {
        if (entry->place.tenant == tenant) {
            places_.erase(entry->place);
            entry = recent_.erase(entry);
        } else {
            ++entry;
        }
    }
}

Vault::Cache::Shared Vault::Cache::find(TenantId tenant, const PersonId& subject) {
    const std::lock_guard lock(mutex_);
    const auto found = places_.find({tenant, subject});
    if (found == places_.end()) return nullptr;
    recent_.splice(recent_.begin(), recent_, found->second);
    return found->second->key;
}

void Vault::Cache::insert(TenantId tenant, const PersonId& subject, Shared key, std::int64_t epoch) {
    const std::lock_guard lock(mutex_);
    const Place place{tenant, subject};
    if (awaited_.count(place) == 0) put(place, std::move(key), epoch);
}

void Vault::Cache::put(const Place& place, Shared key, std::int64_t epoch) {
    const auto known = epochs_.find(place.tenant.value);
    if (known == epochs_.end() || known->second.number != epoch || places_.count(place) > 0) return;
    recent_.push_front({place, std::move(key)});
    places_.emplace(place, recent_.begin());
    if (recent_.size() <= capacity_) return;
    places_.erase(recent_.back().place);
    recent_.pop_back();
}

void Vault::Cache::await_commit(TenantId tenant, std::span<const PersonId> subjects) {
    const std::lock_guard lock(mutex_);
    for (const auto& subject : subjects)
        if (awaited_.insert({tenant, subject}).second) awaited_order_.push_back({tenant, subject});
    while (awaited_order_.size() > most_awaited) {
        awaited_.erase(awaited_order_.front());
        awaited_order_.pop_front();
    }
}

void Vault::Cache::committed(TenantId tenant, const std::unordered_map<PersonId, Shared>& keys, std::int64_t epoch) {
    const std::lock_guard lock(mutex_);
    for (const auto& [subject, key] : keys) {
        const Place place{tenant, subject};
        awaited_.erase(place);
        put(place, key, epoch);
    }
    if (awaited_order_.size() > 2 * awaited_.size() + 1024)
        std::erase_if(awaited_order_, [this](const Place& place) { return awaited_.count(place) == 0; });
}

void Vault::Cache::forget(TenantId tenant, const PersonId& subject) {
    const std::lock_guard lock(mutex_);
    const auto found = places_.find({tenant, subject});
    if (found == places_.end()) return;
    recent_.erase(found->second);
    places_.erase(found);
}

}  // namespace linli::vault
