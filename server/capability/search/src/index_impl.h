#pragma once

#include <linli/search/index.h>

#include "places.h"
#include "repository.h"

#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace linli::search {

struct Index::Impl {
    db::Database& database;
    vault::Vault& vault;
    std::vector<const Source*> sources;

    /// The token as it is stored, of a kind of records: lists of different kinds cannot be told to be of one word.
    std::int64_t keyed(TenantId tenant, Kind kind, const std::string& token) const;
    std::string keyed(TenantId tenant, Kind kind, const std::vector<std::string>& tokens) const;
    /// The places of the tenant, read again when new ones came.
    std::shared_ptr<const PlaceBook> places(db::ReadTx& tx, TenantId tenant);

    /// The same for a writer: what it adds itself is not shared before its commit.
    std::shared_ptr<const PlaceBook> places_to_write(db::WriteTx& tx, TenantId tenant);

    /// Under the lock: stores or takes out. @param anew also what is found by the same as before
    /// @return {stored, removed}
    std::pair<std::int64_t, std::int64_t> refresh(db::WriteTx& tx, TenantId tenant, const Source& source,
                                                  const std::vector<Uuid>& records, bool anew);
    /// One batch of the pass under way. @return false when there is nothing to do (any more)
    bool step(TenantId tenant, std::size_t batch, SweepResult& result);

    std::mutex mutex{};
    std::map<std::int64_t, std::pair<std::int64_t, std::shared_ptr<const PlaceBook>>> books{};  ///< by tenant
};

}  // namespace linli::search
