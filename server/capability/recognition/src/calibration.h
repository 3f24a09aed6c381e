#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace linli::recognition {

/// Probabilities from decision values: softmax(temperature × score).
std::vector<double> softmax(std::span<const double> scores, double temperature);

/// Held-out decision values of messages with a known answer.
struct HeldOut {
    std::vector<double> scores;      ///< [row × labels + label]
    std::vector<std::size_t> truth;  ///< per row
    std::size_t labels = 0;
};

/// The temperature under which the right answers are most likely; 1 when there is nothing to learn from.
double fit_temperature(const HeldOut& held_out);

}  // namespace linli::recognition
