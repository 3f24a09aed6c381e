#include "id_numbers.h"

#include <linli/base/result.h>

#include <algorithm>
#include <vector>

namespace linli::sim {
namespace {

constexpr int first_issue_year = 1985;  // numbers were first given out from 1984 on

bool of_origin(const CountyCode& county, Origin origin) {
    switch (origin) {
    case Origin::local: return county.code.starts_with("6401");
    case Origin::region: return county.code.starts_with("64") && !county.code.starts_with("6401");
    case Origin::elsewhere: return !county.code.starts_with("64");
    }
    return false;
}

}  // namespace

bool in_force(const CountyCode& county, int birth_year) {
    const int year = std::max(birth_year, first_issue_year);
    return (county.from == 0 || county.from < year) && (county.until == 0 || year < county.until);
}

const CountyCode& pick_county(Rng& rng, Origin origin, int birth_year) {
    const auto all = tables::county_codes();
    const auto start = rng.index(all.size());
    // A random start and a coprime step walk the whole table without building a list.
    const std::size_t step = 1 + 2 * rng.index(40);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& county = all[(start + i * step) % all.size()];
        if (of_origin(county, origin) && in_force(county, birth_year)) return county;
    }
    for (const auto& county : all)
        if (of_origin(county, origin) && in_force(county, birth_year)) return county;
    throw InvariantBroken("no county code in force for " + std::to_string(birth_year));
}

std::string id_number_of(std::string_view area_code, Date birth, int sequence) {
    auto digits = std::string(area_code);
    for (const char c : birth.text())
        if (c != '-') digits += c;
    const auto number = std::to_string(1000 + sequence);
    digits += number.substr(1);
    digits += codes::id_number_check(digits);
    return digits;
}

std::string IdNumbers::next(Rng& rng, const CountyCode*& county, Origin origin, Date birth, codes::Sex sex) {
    const int slots = (500 - community_ + communities_ - 1) / communities_;
    for (int attempt = 0; attempt < 1000; ++attempt) {
        county = &pick_county(rng, origin, birth.year());
        const int half = community_ + communities_ * rng.between(0, slots - 1);
        auto number = id_number_of(county->code, birth, 2 * half + (sex == codes::Sex::male ? 1 : 0));
        if (given_.insert(number).second) return number;
    }
    throw InvariantBroken("identity numbers are used up for " + birth.text());
}

std::string Phones::next(Rng& rng) {
    constexpr std::string_view prefixes[] = {"133", "134", "135", "136", "137", "138", "139", "147", "150",
                                             "151", "152", "153", "155", "156", "157", "158", "159", "166",
                                             "173", "175", "176", "177", "178", "180", "181", "182", "183",
                                             "185", "186", "187", "188", "189", "191", "198", "199"};
    const auto number = std::to_string(100'000'000 + numbers_.at(next_++));
    return std::string(rng.pick(prefixes)) + number.substr(1);
}

}  // namespace linli::sim
