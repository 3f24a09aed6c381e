#pragma once

#include <linli/base/date.h>
#include <linli/base/id.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Rows as the rules see them: plain, as recorded, from a sheet or from the store alike. A nil id means "none".
namespace linli::expectations {

enum class Table { person, relation, household, dwelling, merchant, area };
constexpr std::array<std::string_view, 6> words(Table) {
    return {"person", "relation", "household", "dwelling", "merchant", "area"};
}

/// A day as recorded. `text` keeps what could not be read; both empty: nothing is recorded.
struct Day {
    std::optional<Date> date;
    std::string text;

    Day() = default;
    Day(Date day) : date(day) {}
    /// Reads any usual way to write a day (read_day).
    static Day read(std::string_view written);
};

/// Words of codes (`sex`, `kin`, `presence`) are those of the registry; an unknown word stays as written.
struct Person {
    Uuid id;
    Uuid household;
    Uuid dwelling;  ///< nil when the address names no dwelling
    std::string name;
    std::string sex;
    Day birth;
    std::string id_number;  ///< as written
    std::string phone;      ///< as written
    std::string kin;
    std::string presence;
    std::string address;
    Day since, confirmed;
    std::string source;
};

/// A person–house row (人房关系).
struct Relation {
    Uuid id;
    Uuid person;
    Uuid dwelling;  ///< nil when the address names no dwelling
    std::string address;
    std::string kind;
    bool lives_here = true;
    Day from, until;
    std::string source;
};

/// A register page.
struct Household {
    Uuid id;
    Uuid dwelling;
    std::string number;
};

/// A door, as the register describes it.
struct Dwelling {
    Uuid id;
    Uuid unit;  ///< the doors that share a staircase; nil for a house alone
    Uuid grid;
    std::string code;
    std::string address;
    std::string use;
    int area_dm2 = 0;  ///< square decimetres; 0 unknown
    int floor = 0;
    std::optional<int> built_year;
};

/// A shop or company.
struct Merchant {
    Uuid id;
    std::string name;
    std::string uscc;
    std::string phone;
    std::string owner_name;
    std::string address;
    Day since, licence_until;
};

/// What another register or an event says. It is never part of the register, only compared with it.
struct Signal {
    Uuid id;
    std::string kind;    ///< attendance, death_record, migration_record, water_month, rental_contract, sighting …
    std::string source;  ///< who says so
    Date on;
    /// Whom it speaks of; nil: told by number, or by telephone and name.
    Uuid person;
    bool by_number = false;  ///< `person` was told by an identity number
    std::string name, id_number, phone;
    Uuid dwelling;
    std::string address;
    int litres = 0;  ///< water_month only
};

/// Two rows of a table that hold the same keyed value, where one of them lies outside the block.
struct OutsideTwin {
    Uuid row;
    Uuid twin;
};

/// What is examined together: one community, or one sheet. Rows may stand in any order.
struct Block {
    std::span<const Person> people{};
    std::span<const Relation> relations{};
    std::span<const Household> households{};
    std::span<const Dwelling> dwellings{};
    std::span<const Merchant> merchants{};
    std::span<const Signal> signals{};
    std::span<const OutsideTwin> same_id_number_outside{};
    Uuid area;          ///< what the block is about; findings about the block as a whole carry it
    Date as_of;         ///< the day for which ages and terms are reckoned
    bool whole = true;  ///< false: a part only (a sheet), so that missing partners prove nothing
};

}  // namespace linli::expectations
