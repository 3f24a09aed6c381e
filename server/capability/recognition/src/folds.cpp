#include "folds.h"

#include <map>
#include <random>
#include <utility>

namespace linli::recognition {
namespace {

using Members = std::vector<std::size_t>;

std::vector<Members> shuffled_groups(std::span<const std::size_t> groups, std::uint64_t seed) {
    std::map<std::size_t, Members> by_name;
    for (std::size_t row = 0; row < groups.size(); ++row) by_name[groups[row]].push_back(row);
    std::vector<Members> list;
    for (auto& [name, members] : by_name) list.push_back(std::move(members));
    std::mt19937_64 numbers(seed);
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[numbers() % i]);
    return list;
}

}  // namespace

std::vector<std::size_t> spread_over_folds(std::span<const std::uint32_t> truth, std::span<const std::size_t> groups,
                                           std::size_t labels, std::size_t folds, std::uint64_t seed) {
    std::vector<std::size_t> of_label(labels * folds);
    std::vector<std::size_t> of_fold(folds);
    std::vector<std::size_t> out(truth.size());
    for (const auto& members : shuffled_groups(groups, seed)) {
        const auto label = truth[members.front()];
        std::size_t best = 0;
        for (std::size_t fold = 1; fold < folds; ++fold)
            if (std::pair(of_label[label * folds + fold], of_fold[fold]) <
                std::pair(of_label[label * folds + best], of_fold[best]))
                best = fold;
        for (const auto row : members) {
            out[row] = best;
            ++of_label[truth[row] * folds + best];
        }
        of_fold[best] += members.size();
    }
    return out;
}

}  // namespace linli::recognition
