#pragma once

#include <linli/exchange/my_data_views.h>

#include "repository.h"

namespace linli::exchange::repository {

/// A claim as it is stored.
struct ClaimRow {
    Claim view;
    UserId user;
    PersonId person;
    area::Ancestors place;
};
void insert(db::WriteTx& tx, TenantId tenant, const ClaimRow& row, std::optional<UserId> decided_by, Instant now);
std::optional<ClaimRow> claim(db::ReadTx& tx, TenantId tenant, LinkClaimId id);
std::optional<ClaimRow> claim(db::ReadTx& tx, const access::Scope& scope, LinkClaimId id);
std::optional<api::PageKey> waiting_claims(db::ReadTx& tx, const access::Scope& scope, int limit,
                                           const std::optional<api::PageKey>& after, std::vector<Claim>& out);
bool decide(db::WriteTx& tx, TenantId tenant, const ClaimRow& row, UserId by, Instant now);

/// A copy as it is stored; both files sealed.
struct CopyRow {
    OwnCopy view;
    PersonId person;
    UserId user;
    std::string json, sheet;
};
void insert(db::WriteTx& tx, TenantId tenant, const CopyRow& row);
std::optional<CopyRow> copy(db::ReadTx& tx, TenantId tenant, OwnCopyId id);
void drop_copies(db::WriteTx& tx, TenantId tenant, PersonId person);

}  // namespace linli::exchange::repository
