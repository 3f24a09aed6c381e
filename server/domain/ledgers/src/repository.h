#pragma once

#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/ledgers/definition.h>

/// All SQL of the room: definitions. What a ledger lists is read by the registry.
namespace linli::ledgers::repository {

struct StoredDefinition {
    Definition definition;
    std::int64_t version = 0;
    UserId by;
};

/// The newest versions of a tenant, by code.
std::vector<StoredDefinition> newest(db::ReadTx& tx, TenantId tenant);
/// One version, or the newest.
std::optional<StoredDefinition> find(db::ReadTx& tx, TenantId tenant, std::string_view code,
                                     std::optional<std::int64_t> version);
/// How many ledgers a tenant has defined.
std::int64_t count(db::ReadTx& tx, TenantId tenant);
void insert(db::WriteTx& tx, TenantId tenant, const StoredDefinition& one, Instant now);

}  // namespace linli::ledgers::repository
