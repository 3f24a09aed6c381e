#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/registry/load.h>
#include <linli/registry/provenance.h>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

/// Whole registers as rows: found by their numbers, read in full, changed and withdrawn in batches. For those who bring
/// registers in and hand them out; who may do so, and what is audited, is theirs to decide. No query per row: keys are
/// asked for 128 at a time.
namespace linli::registry {

/// A golden row as it stands, sealed fields opened.
template <class Row>
struct Stored {
    Row row;
    std::int64_t version = 1;
};

/// Rows by id, in the order of the store; those that are not there are left out. Erased people have empty fields.
std::vector<Stored<PersonRow>> read_people(db::ReadTx& tx, TenantId tenant, vault::Vault& vault,
                                           std::span<const PersonId> ids);
std::vector<Stored<DwellingRow>> read_dwellings(db::ReadTx& tx, TenantId tenant, std::span<const DwellingId> ids);
std::vector<Stored<MerchantRow>> read_merchants(db::ReadTx& tx, TenantId tenant, vault::Vault& vault,
                                                std::span<const MerchantId> ids);
std::vector<Stored<ObjectRow>> read_objects(db::ReadTx& tx, TenantId tenant, std::span<const ObjectId> ids);

/// One page inside the scope, oldest record first. @return where to go on; nothing when this was the last page
std::optional<api::PageKey> people_page(db::ReadTx& tx, const access::Scope& scope, vault::Vault& vault,
                                        const std::optional<api::PageKey>& after, std::size_t limit,
                                        std::vector<Stored<PersonRow>>& out);
std::optional<api::PageKey> dwellings_page(db::ReadTx& tx, const access::Scope& scope,
                                           const std::optional<api::PageKey>& after, std::size_t limit,
                                           std::vector<Stored<DwellingRow>>& out);
std::optional<api::PageKey> merchants_page(db::ReadTx& tx, const access::Scope& scope, vault::Vault& vault,
                                           const std::optional<api::PageKey>& after, std::size_t limit,
                                           std::vector<Stored<MerchantRow>>& out);
std::optional<api::PageKey> objects_page(db::ReadTx& tx, const access::Scope& scope,
                                         const std::optional<api::PageKey>& after, std::size_t limit,
                                         std::vector<Stored<ObjectRow>>& out);

/// A key and the row that has it. A key that several rows have comes several times.
template <class Id>
using Keyed = std::pair<std::string, Id>;

/// People by identity number in the writing of `normal_id_number`, through the blind index.
std::vector<Keyed<PersonId>> people_by_number(db::ReadTx& tx, TenantId tenant, const vault::Vault& vault,
                                              std::span<const std::string> numbers);
std::vector<Keyed<DwellingId>> dwellings_by_code(db::ReadTx& tx, TenantId tenant, std::span<const std::string> codes);
std::vector<Keyed<MerchantId>> merchants_by_uscc(db::ReadTx& tx, TenantId tenant, std::span<const std::string> codes);
std::vector<Keyed<ObjectId>> objects_by_code(db::ReadTx& tx, TenantId tenant, std::span<const std::string> codes);

/// A door as somebody who looks for an address needs it.
struct DoorEntry {
    DwellingId id;
    std::string code, address, local_address;
    area::Ancestors place;
};
/// Every door of the scope, page by page. @return doors visited
std::size_t each_door(db::ReadTx& tx, const access::Scope& scope, const std::function<void(const DoorEntry&)>& visit);
/// Number and id of every household of the scope.
void each_household(db::ReadTx& tx, const access::Scope& scope,
                    const std::function<void(const std::string& number, HouseholdId id)>& visit);

/// Who says what stands in a sheet.
struct Saying {
    std::string source;  ///< a code of the list `sources`
    Date on;
    std::optional<UserId> by;
    RequestId request;  ///< the import, so that its history says which sheet said so
};
/// A row as it stands, and as a sheet says it is.
template <class Row>
struct Revision {
    Row before, after;
};

/// Says what differs. Fields of the catalogue go through `FieldWriter`: a statement for each, and what is believed is
/// shown, which is not always what the sheet says. Homes, places (tags follow their person) and what the catalogue does
/// not know are written as the sheet says. A handful of statements for all rows, and two for each row that changes.
void revise(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, const Saying& saying,
            std::span<const Revision<PersonRow>> rows, Instant now);
void revise(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, const Saying& saying,
            std::span<const Revision<DwellingRow>> rows, Instant now);
void revise(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, const Saying& saying,
            std::span<const Revision<MerchantRow>> rows, Instant now);
void revise(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, const Saying& saying,
            std::span<const Revision<ObjectRow>> rows, Instant now);
/// Takes back what `request` said of these rows, and sets what lies beside the catalogue from `before` to `after`.
void unsay(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, RequestId request,
           std::span<const Revision<PersonRow>> rows, Instant now);
void unsay(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, RequestId request,
           std::span<const Revision<DwellingRow>> rows, Instant now);
void unsay(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, RequestId request,
           std::span<const Revision<MerchantRow>> rows, Instant now);
void unsay(db::WriteTx& tx, TenantId tenant, const FieldWriter& writer, RequestId request,
           std::span<const Revision<ObjectRow>> rows, Instant now);
/// The versions of records, those that are there.
std::unordered_map<Uuid, std::int64_t> versions_of(db::ReadTx& tx, TenantId tenant, SubjectKind kind,
                                                   std::span<const Uuid> ids);

/// Of rows that should be withdrawn, those that something else has come to rest on: relations and tags of a person that
/// `own_relations` does not name, people and relations of a dwelling.
std::vector<PersonId> people_in_use(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> ids,
                                    std::span<const RelationId> own_relations);
std::vector<DwellingId> dwellings_in_use(db::ReadTx& tx, TenantId tenant, std::span<const DwellingId> ids);
/// Takes rows out again, as if they had never come; the caller has made sure that nothing rests on them. What was known
/// of them until `now` stays in the past.
void withdraw(db::WriteTx& tx, TenantId tenant, std::span<const PersonId> people, std::span<const RelationId> relations,
              Instant now);
void withdraw(db::WriteTx& tx, TenantId tenant, std::span<const DwellingId> dwellings, Instant now);
void withdraw(db::WriteTx& tx, TenantId tenant, std::span<const MerchantId> merchants, Instant now);
void withdraw(db::WriteTx& tx, TenantId tenant, std::span<const ObjectId> objects, Instant now);
/// Takes out those of the households in which nobody is any more. @return how many
std::int64_t withdraw_empty(db::WriteTx& tx, TenantId tenant, std::span<const HouseholdId> households);

}  // namespace linli::registry
