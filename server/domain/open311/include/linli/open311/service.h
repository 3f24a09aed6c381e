#pragma once

#include <linli/access/scope.h>
#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/cases/events.h>
#include <linli/cases/service.h>
#include <linli/db/database.h>
#include <linli/open311/document.h>
#include <linli/open311/form.h>
#include <linli/open311/problems.h>
#include <linli/open311/types.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace linli::audit {
class Audit;
}
namespace linli::vault {
class Vault;
}

namespace linli::open311 {

/// Everything outlives the service.
struct Open311Parts {
    db::Database& database;
    const Clock& clock;       ///< domain clock: dates of requests
    const Clock& real_clock;  ///< how often a client may ask
    IdSource& ids;
    audit::Audit& audit;
    vault::Vault& vault;
    cases::CaseService& cases;
    bool simulated = false;  ///< told to clients as a test endpoint
};

/// Open311 GeoReport v2 over the cases: programs of others list services, report, and follow what became of it. Public
/// answers hold nothing about people; the reporter's own words and address only where the tenant wants that.
/// Synchronous; thread-safe. @throws db::StoreFault when the store fails.
/// @source ARC-14; https://wiki.open311.org/GeoReport_v2/ (text at github.com/open311/open311.github.io)
class Open311Service {
public:
    explicit Open311Service(Open311Parts parts);
    ~Open311Service();

    /// The file that leads a client to the endpoint. `origin` is how the caller reached us: `https://host`.
    Element discovery(TenantId tenant, std::string_view origin);
    /// The items that residents may choose.
    Element services(TenantId tenant);
    /// @refuses no_service
    Result<Element> service(TenantId tenant, std::string_view code);
    /// Reports a matter under the client's own account; the person's name and telephone are sealed with the case.
    /// @refuses bad_key, too_often, bad_argument, no_service
    Result<Element> report(TenantId tenant, const Form& form);
    /// @refuses no_token
    Result<Element> token(TenantId tenant, std::string_view token);
    /// @refuses no_request
    Result<Element> request(TenantId tenant, std::string_view number);
    /// Newest first, at most 1,000. @refuses bad_argument
    Result<Element> requests(TenantId tenant, const Form& query);
    /// What changed, oldest first, at most 1,000; the extension that FixMyStreet reads. @refuses bad_argument
    Result<Element> updates(TenantId tenant, const Form& query);
    /// Takes one from the budget of readers at `address`. @refuses too_often
    Outcome reading(std::string_view address);

    /// Registers a program and makes its key, which nobody can see again.
    ClientKey add_client(const access::Scope& scope, const NewClient& in);
    /// Newest first, at most 500.
    Clients clients(const access::Scope& scope);
    /// The key is void from the next request on; a second time changes nothing. @refuses access::not_found
    Outcome revoke(const access::Scope& scope, UserId client);
    /// @refuses no_service
    Result<ServiceSetup> setup(const access::Scope& scope, std::string_view code);
    /// @refuses no_service, bad_setup
    Result<ServiceSetup> set_up(const access::Scope& scope, std::string_view code, const ServiceSetup& in);

    /// Subscriber of CaseMoved: keeps what a list filters by and what the updates say.
    void hear(db::WriteTx& tx, TenantId tenant, const cases::CaseMoved& moved, Instant at);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// `<errors><error>…`: the form in which the public part refuses. @source GeoReport v2, Errors
Element error_document(const Problem& problem);

}  // namespace linli::open311
