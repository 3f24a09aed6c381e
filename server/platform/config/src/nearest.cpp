#include "nearest.h"

#include <algorithm>
#include <cstddef>

namespace linli::config {
namespace {

/// Insertions, deletions, replacements and swaps of neighbours that make `b` of `a` (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const auto replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a.size()][b.size()];
}

std::string_view leaf(std::string_view key) { return key.substr(key.rfind('.') + 1); }

}  // namespace

std::string nearest(std::string_view wrong, const std::vector<std::string>& known) {
    constexpr std::size_t longest = 200;
    if (wrong.size() > longest) return {};
    std::string best;
    auto least = wrong.size() / 3 + 2;
    for (const auto& name : known) {
        // People forget the table more often than they misspell the name: `port` means `http.port`.
        auto steps = distance(wrong, name);
        if (leaf(wrong) == leaf(name)) steps = std::min<std::size_t>(steps, 1);
        if (steps < least) {
            least = steps;
            best = name;
        }
    }
    return best;
}

}  // namespace linli::config
