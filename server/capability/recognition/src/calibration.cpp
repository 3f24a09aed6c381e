#include "calibration.h"

#include <algorithm>
#include <cmath>

namespace linli::recognition {
namespace {

/// Mean cross-entropy of the right answers. As in Platt's method one answer more counts as wrong than was: a handful
/// of perfectly separated messages must not make the model certain.
double loss(const HeldOut& held_out, double temperature) {
    const double doubt = 1 / (static_cast<double>(held_out.truth.size()) + 2);
    double sum = 0;
    for (std::size_t row = 0; row < held_out.truth.size(); ++row) {
        const double* scores = held_out.scores.data() + row * held_out.labels;
        const double highest = *std::max_element(scores, scores + held_out.labels);
        double total = 0;
        for (std::size_t m = 0; m < held_out.labels; ++m) total += std::exp(temperature * (scores[m] - highest));
        double mean = 0;
        for (std::size_t m = 0; m < held_out.labels; ++m) mean += scores[m] / static_cast<double>(held_out.labels);
        const double target = (1 - doubt) * scores[held_out.truth[row]] + doubt * mean;
        sum += std::log(total) - temperature * (target - highest);
    }
    return sum / static_cast<double>(held_out.truth.size());
}

}  // namespace

std::vector<double> softmax(std::span<const double> scores, double temperature) {
    std::vector<double> out(scores.begin(), scores.end());
    const double highest = *std::max_element(out.begin(), out.end());
    double total = 0;
    for (auto& value : out) total += value = std::exp(temperature * (value - highest));
    for (auto& value : out) value /= total;
    return out;
}

double fit_temperature(const HeldOut& held_out) {
    if (held_out.truth.empty()) return 1;
    // The loss is convex in the temperature; golden section over its logarithm, from 0.05 to 150.
    constexpr double golden = 0.6180339887498949;
    double low = std::log(0.05);
    double high = std::log(150.0);
    double left = high - golden * (high - low);
    double right = low + golden * (high - low);
    double left_loss = loss(held_out, std::exp(left));
    double right_loss = loss(held_out, std::exp(right));
    while (high - low > 1e-4) {
        if (left_loss <= right_loss) {
            high = right, right = left, right_loss = left_loss;
            left = high - golden * (high - low);
            left_loss = loss(held_out, std::exp(left));
        } else {
            low = left, left = right, left_loss = right_loss;
            right = low + golden * (high - low);
            right_loss = loss(held_out, std::exp(right));
        }
    }
    return std::exp((low + high) / 2);
}

}  // namespace linli::recognition
