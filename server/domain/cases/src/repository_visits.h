#pragma once

#include <linli/access/scope.h>
#include <linli/cases/visits.h>
#include <linli/db/database.h>

#include <optional>
#include <vector>

/// SQL of return visits.
namespace linli::cases::repository {

void insert_visit(db::WriteTx& tx, TenantId tenant, const Visit& visit, Instant now);
std::optional<Visit> open_visit(db::ReadTx& tx, TenantId tenant, CaseId id);
/// Stores what an attempt changed. @return false when somebody else made that attempt
bool store_visit(db::WriteTx& tx, TenantId tenant, const Visit& visit);
void insert_attempt(db::WriteTx& tx, TenantId tenant, const Visit& visit, const ReportVisit& in, UserId by,
                    Instant now);
/// Ends what is open of a matter without an outcome.
void drop_visits(db::WriteTx& tx, TenantId tenant, CaseId id, Instant now);
/// Open ones in scope, the first due first.
std::vector<Visit> open_visits(db::ReadTx& tx, const access::Scope& scope, int most);

}  // namespace linli::cases::repository
