#pragma once

#include <linli/base/clock.h>
#include <linli/vault/vault.h>

#include <deque>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>

namespace linli::vault {

/// Unwrapped keys of committed rows, the least recently used wiped first. Thread-safe.
///
/// An erasure in another process raises the tenant's epoch in the store. Keys are handed out only while the epoch was
/// read less than `erasure_delay` ago; a changed epoch empties the tenant's part. Keys come in with the epoch of the
/// transaction that read them, so that a reader with an old snapshot brings an erased key back for that delay at most.
/// A key made by a transaction that may still be rolled back never comes in: sealing by it would lose the field.
class Vault::Cache {
public:
    using Shared = std::shared_ptr<const crypto::Key>;
    explicit Cache(std::size_t capacity) : capacity_(capacity) {}

    /// Whether the tenant's epoch must be read before the cache may answer.
    bool stale(TenantId tenant, Instant now) const;
    void note_epoch(TenantId tenant, std::int64_t epoch, Instant now);
    Shared find(TenantId tenant, const PersonId& subject);
    /// Does nothing unless the cache knows the same epoch and no open transaction has made the key.
    void insert(TenantId tenant, const PersonId& subject, Shared key, std::int64_t epoch);
    /// These people's keys are about to be made; those of a transaction that is rolled back stay out for good.
    void await_commit(TenantId tenant, std::span<const PersonId> subjects);
    void committed(TenantId tenant, const std::unordered_map<PersonId, Shared>& keys, std::int64_t epoch);
    void forget(TenantId tenant, const PersonId& subject);

private:
    struct Place {
        TenantId tenant;
        PersonId subject;
        bool operator==(const Place&) const = default;
    };
    struct PlaceHash {
        std::size_t operator()(const Place& place) const noexcept {
            return std::hash<PersonId>{}(place.subject) ^ std::hash<std::int64_t>{}(place.tenant.value);
        }
    };
    struct Entry {
        Place place;
        Shared key;
    };
    struct Epoch {
        std::int64_t number;
        Instant read_at;
    };
    void drop_tenant(TenantId tenant);
    void put(const Place& place, Shared key, std::int64_t epoch);

    const std::size_t capacity_;
    mutable std::mutex mutex_;
    std::list<Entry> recent_;  ///< newest first
    std::unordered_map<Place, std::list<Entry>::iterator, PlaceHash> places_;
    std::map<std::int64_t, Epoch> epochs_;  ///< by tenant
    std::unordered_set<Place, PlaceHash> awaited_;
    std::deque<Place> awaited_order_;  ///< the oldest of many are transactions that ended long ago
};

}  // namespace linli::vault
