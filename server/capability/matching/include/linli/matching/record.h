#pragma once

#include <linli/base/date.h>

#include <cstdint>
#include <optional>
#include <string>

/// Probabilistic record linkage of persons. Pure; no store, no clock.
/// @source Fellegi and Sunter, A Theory for Record Linkage, JASA 1969
namespace linli::matching {

/// One row as somebody wrote it; any field may be empty. UTF-8.
struct Record {
    std::string id;  ///< the caller's name of the row
    std::string name;
    std::string id_number;
    std::string phone;
    std::string
        birth_date;  ///< `1980-05-01`, `1980.5.1`, `19800501`, `1980年5月1日`, an Excel serial; 农历 is understood
    std::string sex;  ///< 男, 女, male, female, M, F, 1, 2
    std::string address;
};

/// What an identity number is worth.
enum class IdState : std::uint8_t {
    none,
    valid,  ///< 18 characters with the right check character; a first-generation number is widened
    wrong,  ///< anything else: it identifies nobody for sure
};

/// Where the door is, as hashes; 0 = not named.
struct Door {
    std::uint32_t place = 0, building = 0, unit = 0, room = 0;
};

/// A record brought into comparable form.
struct Person {
    std::string id;
    std::u32string name;    ///< half width, without stains (digits, brackets, marks); dots of minority names are `·`
    std::string id_number;  ///< upper case, without spaces
    IdState id_state = IdState::none;
    bool first_generation = false;  ///< was written with 15 digits
    bool lunar = false;             ///< the birth date is marked 农历
    char sex = 0;                   ///< 'm', 'f', 0 = unknown
    std::string phone;              ///< digits
    std::optional<Date> birth;      ///< as written, otherwise from a valid identity number
    Door door;
};

/// Total: what cannot be understood is left out.
Person prepare(const Record& record);
/// The date in any usual writing; `lunar` tells whether it is marked as one of the lunar calendar.
std::optional<Date> read_birth(const std::string& text, bool& lunar);

}  // namespace linli::matching
