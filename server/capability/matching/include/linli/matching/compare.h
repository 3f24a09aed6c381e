#pragma once

#include <linli/base/words.h>
#include <linli/matching/record.h>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

/// How far two records agree, field by field.
namespace linli::matching {

enum class Field { name, id_number, phone, birth, sex, address };
constexpr std::array<std::string_view, 6> words(Field) {
    return {"name", "id_number", "phone", "birth_date", "sex", "address"};
}
inline constexpr std::size_t field_count = 6;

/// Agreement of names, as of all fields from the strongest on: a stronger one never counts less.
enum class NameLevel : std::int8_t {
    exact,
    variant,    ///< traditional form, doubled surname (付, 傅), dots left out
    homophone,  ///< every character reads alike
    alike,      ///< characters that read or look alike
    shifted,    ///< two characters swapped, one missing or one too many
    nickname,   ///< 老王, 小王, 王阿姨
    given,      ///< another surname, the same given name of two characters
    surname,
    other,
};
constexpr std::array<std::string_view, 9> words(NameLevel) {
    return {"exact", "variant", "homophone", "alike", "shifted", "nickname", "given", "surname", "other"};
}
/// Agreement of identity numbers.
enum class IdLevel : std::int8_t {
    exact,
    generation,  ///< 15 digits of the first generation against 18
    slip,        ///< one character wrong, missing, doubled or two swapped, and one of both fails its check
    stem,        ///< birth date and sequence agree, area differs; or the first 14 digits agree
    near,        ///< one slip apart, but both pass their check: two people, more likely
    other,
};
constexpr std::array<std::string_view, 6> words(IdLevel) {
    return {"exact", "generation", "slip", "stem", "near", "other"};
}
/// Agreement of telephone numbers.
enum class PhoneLevel : std::int8_t { exact, slip, other };
constexpr std::array<std::string_view, 3> words(PhoneLevel) { return {"exact", "slip", "other"}; }
/// Agreement of birth dates.
enum class BirthLevel : std::int8_t {
    exact,
    lunar,      ///< one is marked 农历 and lies 15 to 55 days before the other
    swapped,    ///< day and month
    year_slip,  ///< the same day of a year at most two away or one digit different
    near,       ///< two of year, month and day agree, or less than a month apart
    other,
};
constexpr std::array<std::string_view, 6> words(BirthLevel) {
    return {"exact", "lunar", "swapped", "year_slip", "near", "other"};
}
/// Agreement of sexes.
enum class SexLevel : std::int8_t { same, other };
constexpr std::array<std::string_view, 2> words(SexLevel) { return {"same", "other"}; }
/// Agreement of addresses.
enum class AddressLevel : std::int8_t { door, building, place, other };
constexpr std::array<std::string_view, 4> words(AddressLevel) { return {"door", "building", "place", "other"}; }

/// The words of the levels of a field.
std::span<const std::string_view> level_words(Field field);

inline constexpr std::int8_t absent = -1;  ///< one side does not say, or another field already said it
/// The level of each field.
using Levels = std::array<std::int8_t, field_count>;

/// Names in the form of `Person::name`, neither empty.
NameLevel compare_names(std::u32string_view a, std::u32string_view b);
/// Both with a number.
IdLevel compare_ids(const Person& a, const Person& b);
/// Digits, neither empty.
PhoneLevel compare_phones(std::string_view a, std::string_view b);
/// The flags tell which is marked 农历.
BirthLevel compare_births(Date a, bool a_lunar, Date b, bool b_lunar);
/// Other unless both name the same place.
AddressLevel compare_doors(const Door& a, const Door& b);

/// Compares all fields. What an identity number says already (birth date, sex) and what follows from living together
/// (the door, behind a common telephone) is not counted a second time when it agrees. Symmetric.
Levels compare(const Person& a, const Person& b);

}  // namespace linli::matching
