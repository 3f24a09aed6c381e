#include <linli/matching/record.h>

#include <linli/address/compare.h>
#include <linli/address/parts.h>
#include <linli/base/codes.h>
#include <linli/base/text.h>
#include <linli/hanzi/hanzi.h>

#include "hash.h"

#include <algorithm>
#include <array>

namespace linli::matching {
namespace {

constexpr std::u32string_view dots = U"·•・‧∙●⋅.";

/// 王伟1, 王伟（新）, 王 伟: the name alone.
std::u32string read_name(const std::string& text) {
    std::u32string out;
    int depth = 0;
    for (const char32_t c : text::to_u32(text::half_width(text))) {
        if (c == U'(' || c == U'[' || c == U'【' || c == U'〔') ++depth;
        if (c == U')' || c == U']' || c == U'】' || c == U'〕') depth = std::max(0, depth - 1);
        if (depth > 0) continue;
        const bool latin = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
        if (hanzi::han(c))
            out += c;
        else if (latin)
            out += c >= U'a' ? c - U'a' + U'A' : c;
        else if (dots.find(c) != std::u32string_view::npos && !out.empty() && out.back() != U'·')
            out += U'·';
    }
    // A letter behind a Han name is a slip of the keyboard or somebody's own mark.
    if (!out.empty() && hanzi::han(out.front()))
        while (out.size() > 2 && !hanzi::han(out.back())) out.pop_back();
    return out;
}

void read_id(const std::string& text, Person& person) {
    for (const char c : text::half_width(text))
        if (c != ' ' && c != '-' && c != '\'') person.id_number += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (person.id_number.empty()) return;
    person.id_state = IdState::wrong;
    if (auto wide = codes::widen_id_number(person.id_number)) {
        person.id_number = std::move(*wide);
        person.first_generation = true;
    }
    const auto read = codes::parse_id_number(person.id_number);
    if (!read) return;
    person.id_state = IdState::valid;
    if (!person.birth) person.birth = read->birth;
    if (person.sex == 0) person.sex = read->sex == codes::Sex::male ? 'm' : 'f';
}

char read_sex(const std::string& text) {
    const auto word = text::lower_ascii(text::trim(text::half_width(text)));
    constexpr std::array<std::string_view, 6> male{"男", "男性", "male", "m", "1", "先生"};
    constexpr std::array<std::string_view, 6> female{"女", "女性", "female", "f", "2", "女士"};
    if (std::find(male.begin(), male.end(), word) != male.end()) return 'm';
    return std::find(female.begin(), female.end(), word) != female.end() ? 'f' : '\0';
}

std::string read_phone(const std::string& text) {
    if (auto mobile = codes::normal_mobile(text)) return *mobile;
    std::string digits;
    for (const char c : text::half_width(text))
        if (c >= '0' && c <= '9') digits += c;
    return digits.size() < 7 || digits.size() > 15 ? std::string() : digits;
}

std::uint32_t short_hash(std::string_view text) {
    if (text.empty()) return 0;
    const auto hash = static_cast<std::uint32_t>(Hash().add(text).value());
    return hash == 0 ? 1 : hash;
}

/// The last named place counts, because what stands before it is often left out; a road with its number serves when no
/// place is named.
Door read_door(const std::string& text) {
    Door door;
    if (text.empty()) return door;
    std::string place, road;
    using address::Label;
    for (const auto& part : address::parse(text::half_width(text))) {
        switch (part.label) {
        case Label::poi:
            if (door.building == 0 && text::code_points(part.text) > 1) place = part.text;
            break;
        case Label::community: road = part.text; break;
        case Label::road: road = part.text; break;
        case Label::roadno:
        case Label::subroadno: road += "#" + address::number_of(part.text); break;
        case Label::houseno:
            if (door.building == 0) door.building = short_hash(address::number_of(part.text));
            break;
        case Label::cellno: door.unit = short_hash(address::number_of(part.text)); break;
        case Label::roomno: door.room = short_hash(address::number_of(part.text)); break;
        default: break;
        }
    }
    door.place = short_hash(place.empty() ? road : place);
    // A house of a road or village is its own building.
    if (place.empty() && door.building == 0 && road.find('#') != std::string::npos) door.building = door.place;
    return door;
}

}  // namespace

std::optional<Date> read_birth(const std::string& text, bool& lunar) {
    const auto typed = text::half_width(text);
    lunar = typed.find("农") != std::string::npos || typed.find("阴历") != std::string::npos;
    std::array<int, 3> numbers{};
    std::array<int, 3> lengths{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < typed.size() && at < numbers.size();) {
        if (typed[i] < '0' || typed[i] > '9') {
            ++i;
            continue;
        }
        for (; i < typed.size() && typed[i] >= '0' && typed[i] <= '9' && lengths[at] < 9; ++i, ++lengths[at])
            numbers[at] = numbers[at] * 10 + (typed[i] - '0');
        ++at;
    }
    if (at == 1 && lengths[0] == 8) {
        numbers = {numbers[0] / 10'000, numbers[0] / 100 % 100, numbers[0] % 100};
    } else if (at == 1 && lengths[0] == 5) {
        return Date::of(1899, 12, 30)->plus_days(numbers[0]);  // Excel counts a 29 February 1900 that never was
    } else if (at < 3 || lengths[0] != 4) {
        return std::nullopt;
    }
    if (numbers[1] > 12 || numbers[2] > 31) return std::nullopt;
    return Date::of(numbers[0], static_cast<unsigned>(numbers[1]), static_cast<unsigned>(numbers[2]));
}

Person prepare(const Record& record) {
    Person person;
    person.id = record.id;
    person.name = read_name(record.name);
    person.phone = read_phone(record.phone);
    person.sex = read_sex(record.sex);
    person.birth = read_birth(record.birth_date, person.lunar);
    read_id(record.id_number, person);
    person.door = read_door(record.address);
    return person;
}

}  // namespace linli::matching
