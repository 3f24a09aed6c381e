#pragma once

#include <linli/api/page.h>
#include <linli/registry/views.h>

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
/// People whose blind index in `column` (a literal) is `index` and who are inside the scope, at most 50.
std::vector<PersonId> with_index(db::ReadTx& tx, const access::Scope& scope, std::string_view column,
                                 const std::string& index);

}  // namespace linli::registry::repository
