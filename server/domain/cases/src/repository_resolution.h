#pragma once

#include <linli/access/scope.h>
#include <linli/cases/events.h>
#include <linli/cases/measures.h>
#include <linli/cases/resolution.h>
#include <linli/db/database.h>

#include <optional>

/// SQL of what results are worth.
namespace linli::cases::repository {

/// @param edition of the list of reasons; nothing when the tenant has none @param level at which it was given
void insert_resolution(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version, const CaseResolution& given,
                       const std::optional<std::int64_t>& edition, SolvedAt level, Instant now);
/// The latest that was not taken back.
std::optional<CaseResolution> resolution(db::ReadTx& tx, TenantId tenant, CaseId id);
ResolutionCounts resolution_counts(db::ReadTx& tx, const access::Scope& scope, Instant since);

}  // namespace linli::cases::repository
