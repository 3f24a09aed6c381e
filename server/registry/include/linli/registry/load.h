#pragma once

#include <linli/area/types.h>
#include <linli/base/date.h>
#include <linli/db/database.h>
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
};

struct HouseholdRow {
    HouseholdId id;
    std::string number;
    std::optional<DwellingId> dwelling;
    area::Ancestors place;
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
};

/// Rows that come together; a relation may only name people and dwellings of this or an earlier load.
struct Load {
    std::span<const DwellingRow> dwellings{};
    std::span<const HouseholdRow> households{};
    std::span<const PersonRow> people{};
    std::span<const RelationRow> relations{};
    std::span<const TagRow> tags{};
    std::span<const MerchantRow> merchants{};
};

/// Stores the rows by the engine's bulk path; telephone, identity number and registered address are sealed under the
/// key of their person, telephone and identity number indexed blindly when they are well formed. Of several open
/// relations by which somebody of the load lives somewhere, the first stays valid and the others are disputed.
/// @throws db::ConstraintFault when an id or a dwelling's code is taken, vault::SubjectErased.
void load(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, const Load& rows, Instant now);

/// How a value is compared: half width, no spaces, upper case, 18 digits. @return nothing when it cannot be one.
std::optional<std::string> normal_id_number(std::string_view text);

}  // namespace linli::registry
