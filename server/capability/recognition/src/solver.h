#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace linli::recognition {

/// Sparse rows with one right class each.
struct Rows {
    std::vector<std::size_t> begin{0};
    std::vector<std::uint32_t> features;
    std::vector<float> values;
    std::vector<std::uint32_t> truth;

    std::size_t size() const { return truth.size(); }
};

/// When to stop, and in which order to visit.
struct SolverOptions {
    double cost = 1;
    double tolerance = 0.1;  ///< largest violation of the optimality conditions
    std::size_t most_rounds = 300;
    std::uint64_t seed = 1;
};

/// Weights of the multi-class support vector machine of Crammer and Singer, `[feature × classes + class]`, by the
/// sequential dual method. Deterministic: the order of visits comes from `seed` alone, and nothing global is touched
/// (liblinear draws from the C library's one generator, so its answer depends on the neighbours).
/// @source Keerthi, Sundararajan, Chang, Hsieh, Lin: A Sequential Dual Method for Large Scale Multi-Class Linear
///         SVMs, KDD 2008
std::vector<double> train_crammer_singer(const Rows& rows, std::size_t features, std::size_t classes,
                                         const SolverOptions& options);

}  // namespace linli::recognition
