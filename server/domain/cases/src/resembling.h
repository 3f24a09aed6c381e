#pragma once

#include <linli/resemblance/compare.h>

#include <linli/cases/item.h>

#include "repository_duplicates.h"

#include <map>
#include <vector>

/// Comparing one report with what the store found; no SQL here.
namespace linli::cases {

inline constexpr int most_candidates = 150;  ///< of each index range
inline constexpr std::chrono::days looked_around{14};

/// How far apart an item can be reported, as the responsibility list says.
resemblance::Measure measure_of(const std::optional<Item>& item);

/// A candidate with what was found.
struct Scored {
    repository::Candidate candidate;
    resemblance::Resemblance found;
};

/// As the comparison takes it.
resemblance::Report report_of(const repository::Candidate& candidate);

/// The likely ones, likeliest first. All are compared by place, words, item and time; addresses, which cost most, only
/// for the two dozen that are left in front.
std::vector<Scored> ranked(const resemblance::Report& mine, const resemblance::Measure& measure,
                           std::vector<repository::Candidate> candidates,
                           const std::map<CaseId, resemblance::Opinion>& opinions, std::size_t most);

/// @param for_anyone without what a resident may not read about somebody else's report
std::vector<std::string> told(const resemblance::Resemblance& found, bool for_anyone);

}  // namespace linli::cases
