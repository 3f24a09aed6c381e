#pragma once

#include <linli/matching/model.h>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace linli::matching {

/// How often each combination of levels was met.
class Patterns {
public:
    void add(const Levels& levels, double times = 1) { counts_[code(levels)] += times; }
    double total() const;
    /// In the order of their codes, so that sums never depend on the memory layout.
    std::vector<std::pair<Levels, double>> sorted() const;

private:
    static std::uint32_t code(const Levels& levels);
    std::unordered_map<std::uint32_t, double> counts_;
};

/// Pairs of one blocking rule.
struct Session {
    unsigned fields = 0;  ///< that the rule itself makes agree: 1 << Field
    Patterns patterns;
};

struct Estimate {
    ModelCard card;
    std::vector<double> session_lambdas;
};

/// Expectation and maximisation: one `m` over all sessions, a share of matches for each; `u` of `start` stays. Labelled
/// matches count as they are. Ends when no share moves by 1e-6, at the latest after 200 rounds. Pure.
/// @source Dempster, Laird and Rubin 1977; Winkler 1988
Estimate estimate(const ModelCard& start, const std::vector<Session>& sessions, const Patterns& labelled_matches);
/// `u` from pairs that are not one person; the shares of `start` weigh as much as `prior_pairs`.
void count_u(ModelCard& card, const Patterns& random, double prior_pairs);

}  // namespace linli::matching
