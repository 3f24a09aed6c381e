#pragma once

#include <linli/area/types.h>
#include <linli/base/date.h>
#include <linli/db/database.h>
#include <linli/registry/events.h>
#include <linli/registry/words.h>

#include <optional>
#include <span>
#include <string>

namespace linli::vault {
class Vault;
}

/// Bringing whole registers in. The rows are as recorded: what is wrong in them is found later, not refused here.
namespace linli::registry {

struct DwellingRow {
    DwellingId id;
    std::string code;  ///< unique in the tenant
    std::string room;
    std::string address;
    std::string local_address;  ///< from the compound on
    std::optional<AreaId> unit, building, compound;
    area::Ancestors place;
    int floor = 1;
    int area_dm2 = 0;  ///< square decimetres
    std::optional<int> built_year;
    DwellingUse use = DwellingUse::owner_occupied;
    std::int64_t list_order = 0;  ///< as people walk: compound, building, unit, door
    std::string source{};         ///< word of the register it came from; empty: unknown
};

struct HouseholdRow {
    HouseholdId id;
    std::string number;
    std::optional<DwellingId> dwelling;
    area::Ancestors place;
    std::string source{};
};

struct PersonRow {
    PersonId id;
    std::optional<HouseholdId> household;
    Kin kin = Kin::other;
    std::string name;
    Sex sex = Sex::female;
    Date birth;
    std::string ethnicity, native_place, occupation, education, marital_status;
    Presence presence = Presence::local;
    std::string id_number;           ///< as written, empty when unknown
    std::string phone;               ///< as written, empty when unknown
    std::string registered_address;  ///< empty when unknown
    std::string outside_ref;         ///< number in a system that holds what is not kept here; empty when there is none
    std::optional<DwellingId> dwelling;
    std::string address;  ///< as written
    Date since, confirmed;
    std::string source;  ///< word of the register it came from
    area::Ancestors place;
};

struct RelationRow {
    RelationId id;
    PersonId person;
    std::optional<DwellingId> dwelling;
    std::string address;
    RelationKind kind = RelationKind::family;
    bool lives_here = true;
    Date from;
    std::optional<Date> until;
    std::string source;
    area::Ancestors place;
};

struct TagRow {
    PersonId person;
    std::string word, label;
    Date from;
    std::optional<Date> until;
    std::string source;
    area::Ancestors place;
    std::string basis{};  ///< legal basis; empty: that of the list of tags
};

struct MerchantRow {
    MerchantId id;
    std::string uscc, name;
    bool is_company = false;
    std::string category, owner_name;
    std::optional<UserId> owner;
    std::string phone;  ///< sealed under a key of the merchant
    std::optional<AreaId> building;
    std::string address;
    std::optional<double> lon, lat;  ///< WGS 84
    Date since, licence_until;
    area::Ancestors place;
    std::string kind{}, venue{};  ///< codes of the lists organisation_kinds and small_venues; empty: not known, none
    std::string source{};
};

/// A thing or place that is looked after: lift, hydrant, car park, vehicle. @source DAT-08, DAT-09
struct ObjectRow {
    ObjectId id;
    std::string kind;  ///< a code of the list object_kinds
    std::string code, name, address;
    std::string attributes = "{}";  ///< JSON object as the kind describes it
    std::optional<AreaId> building, compound;
    std::optional<double> lon, lat;  ///< WGS 84
    std::optional<Date> inspected;
    std::optional<Date> inspect_by;
    std::string source;
    area::Ancestors place;
};

/// A dated relation between two records of any kind.
struct LinkRow {
    LinkId id;
    std::string kind;  ///< a code of the list relation_kinds
    SubjectKind from_kind = SubjectKind::person;
    Uuid from_id;
    SubjectKind to_kind = SubjectKind::establishment;
    Uuid to_id;
    Date from;
    std::optional<Date> until;
    std::string source;
    std::string basis{};
};

/// What somebody agreed to, as it lies in a file of signed papers.
struct ConsentRow {
    ConsentId id;
    PersonId person;
    std::string purpose;  ///< a code of the list consent_purposes
    std::int64_t text_version = 0;
    std::string channel;  ///< self, paper, spoken
    Instant given{};
    Date valid_until;
};

/// Rows that come together; a relation may only name people and dwellings of this or an earlier load.
struct Load {
    std::span<const DwellingRow> dwellings{};
    std::span<const HouseholdRow> households{};
    std::span<const PersonRow> people{};
    std::span<const RelationRow> relations{};
    std::span<const TagRow> tags{};
    std::span<const MerchantRow> merchants{};
    std::span<const ObjectRow> objects{};
    std::span<const LinkRow> links{};
    std::span<const ConsentRow> consents{};
};

/// By which somebody is found while they are entered again: 8 keyed bytes of a reading of the name, a door or a number.
struct EntryKey {
    std::string token;
    PersonId person;
    auto operator<=>(const EntryKey&) const = default;
};

/// Stores the rows by the engine's bulk path; telephone, identity number and registered address are sealed under the
/// key of their person, telephone and identity number indexed blindly when they are well formed.
/// Of several open relations by which somebody lives somewhere, the first (one of an earlier load before those of this)
/// stays valid and the others are disputed. Nothing is asked row by row.
/// @param later takes the entry keys of the people, for whoever brings many and stores them together (below); without
/// it they are stored at once
/// @throws db::ConstraintFault when an id or a dwelling's code is taken, vault::SubjectErased.
void load(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, const Load& rows, Instant now,
          std::vector<EntryKey>* later = nullptr);

/// Stores keys in their order; those that are there already stay. In an index that no cache holds every key by itself
/// costs a page to read and to write; of half a million sorted ones many share a page.
void store_entry_keys(db::WriteTx& tx, TenantId tenant, std::vector<EntryKey> keys);
/// Makes the keys of people again, from what is stored of them.
void renew_entry_keys(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, std::span<const PersonId> people);

/// How a value is compared: half width, no spaces, upper case, 18 digits. @return nothing when it cannot be one.
std::optional<std::string> normal_id_number(std::string_view text);

}  // namespace linli::registry
