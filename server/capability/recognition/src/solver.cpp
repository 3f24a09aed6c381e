#include "solver.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

namespace linli::recognition {
namespace {

/// State of one training: the dual variables of each row and the primal weights they add up to.
class Solver {
public:
    Solver(const Rows& rows, std::size_t features, std::size_t classes, const SolverOptions& options)
        : rows_(rows),
          classes_(classes),
          options_(options),
          numbers_(options.seed),
          weights_(features * classes),
          alpha_(rows.size() * classes),
          norms_(rows.size()),
          gradient_(classes),
          shifted_(classes),
          change_(classes) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (auto at = rows.begin[i]; at < rows.begin[i + 1]; ++at)
                norms_[i] += static_cast<double>(rows.values[at]) * static_cast<double>(rows.values[at]);
    }

    /// Rounds over the rows that still move; when those rest, all rows are looked at again.
    void run() {
        std::vector<std::size_t> all(rows_.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        auto active = all;
        for (std::size_t round = 0; round < options_.most_rounds; ++round) {
            const bool complete = active.size() == all.size();
            const double worst = one_round(active);
            if (worst >= options_.tolerance) continue;
            if (complete) return;
            active = all;
        }
    }

    std::vector<double> take() { return std::move(weights_); }

private:
    double one_round(std::vector<std::size_t>& active) {
        shuffle(active);
        double worst = 0;
        std::erase_if(active, [&](std::size_t row) {
            const double violation = visit(row);
            worst = std::max(worst, violation);
            return violation < options_.tolerance / 10;
        });
        return worst;
    }

    /// Fisher and Yates, spelled out: std::shuffle may differ between libraries.
    void shuffle(std::vector<std::size_t>& order) {
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[numbers_() % i]);
    }

    /// Improves one row's dual variables. @return by how much they violated optimality
    double visit(std::size_t row) {
        if (norms_[row] <= 0) return 0;
        compute_gradient(row);
        const double before = violation(row);
        if (before <= 1e-12) return 0;
        solve(row);
        apply(row);
        return before;
    }

    void compute_gradient(std::size_t row) {
        std::fill(gradient_.begin(), gradient_.end(), 1.0);
        gradient_[rows_.truth[row]] = 0;
        for (auto at = rows_.begin[row]; at < rows_.begin[row + 1]; ++at) {
            const auto value = static_cast<double>(rows_.values[at]);
            const double* weight = weights_.data() + rows_.features[at] * classes_;
            for (std::size_t m = 0; m < classes_; ++m) gradient_[m] += value * weight[m];
        }
    }

    double violation(std::size_t row) const {
        const double* alpha = alpha_.data() + row * classes_;
        const auto truth = rows_.truth[row];
        double highest = -std::numeric_limits<double>::infinity();
        double lowest = std::numeric_limits<double>::infinity();
        for (std::size_t m = 0; m < classes_; ++m) {
            highest = std::max(highest, gradient_[m]);
            if (alpha[m] < (m == truth ? options_.cost : 0.0)) lowest = std::min(lowest, gradient_[m]);
        }
        return std::max(0.0, highest - lowest);
    }

    /// The exact minimiser for one row, others fixed (section 3 of the paper): sort, then find the common level.
    void solve(std::size_t row) {
        const double norm = norms_[row];
        const auto truth = rows_.truth[row];
        const double* alpha = alpha_.data() + row * classes_;
        for (std::size_t m = 0; m < classes_; ++m) gradient_[m] -= norm * alpha[m];
        shifted_ = gradient_;
        shifted_[truth] += norm * options_.cost;
        std::sort(shifted_.begin(), shifted_.end(), std::greater<>());
        double level = shifted_[0] - norm * options_.cost;
        std::size_t used = 1;
        while (used < classes_ && level < static_cast<double>(used) * shifted_[used]) level += shifted_[used++];
        level /= static_cast<double>(used);
        for (std::size_t m = 0; m < classes_; ++m) {
            const double ceiling = m == truth ? options_.cost : 0.0;
            change_[m] = std::min(ceiling, (level - gradient_[m]) / norm) - alpha[m];
        }
    }

    void apply(std::size_t row) {
        double* alpha = alpha_.data() + row * classes_;
        moved_.clear();  // of some hundred classes only a few move for one row
        for (std::size_t m = 0; m < classes_; ++m) {
            if (change_[m] == 0) continue;
            alpha[m] += change_[m];
            moved_.push_back(m);
        }
        for (auto at = rows_.begin[row]; at < rows_.begin[row + 1]; ++at) {
            const auto value = static_cast<double>(rows_.values[at]);
            double* weight = weights_.data() + rows_.features[at] * classes_;
            for (const auto m : moved_) weight[m] += value * change_[m];
        }
    }

    const Rows& rows_;
    const std::size_t classes_;
    const SolverOptions& options_;
    std::mt19937_64 numbers_;
    std::vector<double> weights_;
    std::vector<double> alpha_;
    std::vector<double> norms_;
    std::vector<double> gradient_;  ///< of the row being visited; after solve() without its own share
    std::vector<double> shifted_;
    std::vector<double> change_;
    std::vector<std::size_t> moved_;  ///< classes whose dual variable changed
};

}  // namespace

std::vector<double> train_crammer_singer(const Rows& rows, std::size_t features, std::size_t classes,
                                         const SolverOptions& options) {
    Solver solver(rows, features, classes, options);
    solver.run();
    return solver.take();
}

}  // namespace linli::recognition
