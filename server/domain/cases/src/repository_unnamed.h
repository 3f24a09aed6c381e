#pragma once

#include <linli/access/scope.h>
#include <linli/cases/unnamed.h>

#include "repository.h"

#include <optional>
#include <string>
#include <vector>

/// SQL of unnamed reporters, of those who are kept out, and of unsealing.
namespace linli::cases::repository {

void insert_tracking(db::WriteTx& tx, TenantId tenant, CaseId id, const std::string& code_index);
/// The keyed index of the code of a matter. @return nothing when it has none
std::optional<std::string> tracking_index(db::ReadTx& tx, TenantId tenant, CaseId id);
std::optional<CaseId> id_of_number(db::ReadTx& tx, TenantId tenant, const std::string& number);

void insert_against(db::WriteTx& tx, TenantId tenant, CaseId id, OrganisationId department);
/// Departments that the reporter named.
std::vector<OrganisationId> against(db::ReadTx& tx, TenantId tenant, CaseId id);
/// Protected matters in hand that nobody answers for.
std::vector<CaseId> unguarded(db::ReadTx& tx, TenantId tenant, int most);

struct UnsealingRow {
    Unsealing shown;
    CaseId case_id;
};
void insert_unsealing(db::WriteTx& tx, const access::Scope& scope, const UnsealingRow& row);
std::optional<UnsealingRow> unsealing(db::ReadTx& tx, const access::Scope& scope, UnsealingId id);
/// @return false when it was decided meanwhile
bool decide_unsealing(db::WriteTx& tx, const access::Scope& scope, const UnsealingRow& row);
std::vector<UnsealingRow> unsealings(db::ReadTx& tx, const access::Scope& scope, int most);

}  // namespace linli::cases::repository
