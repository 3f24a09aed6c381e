#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/registry/load.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Golden records as they were known at a moment, whatever was learnt later.
///
/// Two times never mix here. *Valid time* stands in the rows (`from`, `until`, `since`, days that a person told) and is
/// for the caller to compare. *Known time* is when the register learnt it, to the millisecond of the domain clock: each
/// function takes a moment `known` and answers what the rows said then. Whoever asks for the same moment again gets the
/// same answer, for ever; only erasing a person's key takes the sealed values away. @source DAT-02, DAT-14
namespace linli::registry {

/// A person as known, with why they did not count.
struct KnownPerson {
    PersonRow row;  ///< sealed fields are empty unless they were asked for
    std::optional<Standing> standing;
    std::optional<Date> standing_on;
    Instant recorded{};
};
struct KnownTag {
    TagRow row;
    Instant recorded{};
};
struct KnownRelation {
    RelationRow row;
    RelationState state = RelationState::valid;
    Instant recorded{};
};
struct KnownLink {
    LinkRow row;
    Instant recorded{};
};
struct KnownDwelling {
    DwellingRow row;
    Instant recorded{};
};
struct KnownMerchant {
    MerchantRow row;
    std::optional<Standing> standing;
    std::optional<Date> standing_on;
    Instant recorded{};
};
struct KnownObject {
    ObjectRow row;
    std::optional<Standing> standing;
    Instant recorded{};
};

/// Whether sealed fields are opened: a list that shows no number opens none.
enum class Sealed { closed, opened };

// Records by id, 128 keys a query, in no order; those that were not known then are missing.
std::vector<KnownPerson> people_at(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, std::span<const PersonId> ids,
                                   Instant known, Sealed sealed = Sealed::closed);
/// Every tag that was on record then, whatever its days.
std::vector<KnownTag> tags_at(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> people, Instant known);
std::vector<KnownRelation> relations_of_people_at(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> people,
                                                  Instant known);
std::vector<KnownRelation> relations_of_dwellings_at(db::ReadTx& tx, TenantId tenant,
                                                     std::span<const DwellingId> dwellings, Instant known);
/// Relations that begin or end at one of the records.
std::vector<KnownLink> links_at(db::ReadTx& tx, TenantId tenant, std::span<const Uuid> records, Instant known);
std::vector<KnownDwelling> dwellings_at(db::ReadTx& tx, TenantId tenant, std::span<const DwellingId> ids,
                                        Instant known);
std::vector<KnownMerchant> merchants_at(db::ReadTx& tx, TenantId tenant, vault::Vault& vault,
                                        std::span<const MerchantId> ids, Instant known, Sealed sealed = Sealed::closed);
std::vector<KnownObject> objects_at(db::ReadTx& tx, TenantId tenant, std::span<const ObjectId> ids, Instant known);

/// Where a list begins to look: one index range for each word, or one for the place.
struct Seek {
    /// tag: people of whom one of `words` was ever said, by id · people: by birthday, oldest first · the others: in the
    /// order in which they are listed elsewhere.
    enum class By { tag, people, dwellings, merchants, objects };
    By by = By::people;
    std::vector<std::string> words{};       ///< of `tag`: codes; of the others: nothing
    std::optional<Date> born_from{};        ///< of `people`
    std::optional<Date> born_until{};       ///< of `people`
    std::optional<AreaId> area{};           ///< narrower than the scope
    area::Level level = area::Level::grid;  ///< of `area`
};

/// A stretch of keys. `more`: there are others after the last one, or after `beyond` when no key was found.
struct Sought {
    std::vector<api::PageKey> keys;
    std::optional<api::PageKey> beyond;  ///< where to go on; nothing at the end
};

/// At most `limit` keys after `after` of records that were known at `known` in the scope, each once. The caller reads
/// them and decides which belong. Costs the same at any number of records outside the range.
Sought seek_at(db::ReadTx& tx, const access::Scope& scope, const Seek& seek, const std::optional<api::PageKey>& after,
               std::size_t limit, Instant known);

}  // namespace linli::registry
