#include "spoiler.h"

#include <linli/base/text.h>

#include <algorithm>
#include <array>

namespace linli::sim {
namespace {

std::string_view text_of(codes::Sex sex) { return sex == codes::Sex::male ? "male" : "female"; }

std::string with_check(std::string digits) {
    digits.resize(17);
    digits += codes::id_number_check(digits);
    return digits;
}

}  // namespace

bool Spoiler::spoil_identity(Method method, Person& person, Truth& truth) {
    switch (method) {
    case Method::id_length: return cut_number(person, truth);
    case Method::phone_length: return cut_phone(person, truth);
    case Method::name_stray: return stain_name(person, truth);
    case Method::id_digit: return change_digit(person, truth);
    case Method::id_swapped: return swap_digits(person, truth);
    case Method::id_area_unknown: return foreign_area(person, truth, false);
    case Method::id_area_not_in_force: return foreign_area(person, truth, true);
    case Method::birth_differs: return shift_birth(person, truth);
    case Method::sex_differs: return flip_sex(person, truth);
    case Method::impossible_age: return make_ancient(person, truth);
    case Method::stale_confirmation: return make_stale(person, truth);
    case Method::since_in_future: return future_since(person, truth);
    default: return false;
    }
}

bool Spoiler::cut_number(Person& person, Truth& truth) {
    truth.field = "id_number";
    truth.right = person.id_number;
    const auto at = static_cast<std::size_t>(rng_.between(6, 16));
    if (rng_.chance(6'500))
        person.id_number.erase(at, 1);
    else
        person.id_number.insert(at, 1, person.id_number[at]);
    truth.recorded = person.id_number;
    return true;
}

bool Spoiler::cut_phone(Person& person, Truth& truth) {
    if (person.phone.size() != 11) return false;
    truth.field = "phone";
    truth.right = person.phone;
    const auto at = static_cast<std::size_t>(rng_.between(3, 10));
    if (rng_.chance(7'000))
        person.phone.erase(at, 1);
    else
        person.phone.insert(at, 1, static_cast<char>('0' + rng_.between(0, 9)));
    truth.recorded = person.phone;
    return true;
}

bool Spoiler::stain_name(Person& person, Truth& truth) {
    constexpr auto stains = std::to_array<std::string_view>({"1", "?", "（新）", "a", "*", "、"});
    truth.field = "name";
    truth.right = person.name;
    person.name += rng_.pick(stains);
    truth.recorded = person.name;
    return true;
}

bool Spoiler::change_digit(Person& person, Truth& truth) {
    truth.field = "id_number";
    truth.right = person.id_number;
    // Only the sequence number, and not the digit that tells the sex: one class at a time. Any single wrong digit
    // breaks the check character.
    auto& digit = person.id_number[static_cast<std::size_t>(rng_.between(14, 15))];
    digit = static_cast<char>('0' + (digit - '0' + rng_.between(1, 9)) % 10);
    truth.recorded = person.id_number;
    return true;
}

bool Spoiler::swap_digits(Person& person, Truth& truth) {
    if (person.id_number[14] == person.id_number[15]) return false;
    truth.field = "id_number";
    truth.right = person.id_number;
    std::swap(person.id_number[14], person.id_number[15]);
    truth.recorded = person.id_number;
    return true;
}

bool Spoiler::foreign_area(Person& person, Truth& truth, bool known) {
    std::string area;
    if (known) {
        const auto all = tables::county_codes();
        const auto& county = all[rng_.index(all.size())];
        const int year = person.birth.year();
        // Clearly outside: at least three years away from the years in force, and only births the numbers know.
        const bool later = county.from != 0 && year >= 1985 && county.from > year + 3;
        const bool earlier = county.until != 0 && county.until < year - 3;
        if (!later && !earlier) return false;
        area = county.code;
    } else {
        constexpr auto provinces = std::to_array<std::string_view>({"16", "25", "38", "47", "57", "66", "70", "90"});
        area = rng_.pick(provinces);
        area += std::to_string(rng_.between(1'001, 9'899));
    }
    truth.field = "id_number";
    truth.right = person.id_number;
    person.id_number = with_check(area + person.id_number.substr(6));
    truth.recorded = person.id_number;
    return true;
}

bool Spoiler::shift_birth(Person& person, Truth& truth) {
    truth.field = "birth";
    truth.right = person.birth.text();
    const auto ymd = person.birth.ymd();
    const auto month = static_cast<unsigned>(ymd.month());
    const auto day = static_cast<unsigned>(ymd.day());
    const int days = rng_.between(3, 27);
    auto shifted = person.birth.plus_days(rng_.chance(5'000) ? days : -days);
    if (rng_.chance(3'500) && day <= 12 && day != month)
        shifted = *Date::of(person.birth.year(), day, month);
    else if (rng_.chance(4'000))
        shifted = years_before(person.birth, rng_.between(1, 2));
    if (shifted > draft_.world.today || shifted == person.birth) return false;
    person.birth = shifted;
    truth.recorded = person.birth.text();
    return true;
}

bool Spoiler::flip_sex(Person& person, Truth& truth) {
    // Somebody alone on the page: the words for kin would give a son's or a wife's sex away as a second error.
    if (draft_.households[person.household].size() != 1) return false;
    truth.field = "sex";
    truth.right = text_of(person.sex);
    person.sex = person.sex == codes::Sex::male ? codes::Sex::female : codes::Sex::male;
    truth.recorded = text_of(person.sex);
    return true;
}

bool Spoiler::make_ancient(Person& person, Truth& truth) {
    if (draft_.households[person.household].size() != 1) return false;
    truth.field = "birth";
    truth.right = person.birth.text();
    const auto year = std::to_string(rng_.between(1880, 1899));
    const auto date = Date::parse(year + person.birth.text().substr(4));
    if (!date) return false;
    person.birth = *date;
    person.id_number = with_check(person.id_number.substr(0, 6) + year + person.id_number.substr(10));
    truth.recorded = person.birth.text();
    return true;
}

bool Spoiler::make_stale(Person& person, Truth& truth) {
    const auto latest = draft_.world.today.plus_days(-1'500);
    if (person.since > latest.plus_days(-400)) return false;
    truth.field = "confirmed";
    truth.right = person.confirmed.text();
    const auto days = static_cast<int>((latest.days() - person.since.days()).count());
    person.confirmed = latest.plus_days(-rng_.between(0, std::min(days, 1'800)));
    truth.recorded = person.confirmed.text();
    return true;
}

bool Spoiler::future_since(Person& person, Truth& truth) {
    truth.field = "since";
    truth.right = person.since.text();
    person.since = draft_.world.today.plus_days(rng_.between(25, 420));
    truth.recorded = person.since.text();
    return true;
}

}  // namespace linli::sim
