#pragma once

#include <linli/crypto/suite.h>
#include <linli/db/database.h>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// All SQL of the room.
namespace linli::vault::repository {

/// A person's key as it lies in the store.
struct KeyRow {
    PersonId subject;
    std::optional<std::string> wrapped;  ///< absent: erased
    int generation = 0;
    crypto::Suite suite = crypto::Suite::international;
};

std::int64_t epoch(db::ReadTx& tx, TenantId tenant);
void raise_epoch(db::WriteTx& tx, TenantId tenant);

/// Rows of those who have one, in any order.
std::vector<KeyRow> find(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> subjects);
/// Stores those that are new. @return how many were; another transaction may have been first with the others
std::int64_t insert(db::WriteTx& tx, TenantId tenant, std::span<const KeyRow> rows, Instant at);
/// Destroys the key, or leaves a tombstone where there was none.
void erase(db::WriteTx& tx, TenantId tenant, const KeyRow& before, Instant at);

/// Up to `limit` keys that do not lie under `generation` and `suite`.
std::vector<KeyRow> outdated(db::ReadTx& tx, TenantId tenant, int generation, crypto::Suite suite, std::int64_t limit);
/// @return whether the row still was as `before` said.
bool replace(db::WriteTx& tx, TenantId tenant, const KeyRow& before, const KeyRow& after);
std::int64_t count_under(db::ReadTx& tx, int generation);

/// One key that is not erased.
struct Sample {
    TenantId tenant;
    KeyRow row;
};
/// One for each tenant and generation.
std::vector<Sample> samples(db::ReadTx& tx);

}  // namespace linli::vault::repository
