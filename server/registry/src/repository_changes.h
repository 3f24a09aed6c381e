#pragma once

#include <linli/registry/changes.h>

#include "change_rules.h"
#include "door.h"

#include <boost/json/object.hpp>

namespace linli::registry::repository {

/// A request as stored; `content` is sealed.
struct RequestRow {
    ChangeRequest request;
    std::string content;
    std::optional<int> confidence;
};

void insert_request(db::WriteTx& tx, TenantId tenant, const RequestRow& row, const area::Ancestors& place);
void insert_step(db::WriteTx& tx, TenantId tenant, RequestId id, const RequestStep& step);
/// Moves a request on, from the version that was seen. @return false when it moved meanwhile
bool move_request(db::WriteTx& tx, TenantId tenant, const ChangeRequest& request, std::int64_t seen,
                  std::optional<UserId> decided_by, Instant now);
std::optional<RequestRow> request(db::ReadTx& tx, const access::Scope& scope, RequestId id);
bool request_exists(db::ReadTx& tx, TenantId tenant, RequestId id);
std::optional<api::PageKey> requests(db::ReadTx& tx, const access::Scope& scope, const ListRequests& in,
                                     const std::optional<api::PageKey>& after, std::vector<RequestLine>& lines);
bool record_exists(db::ReadTx& tx, TenantId tenant, SubjectKind kind, const Uuid& id);

/// Rows of one record, as the journal keeps them, at most 1,000.
std::vector<boost::json::object> rows_of(db::ReadTx& tx, TenantId tenant, Book book, std::string_view column,
                                         const Uuid& id);
std::optional<DwellingPlace> dwelling_place(db::ReadTx& tx, const access::Scope& scope, DwellingId id);
std::optional<HouseholdId> household_of(db::ReadTx& tx, TenantId tenant, const Uuid& person);
bool household_in_scope(db::ReadTx& tx, const access::Scope& scope, HouseholdId id);
/// People of a household who stand in it, and how many of them are its head.
std::pair<std::size_t, std::size_t> heads(db::ReadTx& tx, TenantId tenant, HouseholdId id);
/// Nobody else changes this record until the transaction ends.
void lock_record(db::WriteTx& tx, TenantId tenant, SubjectKind kind, const Uuid& id);
/// A record that is only just being made does not count yet.
void withdraw(db::WriteTx& tx, TenantId tenant, SubjectKind kind, const Uuid& id);
/// Records that were merged into this one.
std::vector<Uuid> merged_into(db::ReadTx& tx, TenantId tenant, SubjectKind kind, const Uuid& id);

}  // namespace linli::registry::repository
