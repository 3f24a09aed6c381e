#pragma once

#include <linli/expectations/examine.h>

#include <string>
#include <vector>

namespace linli::expectations::test {

inline Uuid id(std::uint8_t kind, std::uint8_t number) {
    std::array<std::uint8_t, 16> bytes{};
    bytes[0] = kind;
    bytes[15] = number;
    return Uuid(bytes);
}
inline Date day(std::string_view text) { return Date::parse(text).value(); }

/// A small right community: one home of 80 m² with a couple and a child, one let flat with a tenant.
struct Little {
    Little();
    std::vector<Finding> examine(const Suite& suite = Suite::built_in()) const;
    Block block() const;

    std::vector<Person> people;
    std::vector<Relation> relations;
    std::vector<Household> households;
    std::vector<Dwelling> dwellings;
    std::vector<Merchant> merchants;
    std::vector<Signal> signals;
};

/// `kind/class/field` of each finding, sorted.
std::vector<std::string> told(const std::vector<Finding>& findings);

}  // namespace linli::expectations::test
