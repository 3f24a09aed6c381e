#pragma once

#include "lattice.h"
#include "rng.h"

#include <linli/base/result.h>
#include <linli/sim/options.h>

#include <string>
#include <vector>

namespace linli::sim {

/// How big everything will be, before anything is made.
struct GridPlan {
    Box box;
    int homes = 0;       ///< households to put into the register
    int households = 0;  ///< households that live there (more than `homes` in a sampled community)
};

struct CommunityPlan {
    int index = 0;
    int street = 0;
    bool village = false;
    bool full = false;
    bool sampled = false;
    int rows = 0;  ///< register rows
    int merchants = 0;
    int reports = 0;
    std::string name;
    Box box;
    std::vector<GridPlan> grids;
};

struct StreetPlan {
    std::string name;
    bool town = false;
    Box box;
    std::vector<int> communities;
};

struct Plan {
    Box box;
    std::vector<StreetPlan> streets;
    std::vector<CommunityPlan> communities;
};

/// Grids of the full community with a meaning of their own.
inline constexpr std::size_t persona_grid = 0;   ///< 书香苑, 412 households @source scenarios.md §5.0
inline constexpr std::size_t compound_grid = 1;  ///< 盈北苑
inline constexpr int persona_grid_homes = 412;

/// People in a household on average, in hundredths; a test compares it with what is generated.
inline constexpr int mean_household_hundredths = 252;

/// @refuses bad_options, saying which.
Result<Plan> make_plan(const Options& options, const Streams& streams);

}  // namespace linli::sim
