#pragma once

#include <linli/search/source.h>

#include <memory>
#include <stop_token>

namespace linli::vault {
class Vault;
}

namespace linli::search {

/// What a pass over the sources did.
struct SweepResult {
    std::int64_t looked = 0;   ///< records compared
    std::int64_t stored = 0;   ///< indexed for the first time or again
    std::int64_t removed = 0;  ///< taken out
    bool finished = false;     ///< false: stopped; the next pass goes on where this one was
};

/// The keyed index: HMACs of what records are found by, ordered by place, and nothing readable.
/// One writer a tenant at a time (row lock). Thread-safe. @source DAT-51, SEC-05
class Index {
public:
    /// @param sources outlive the index; one a kind
    Index(db::Database& database, vault::Vault& vault, std::vector<const Source*> sources);
    ~Index();

    /// Reads the records from their source and stores what they are found by now, or takes them out. Inside the
    /// transaction of an event's delivery.
    void refresh(db::WriteTx& tx, TenantId tenant, Kind kind, std::span<const Uuid> records);
    /// Says that rows came or went without events (an import, a demo, a move of areas): the next `sweep` looks at all.
    void mark_stale(db::WriteTx& tx, TenantId tenant);
    /// Holds the whole index against its sources when that was asked for, and puts right what differs: `batch` records
    /// a transaction, by id, so that it can be stopped and go on at any point. With nothing to do one short read.
    SweepResult sweep(TenantId tenant, const std::stop_token& stop = {}, std::size_t batch = 500);
    /// The next sweep indexes everything anew (another index key); what is there goes on answering meanwhile.
    void rebuild(TenantId tenant);
    const Source* source(Kind kind) const;

    struct Impl;  ///< for the files of this room

private:
    friend class SearchService;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::search
