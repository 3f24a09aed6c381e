#pragma once

#include <linli/base/codes.h>
#include <linli/base/date.h>
#include <linli/base/id.h>
#include <linli/registry/words.h>
#include <linli/sim/areas.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace linli::sim {

// The words of a register are those in which golden records are kept: one list, so that a truth can be compared.
using registry::HouseholdId;
using registry::Kin;
using registry::Presence;
using registry::RelationId;
using registry::RelationKind;
using SignalId = Id<struct SignalTag>;

/// 户主, 配偶, 子, 女 …
std::string_view kin_text(Kin kin);

/// One row of a community's resident register (台账), as recorded: an error of the noise specification is in it,
/// the truth is in `Truth`. Every row claims that the person is alive and belongs here. @source DAT-27
struct Person {
    PersonId id;
    HouseholdId household;
    std::string name;
    codes::Sex sex = codes::Sex::female;
    Date birth;
    std::string ethnicity;  ///< `汉族`
    std::string id_number;  ///< as written; 18 characters when right, empty when unknown
    std::string phone;      ///< as written; may be empty
    Kin kin = Kin::head;
    Presence presence = Presence::local;
    std::string native_place;        ///< 籍贯
    std::string registered_address;  ///< 户籍地
    std::string occupation;
    std::string education;
    std::string marital_status;
    AreaId dwelling;      ///< nil when the recorded address names no dwelling
    std::string address;  ///< as written, often with an alias (`12栋2单元501`)
    Date since;           ///< lives or is registered here since
    Date confirmed;       ///< last time somebody confirmed the row
};

/// People who share a register page. Several may share a dwelling (合租).
struct Household {
    HouseholdId id;
    std::string number;  ///< 户号
    AreaId dwelling;
};

/// One person–house row (人房关系), as recorded by the property side. @source DAT-11
struct Relation {
    RelationId id;
    PersonId person;
    AreaId dwelling;  ///< nil when the address names no dwelling
    std::string address;
    RelationKind kind = RelationKind::family;
    bool lives_here = true;
    Date since;
    Date until;  ///< day 0 (1970-01-01) = open
};
inline constexpr Date open_end{};

/// What a household register adds to a person, with its source. Words are those of the glossary. @source DAT-06
struct Tag {
    PersonId person;
    std::string word;   ///< `lives_alone_elder`
    std::string label;  ///< `独居老人`
    Date since;
    Date until;  ///< `open_end` = still valid
    std::string source;
};

/// A shop or company of the grid. @source MER-01
struct Merchant {
    OrganisationId id;
    std::string name;
    std::string uscc;
    bool company = false;  ///< a company instead of 个体工商户
    std::string category;  ///< `餐饮`
    std::string venue;     ///< code of the nine small venues; empty: none of them
    std::string owner_name;
    UserId owner;  ///< account of the owner
    std::string phone;
    AreaId grid;
    AreaId building;
    std::string address;
    Point point;
    Date since;
    Date licence_until;
};

/// A thing that is looked after: lift, hydrant, vehicle … Kinds are those of the glossary. @source DAT-08, DAT-09
struct Thing {
    registry::ObjectId id;
    std::string kind, code, name, address;
    std::string attributes = "{}";    ///< JSON object
    AreaId building, compound, grid;  ///< nil: none
    Point point;
    Date inspected;   ///< day 0: never
    Date inspect_by;  ///< day 0: nobody inspects it
};

/// A dated relation of a person to somebody, to a shop or to a thing. @source DAT-11
struct Bond {
    registry::LinkId id;
    std::string kind;  ///< `guardian`, `works_at`, `owns_vehicle` …
    PersonId from;
    std::string to_kind;  ///< `person`, `establishment`, `object`
    Uuid to;
    Date since;
};

/// What somebody agreed to. @source DAT-21
struct Consent {
    registry::ConsentId id;
    PersonId person;
    std::string purpose;
    bool on_paper = false;
    Date given;
};

/// What other registers and events say; not part of the register. Benign rows are the great majority.
enum class SignalKind { attendance, death_record, migration_record, water_month, rental_contract, sighting };
constexpr std::array<std::string_view, 6> words(SignalKind) {
    return {"attendance", "death_record", "migration_record", "water_month", "rental_contract", "sighting"};
}

struct Signal {
    SignalId id;
    SignalKind kind = SignalKind::sighting;
    std::string source;  ///< `民政局`, `供水公司`, `社区活动` …
    Date on;
    std::string name;
    std::string id_number;
    std::string phone;
    AreaId dwelling;  ///< nil when the source knows only a text or nothing
    std::string address;
    int litres = 0;  ///< water_month only
};

}  // namespace linli::sim
