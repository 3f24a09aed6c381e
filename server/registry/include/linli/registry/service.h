#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/db/database.h>
#include <linli/registry/record_views.h>

namespace linli::audit {
class Audit;
}
namespace linli::vault {
class Vault;
}

namespace linli::registry {

/// What the registry works with; everything outlives it.
struct RegistryParts {
    db::Database& database;
    const Clock& clock;  ///< domain clock: ages, which tags are valid
    vault::Vault& vault;
    audit::Audit& audit;
    const api::CursorSealer& cursors;
};

/// Reads golden records inside the caller's scope; a row outside it is not found. Every look at one person, and every
/// search, leaves a line in the access audit. Synchronous; thread-safe.
/// @throws db::StoreFault when the store fails.
class RegistryService {
public:
    explicit RegistryService(RegistryParts parts) : parts_(parts) {}

    /// Newest record first. @refuses api::bad_cursor, audit::overloaded.
    Result<api::Page<PersonLine>> persons(const access::Scope& scope, const ListPersons& in);
    /// @refuses access::not_found, audit::overloaded.
    Result<Person> person(const access::Scope& scope, PersonId id);
    /// In full; the desk has audited the purpose before. @refuses access::not_found.
    Result<PersonDisclosure> disclose(const access::Scope& scope, PersonId id);
    /// As people walk. @refuses api::bad_cursor.
    Result<api::Page<DwellingLine>> dwellings(const access::Scope& scope, const ListDwellings& in);
    /// With those who live there or have to do with it. @refuses access::not_found, audit::overloaded.
    Result<Dwelling> dwelling(const access::Scope& scope, DwellingId id);
    /// House first: doors behind which nobody lives, as people walk. @source DAT-31 @refuses api::bad_cursor.
    Result<api::Page<DwellingLine>> empty_dwellings(const access::Scope& scope, const ListPage& in);
    /// People whose address names no door. @source DAT-31 @refuses api::bad_cursor, audit::overloaded.
    Result<api::Page<PersonLine>> unhoused(const access::Scope& scope, const ListPage& in);
    /// Households that own, rent or live in several doors. @source DAT-32 @refuses api::bad_cursor.
    Result<api::Page<HouseholdLine>> several_doors(const access::Scope& scope, const ListPage& in);
    /// The people of a household inside the scope, head first. @refuses access::not_found, audit::overloaded.
    Result<Members> members(const access::Scope& scope, HouseholdId id);
    /// People of the scope with exactly this telephone or identity number, by blind index.
    /// @refuses json::invalid_fields, audit::overloaded.
    Result<Found> search(const access::Scope& scope, const Search& in);

private:
    RegistryParts parts_;
};

}  // namespace linli::registry
