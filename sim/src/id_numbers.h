#pragma once

#include "rng.h"

#include <linli/base/codes.h>

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

namespace linli::sim {

/// A county code and the years it was in force (0 = before 1982, or still in force).
struct CountyCode {
    std::string_view code;
    int from;
    int until;
    std::string_view name;
};

enum class Origin { local, region, elsewhere };

namespace tables {
std::span<const CountyCode> county_codes();
}

/// True when a number could have been given out under `county` to somebody born in `birth_year`. Numbers exist since
/// 1984: whoever was born earlier carries a code of that time. Years of change are avoided on both sides.
bool in_force(const CountyCode& county, int birth_year);

/// A county that fits the origin and the birth year.
const CountyCode& pick_county(Rng& rng, Origin origin, int birth_year);

/// 17 digits and their check character. `sequence` is 0 … 999; odd for men.
std::string id_number_of(std::string_view area_code, Date birth, int sequence);

/// Gives identity numbers that no other community of the district can give: the sequence numbers of every day are
/// shared out among communities, as real ones were among police stations.
class IdNumbers {
public:
    IdNumbers(int community, int communities) : community_(community), communities_(communities) {}
    std::string next(Rng& rng, const CountyCode*& county, Origin origin, Date birth, codes::Sex sex);

private:
    int community_;
    int communities_;
    std::unordered_set<std::string> given_;
};

/// Mobile numbers, each given once in the whole district.
class Phones {
public:
    static constexpr std::uint32_t per_owner = 65'536;
    /// `owner` < 1,500; one owner may take `per_owner` numbers.
    Phones(std::uint64_t key, std::uint32_t owner) : numbers_(key, 100'000'000), next_(owner * per_owner) {}
    std::string next(Rng& rng);

private:
    Permutation numbers_;
    std::uint32_t next_;
};

}  // namespace linli::sim
