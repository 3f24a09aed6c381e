#include <linli/matching/compare.h>

#include <algorithm>
#include <cstdlib>
#include <string>

namespace linli::matching {
namespace {

/// One character replaced, left out or too many, or two neighbours swapped.
bool one_slip(std::string_view a, std::string_view b) {
    if (a.size() < b.size()) std::swap(a, b);
    if (a.size() - b.size() > 1) return false;
    std::size_t at = 0;
    while (at < b.size() && a[at] == b[at]) ++at;
    if (a.size() > b.size()) return a.substr(at + 1) == b.substr(at);
    if (at == a.size()) return false;
    if (a.substr(at + 1) == b.substr(at + 1)) return true;
    return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] && a.substr(at + 2) == b.substr(at + 2);
}

/// The numbers agree but for the check character, which a slip in the other 17 changes when both are valid.
bool neighbours(std::string_view a, std::string_view b) {
    return a.size() == 18 && b.size() == 18 && one_slip(a.substr(0, 17), b.substr(0, 17));
}

bool same_stem(std::string_view a, std::string_view b) {
    if (a.size() != 18 || b.size() != 18) return false;
    return a.substr(0, 14) == b.substr(0, 14) || a.substr(6, 11) == b.substr(6, 11);
}

bool one_digit_of_year(int a, int b) {
    int different = 0;
    for (; a > 0 && b > 0; a /= 10, b /= 10) different += a % 10 != b % 10 ? 1 : 0;
    return different == 1;
}

template <class Level>
std::int8_t at(Level level) {
    return static_cast<std::int8_t>(level);
}

/// An agreeing birth date or sex says nothing that the identity numbers have not said.
void drop_what_ids_say(Levels& levels) {
    const auto id = levels[static_cast<std::size_t>(Field::id_number)];
    if (id == absent || id > at(IdLevel::stem)) return;
    auto& birth = levels[static_cast<std::size_t>(Field::birth)];
    auto& sex = levels[static_cast<std::size_t>(Field::sex)];
    if (birth == at(BirthLevel::exact)) birth = absent;
    if (sex == at(SexLevel::same)) sex = absent;
}

}  // namespace

std::span<const std::string_view> level_words(Field field) {
    static constexpr auto names = words(NameLevel{});
    static constexpr auto ids = words(IdLevel{});
    static constexpr auto phones = words(PhoneLevel{});
    static constexpr auto births = words(BirthLevel{});
    static constexpr auto sexes = words(SexLevel{});
    static constexpr auto addresses = words(AddressLevel{});
    switch (field) {
    case Field::name: return names;
    case Field::id_number: return ids;
    case Field::phone: return phones;
    case Field::birth: return births;
    case Field::sex: return sexes;
    case Field::address: break;
    }
    return addresses;
}

IdLevel compare_ids(const Person& a, const Person& b) {
    if (a.id_number == b.id_number)
        return a.first_generation != b.first_generation ? IdLevel::generation : IdLevel::exact;
    const bool valid = a.id_state == IdState::valid && b.id_state == IdState::valid;
    if (!valid && (one_slip(a.id_number, b.id_number) || neighbours(a.id_number, b.id_number))) return IdLevel::slip;
    if (valid && neighbours(a.id_number, b.id_number)) return IdLevel::near;
    if (valid && a.id_number.substr(0, 6) == b.id_number.substr(0, 6)) return IdLevel::other;
    return same_stem(a.id_number, b.id_number) ? IdLevel::stem : IdLevel::other;
}

PhoneLevel compare_phones(std::string_view a, std::string_view b) {
    if (a == b) return PhoneLevel::exact;
    return one_slip(a, b) ? PhoneLevel::slip : PhoneLevel::other;
}

BirthLevel compare_births(Date a, bool a_lunar, Date b, bool b_lunar) {
    if (a == b) return BirthLevel::exact;
    const auto days = (b.days() - a.days()).count();
    if (a_lunar != b_lunar) {
        const auto behind = a_lunar ? days : -days;
        if (behind >= 15 && behind <= 55) return BirthLevel::lunar;
    }
    const auto x = a.ymd(), y = b.ymd();
    const bool year = x.year() == y.year(), month = x.month() == y.month(), day = x.day() == y.day();
    if (year && static_cast<unsigned>(x.month()) == static_cast<unsigned>(y.day()) &&
        static_cast<unsigned>(x.day()) == static_cast<unsigned>(y.month()))
        return BirthLevel::swapped;
    if (month && day && (std::abs(a.year() - b.year()) <= 2 || one_digit_of_year(a.year(), b.year())))
        return BirthLevel::year_slip;
    if ((year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0) == 2 || std::abs(days) < 28) return BirthLevel::near;
    return BirthLevel::other;
}

AddressLevel compare_doors(const Door& a, const Door& b) {
    if (a.place != b.place || a.place == 0) return AddressLevel::other;
    if (a.building == 0 || b.building == 0) return AddressLevel::place;
    if (a.building != b.building) return AddressLevel::place;
    if (a.building == a.place) return AddressLevel::door;  // a house of a road or village
    const bool unit = a.unit == b.unit || a.unit == 0 || b.unit == 0;
    return unit && a.room == b.room && a.room != 0 ? AddressLevel::door : AddressLevel::building;
}

Levels compare(const Person& a, const Person& b) {
    Levels levels;
    levels.fill(absent);
    const auto set = [&](Field field, auto level) { levels[static_cast<std::size_t>(field)] = at(level); };
    if (!a.name.empty() && !b.name.empty()) set(Field::name, compare_names(a.name, b.name));
    if (!a.id_number.empty() && !b.id_number.empty()) set(Field::id_number, compare_ids(a, b));
    if (!a.phone.empty() && !b.phone.empty()) set(Field::phone, compare_phones(a.phone, b.phone));
    if (a.birth && b.birth) set(Field::birth, compare_births(*a.birth, a.lunar, *b.birth, b.lunar));
    if (a.sex != 0 && b.sex != 0) set(Field::sex, a.sex == b.sex ? SexLevel::same : SexLevel::other);
    if (a.door.place != 0 && b.door.place != 0) set(Field::address, compare_doors(a.door, b.door));
    drop_what_ids_say(levels);
    auto& address = levels[static_cast<std::size_t>(Field::address)];
    if (levels[static_cast<std::size_t>(Field::phone)] == at(PhoneLevel::exact) && address == at(AddressLevel::door))
        address = absent;
    return levels;
}

}  // namespace linli::matching
