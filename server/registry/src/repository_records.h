#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/registry/records.h>

namespace linli::reference {
class List;
}

namespace linli::registry::repository {

// Statements.

void set_state(db::WriteTx& tx, TenantId tenant, const Uuid& record, std::string_view field, const Uuid& statement,
               StatementState state);
/// The fields of which a request said something that still stands.
std::vector<std::tuple<SubjectKind, Uuid, std::string>> said_by_request(db::ReadTx& tx, TenantId tenant,
                                                                        RequestId request);
/// The same of some records.
std::vector<std::pair<Uuid, std::string>> said_of(db::ReadTx& tx, TenantId tenant, RequestId request,
                                                  std::span<const Uuid> records);

// Units and relations.

std::optional<api::PageKey> establishments(db::ReadTx& tx, const access::Scope& scope, const ListEstablishments& in,
                                           const std::optional<api::PageKey>& after,
                                           std::vector<EstablishmentLine>& lines);
/// @param sealed the telephone as stored
std::optional<Establishment> establishment(db::ReadTx& tx, const access::Scope& scope, MerchantId id,
                                           std::optional<std::string>& sealed);
/// Relations of one record, as it sees them; those whose other end lies outside the scope are left out.
std::vector<LinkView> links_of(db::ReadTx& tx, const access::Scope& scope, const reference::List& kinds,
                               const Uuid& id);

// Things.

std::optional<Object> object(db::ReadTx& tx, const access::Scope& scope, const reference::List& kinds, ObjectId id,
                             Date today);
std::optional<api::PageKey> objects(db::ReadTx& tx, const access::Scope& scope, const ListObjects& in,
                                    const reference::List& kinds, Date today, const std::optional<api::PageKey>& after,
                                    std::vector<Object>& lines);
/// @return false when it changed since the version that was seen
bool note_inspection(db::WriteTx& tx, TenantId tenant, ObjectId id, const Inspect& in, std::optional<Date> due,
                     Instant now);

// Consents.

/// Newest first, at most 500.
std::vector<ConsentView> consents(db::ReadTx& tx, TenantId tenant, PersonId person, const reference::List& purposes,
                                  Date today);
std::optional<ConsentView> consent(db::ReadTx& tx, TenantId tenant, PersonId person, ConsentId id,
                                   const reference::List& purposes, Date today);
bool consent_exists(db::ReadTx& tx, TenantId tenant, ConsentId id);
void insert_consent(db::WriteTx& tx, TenantId tenant, PersonId person, const GiveConsent& in, UserId by, Instant now,
                    Date until);
/// Ends an earlier one whose time is over, so that at most one is open.
void end_consent(db::WriteTx& tx, TenantId tenant, PersonId person, const std::string& purpose, Instant now);
void withdraw_consent(db::WriteTx& tx, TenantId tenant, ConsentId id, UserId by, Instant now);
bool consented(db::ReadTx& tx, TenantId tenant, PersonId person, std::string_view purpose, Date today);

// Themes.

/// What the registry itself counts in a community.
std::vector<Tally> own_tallies(db::ReadTx& tx, TenantId tenant, AreaId community, Date today,
                               const reference::List& objects);
/// Replaces the counts of a community.
void store_tallies(db::WriteTx& tx, TenantId tenant, AreaId community, const std::vector<Tally>& tallies, Instant now);
/// The counts of a scope, without labels, with the oldest moment at which they were made.
std::vector<std::pair<ThemeLine, Instant>> tallies(db::ReadTx& tx, const access::Scope& scope);

}  // namespace linli::registry::repository
