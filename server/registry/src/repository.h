#pragma once

#include <linli/api/page.h>
#include <linli/registry/record_views.h>

namespace linli::registry::repository {

/// A person's row with the sealed columns as stored.
struct Record {
    Person person;
    PersonDisclosure full;
    std::optional<std::string> id_number, phone, registered_address;  ///< sealed
};

std::optional<api::PageKey> persons(db::ReadTx& tx, const access::Scope& scope, int limit, Date today,
                                    const std::optional<api::PageKey>& after, std::vector<PersonLine>& lines);
std::optional<Record> person(db::ReadTx& tx, const access::Scope& scope, PersonId id, Date today);
/// Relations of a person. A door outside `scope` (a home elsewhere) shows its address masked and is not named.
std::vector<Relation> relations_of(db::ReadTx& tx, const access::Scope& scope, PersonId id);
/// Tags that are valid on `today`.
std::vector<Tag> tags_of(db::ReadTx& tx, TenantId tenant, PersonId id, Date today);
std::optional<api::PageKey> dwellings(db::ReadTx& tx, const access::Scope& scope, const ListDwellings& in,
                                      const std::optional<api::PageKey>& after, std::vector<DwellingLine>& lines);
std::optional<Dwelling> dwelling(db::ReadTx& tx, const access::Scope& scope, DwellingId id);
/// Who has to do with a door. The name of somebody who lives outside `scope` (an owner elsewhere) stays masked, and how
/// they stand in their own household is not told.
std::vector<Occupant> occupants_of(db::ReadTx& tx, const access::Scope& scope, DwellingId id);
/// Doors behind which nobody lives, as people walk.
std::optional<api::PageKey> empty_dwellings(db::ReadTx& tx, const access::Scope& scope, int limit,
                                            const std::optional<api::PageKey>& after, std::vector<DwellingLine>& lines);
/// People whose address names no door.
std::optional<api::PageKey> unhoused(db::ReadTx& tx, const access::Scope& scope, int limit, Date today,
                                     const std::optional<api::PageKey>& after, std::vector<PersonLine>& lines);
/// Households that have to do with several doors.
std::optional<api::PageKey> several_doors(db::ReadTx& tx, const access::Scope& scope, int limit,
                                          const std::optional<api::PageKey>& after, std::vector<HouseholdLine>& lines);
/// The people of a household as far as the scope holds them; head first.
std::vector<PersonLine> members(db::ReadTx& tx, const access::Scope& scope, HouseholdId id, Date today);
/// People whose blind index in `column` (a literal) is `index` and who are inside the scope, at most 50.
std::vector<PersonId> with_index(db::ReadTx& tx, const access::Scope& scope, std::string_view column,
                                 const std::string& index);

}  // namespace linli::registry::repository
