#pragma once

#include <linli/exchange/my_data_views.h>
#include <linli/exchange/service.h>

#include <filesystem>
#include <functional>

namespace linli::registry {
class ChangeService;
class RegistryService;
}  // namespace linli::registry

namespace linli::exchange {

/// What "my data" works with beside the exchange; everything outlives it.
struct MyDataParts {
    registry::RegistryService& registry;
    registry::ChangeService& changes;
    /// The telephone by which an account signs in, proven by a code.
    std::function<std::optional<std::string>(db::ReadTx&, TenantId, UserId)> telephone_of;
    /// Makes a record an account's own.
    std::function<Outcome(db::WriteTx&, const access::Scope&, UserId, PersonId)> link;
    std::filesystem::path folder;  ///< for a workbook while it is written
};

/// What residents ask about themselves: what is held, who said so, who looked and why, with whom it was shared;
/// correct, take along, withdraw. A resident sees one record: the one that was proven to be theirs.
/// Synchronous; thread-safe. @throws db::StoreFault when the store fails. @source DAT-43, DAT-44; PIPL art. 44-47
class MyDataService {
public:
    MyDataService(ExchangeParts parts, MyDataParts more);

    /// @refuses not_linked, access::not_found, audit::overloaded.
    Result<MyData> all(const access::Scope& scope);
    /// The last 200. @refuses not_linked.
    Result<MyLooks> looks(const access::Scope& scope);
    /// The last 200. @refuses not_linked.
    Result<MyShares> shares(const access::Scope& scope);
    /// Opens a change request. @refuses not_linked and as registry::ChangeService::propose.
    Result<registry::ChangeRequest> correct(const access::Scope& scope, const CorrectMyData& in);
    /// From this moment the gate lets nothing pass under it, and what was answered under it is destroyed.
    /// @refuses not_linked, access::not_found, registry::consent_ended.
    Result<registry::ConsentView> withdraw(const access::Scope& scope, registry::ConsentId consent);
    /// Everything in full, sealed under one's own key; gone after a day. @refuses not_linked, id_taken.
    Result<OwnCopy> take_copy(const access::Scope& scope, const TakeCopy& in);
    /// @refuses not_linked, access::not_found.
    Result<std::string> fetch_copy(const access::Scope& scope, OwnCopyId id, CopyFormat format);

    /// Linked at once when name, number and telephone agree with one record; else a clerk decides at the counter.
    /// @refuses linked_already, proofs_differ, id_taken.
    Result<Claim> claim(const access::Scope& scope, const ClaimRecord& in);
    /// Waiting claims of the clerk's area, newest first. @refuses api::bad_cursor.
    Result<api::Page<Claim>> claims(const access::Scope& scope, const ListClaims& in);
    /// @refuses access::not_found, changed_meanwhile.
    Result<Claim> decide_claim(const access::Scope& scope, LinkClaimId id, const DecideClaim& in);

private:
    ExchangeParts parts_;
    MyDataParts more_;
};

}  // namespace linli::exchange
