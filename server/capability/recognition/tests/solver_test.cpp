#include "solver.h"
#include "calibration.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace linli::recognition {
namespace {

/// Random sparse rows whose class is decided by a hidden weight vector, with some wrong labels.
Rows random_rows(std::size_t count, std::size_t features, std::size_t classes, double wrong) {
    std::mt19937_64 numbers(7);
    Rows rows;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<double> votes(classes);
        for (std::size_t f = 0; f < features; ++f) {
            if (numbers() % 3 != 0) continue;
            rows.features.push_back(static_cast<std::uint32_t>(f));
            rows.values.push_back(0.1F + static_cast<float>(numbers() % 100) / 100);
            votes[f % classes] += static_cast<double>(rows.values.back());
        }
        rows.begin.push_back(rows.values.size());
        const auto best = std::max_element(votes.begin(), votes.end()) - votes.begin();
        const bool flip = static_cast<double>(numbers() % 100) < wrong * 100;
        rows.truth.push_back(static_cast<std::uint32_t>((static_cast<std::size_t>(best) + (flip ? 1 : 0)) % classes));
    }
    return rows;
}

std::vector<double> scores(const Rows& rows, std::size_t row, const std::vector<double>& weights, std::size_t classes) {
    std::vector<double> out(classes);
    for (auto at = rows.begin[row]; at < rows.begin[row + 1]; ++at)
        for (std::size_t m = 0; m < classes; ++m)
            out[m] += static_cast<double>(rows.values[at]) * weights[rows.features[at] * classes + m];
    return out;
}

/// Half the squared length of the weights plus cost times the worst margin violation of each row.
double objective(const Rows& rows, const std::vector<double>& weights, std::size_t classes, double cost) {
    double value = 0;
    for (const auto weight : weights) value += weight * weight / 2;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto score = scores(rows, row, weights, classes);
        double worst = 0;
        for (std::size_t m = 0; m < classes; ++m)
            if (m != rows.truth[row]) worst = std::max(worst, 1 + score[m] - score[rows.truth[row]]);
        value += cost * worst;
    }
    return value;
}

TEST(Solver, ReachesTheMinimum) {
    const auto rows = random_rows(120, 12, 3, 0.1);
    const auto best = train_crammer_singer(rows, 12, 3, {.cost = 0.7, .tolerance = 1e-4, .most_rounds = 5000});
    const double reached = objective(rows, best, 3, 0.7);
    std::mt19937_64 numbers(3);
    for (int trial = 0; trial < 300; ++trial) {  // the problem is convex: no neighbour may be better
        auto other = best;
        for (auto& weight : other) weight += (static_cast<double>(numbers() % 2001) / 1000 - 1) * 0.02;
        EXPECT_GE(objective(rows, other, 3, 0.7), reached - 1e-3);
    }
}

TEST(Solver, SeparatesAndRepeatsItself) {
    const auto rows = random_rows(200, 12, 3, 0);
    const auto weights = train_crammer_singer(rows, 12, 3, {.cost = 10});
    std::size_t right = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto score = scores(rows, row, weights, 3);
        right += score[rows.truth[row]] >= *std::max_element(score.begin(), score.end()) ? 1 : 0;
    }
    EXPECT_GE(right, 190u);
    EXPECT_EQ(weights, train_crammer_singer(rows, 12, 3, {.cost = 10}));
    EXPECT_NE(weights, train_crammer_singer(rows, 12, 3, {.cost = 10, .seed = 2}));
}

TEST(Solver, NothingToLearnFrom) {
    Rows rows;
    rows.begin = {0, 0, 0};
    rows.truth = {0, 1};
    EXPECT_TRUE(train_crammer_singer(rows, 0, 2, {}).empty());
}

TEST(Calibration, FindsThePlantedTemperature) {
    std::mt19937_64 numbers(11);
    HeldOut held_out{{}, {}, 2};
    for (int i = 0; i < 4000; ++i) {
        const double margin = static_cast<double>(numbers() % 2001) / 1000 - 1;
        const double chance = 1 / (1 + std::exp(-3 * margin));  // temperature 3
        const bool first = static_cast<double>(numbers() % 100000) / 100000 < chance;
        held_out.scores.insert(held_out.scores.end(), {margin, 0});
        held_out.truth.push_back(first ? 0 : 1);
    }
    EXPECT_NEAR(fit_temperature(held_out), 3, 0.25);
    EXPECT_EQ(fit_temperature({{}, {}, 2}), 1);
}

TEST(Calibration, SoftmaxSumsToOneWithoutOverflow) {
    const auto chances = softmax(std::vector<double>{1e5, 0, -1e5}, 150);
    EXPECT_DOUBLE_EQ(chances[0] + chances[1] + chances[2], 1);
    EXPECT_DOUBLE_EQ(chances[0], 1);
}

}  // namespace
}  // namespace linli::recognition
