#pragma once

#include <linli/access/scope.h>
#include <linli/db/database.h>
#include <linli/reference/list.h>

#include <map>

namespace linli::reference::repository {

/// The newest published version, 0 when there is none.
std::int64_t newest(db::ReadTx& tx, TenantId tenant, std::string_view list_code);
/// Versions begin one after the other, so the newest that began is the one that holds.
std::int64_t holding(db::ReadTx& tx, TenantId tenant, std::string_view list_code, Date on);
/// The same among those that were published until `known`.
std::int64_t holding_as_known(db::ReadTx& tx, TenantId tenant, std::string_view list_code, Date on, Instant known);
std::optional<Date> begins(db::ReadTx& tx, TenantId tenant, std::string_view list_code, std::int64_t version);
std::vector<Entry> entries(db::ReadTx& tx, TenantId tenant, std::string_view list_code, std::int64_t version);
void store(db::WriteTx& tx, const access::Scope& scope, const List& list, const std::string& note, Instant now);
void set_score(db::WriteTx& tx, TenantId tenant, std::string_view list_code, std::string_view code, int per_mille,
               Instant now);
/// Newest scores by code, per mille.
std::map<std::string, int> scores(db::ReadTx& tx, TenantId tenant, std::string_view list_code);

}  // namespace linli::reference::repository
