#pragma once

#include <linli/db/database.h>
#include <linli/registry/load.h>

#include <unordered_map>
#include <vector>

/// Two numbers that stand in rows so that "who lives where" is an index range: how many people live behind a door, and
/// how many doors a household has to do with. `invariants.sql` says what they must be.
namespace linli::registry {

/// valid or disputed for each row: of those by which somebody lives somewhere, only one is valid. People who live
/// somewhere already are asked for 128 at a time.
std::vector<RelationState> relation_states(db::ReadTx& tx, TenantId tenant, std::span<const RelationRow> rows);

/// The counts of a load as far as the load alone makes them.
class LoadCounts {
public:
    LoadCounts(const Load& rows, const std::vector<RelationState>& states);
    std::int64_t residents(DwellingId id) const;
    std::int64_t doors(HouseholdId id) const;

private:
    std::unordered_map<DwellingId, std::int64_t> residents_;
    std::unordered_map<HouseholdId, std::vector<DwellingId>> doors_;
};

/// Counts again what a load touched outside itself.
void recount_beyond(db::WriteTx& tx, TenantId tenant, const Load& rows);
/// Counts again, a statement for 128 rows.
void recount_dwellings(db::WriteTx& tx, TenantId tenant, std::vector<DwellingId> ids);
void recount_households(db::WriteTx& tx, TenantId tenant, std::vector<HouseholdId> ids);
/// The households of these people.
std::vector<HouseholdId> households_of(db::ReadTx& tx, TenantId tenant, std::vector<PersonId> people);

}  // namespace linli::registry
