#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// The address codes that begin an identity number, with the years in which they were in force.
namespace linli::codes {

/// What a six-digit address code is in a given year.
enum class AreaCodeState { in_force, not_in_force, unknown_county, unknown_province };

/// A table of county codes (GB/T 2260 and the yearly notices of the Ministry of Civil Affairs). Immutable, so it may be
/// asked from many threads.
class AreaCodes {
public:
    /// Reads `code,from,until` lines, empty years open on that side; a code may stand in several lines. Lines that say
    /// something else are passed over.
    static AreaCodes parse(std::string_view csv);
    /// data/codes/id_area_codes.csv, built into the program.
    static const AreaCodes& built_in();

    /// Whether somebody born in `birth_year` can have been given a number under `code`, with `grace` years on both
    /// sides. Numbers exist since 1984: whoever was born earlier carries a code of that time or a later one.
    /// @source GB 11643-1999 §3, DAT-27
    AreaCodeState state(std::string_view code, int birth_year, int grace = 2) const;
    std::size_t size() const { return periods_.size(); }

private:
    struct Period {
        std::int32_t code = 0;
        std::int16_t from = 0;   ///< 0: before the table begins
        std::int16_t until = 0;  ///< 0: still in force
        auto operator<=>(const Period&) const = default;
    };
    std::vector<Period> periods_;  ///< sorted
    std::vector<std::int32_t> provinces_;
};

}  // namespace linli::codes
