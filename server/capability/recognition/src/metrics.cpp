#include <linli/recognition/evaluate.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace linli::recognition {
namespace {

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

std::vector<Judged> surest_first(std::span<const Judged> judged) {
    std::vector<Judged> out(judged.begin(), judged.end());
    std::ranges::stable_sort(out, [](const Judged& a, const Judged& b) { return a.confidence > b.confidence; });
    return out;
}

LabelMetrics label_metrics(const Metrics& metrics, const std::string& name, std::size_t label) {
    std::int64_t guessed = 0;
    std::int64_t there = 0;
    for (std::size_t other = 0; other < metrics.confusion.size(); ++other) {
        guessed += metrics.confusion[other][label];
        there += metrics.confusion[label][other];
    }
    const auto right = static_cast<double>(metrics.confusion[label][label]);
    const auto both = static_cast<double>(guessed + there);
    return {name, there, share(right, static_cast<double>(guessed)), share(right, static_cast<double>(there)),
            share(2 * right, both)};
}

double calibration_error(std::span<const Judged> judged) {
    struct Bin {
        double count = 0, confidence = 0, right = 0;
    };
    std::array<Bin, 10> bins{};
    for (const auto& one : judged) {
        auto& bin = bins[static_cast<std::size_t>(std::clamp(one.confidence * 10, 0.0, 9.0))];
        bin.count += 1;
        bin.confidence += one.confidence;
        bin.right += one.guess == one.truth ? 1 : 0;
    }
    double error = 0;
    for (const auto& bin : bins) error += std::abs(bin.confidence - bin.right);
    return share(error, static_cast<double>(judged.size()));
}

std::vector<CoveragePoint> coverage_points(std::span<const Judged> judged) {
    const auto sorted = surest_first(judged);
    std::vector<CoveragePoint> points;
    for (int tenths = 10; tenths >= 1 && !sorted.empty(); --tenths) {
        const auto count = std::max<std::size_t>(1, sorted.size() * static_cast<std::size_t>(tenths) / 10);
        const auto right = std::count_if(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(count),
                                         [](const Judged& one) { return one.guess == one.truth; });
        points.push_back({sorted[count - 1].confidence,
                          share(static_cast<double>(count), static_cast<double>(sorted.size())),
                          share(static_cast<double>(right), static_cast<double>(count))});
    }
    return points;
}

}  // namespace

Metrics measure(const std::vector<std::string>& labels, std::span<const Judged> judged) {
    Metrics metrics;
    metrics.messages = static_cast<std::int64_t>(judged.size());
    metrics.confusion.assign(labels.size(), std::vector<std::int64_t>(labels.size()));
    std::int64_t right = 0;
    for (const auto& one : judged) {
        ++metrics.confusion[one.truth][one.guess];
        right += one.truth == one.guess ? 1 : 0;
    }
    metrics.accuracy = share(static_cast<double>(right), static_cast<double>(judged.size()));
    double occurring = 0;
    for (std::size_t label = 0; label < labels.size(); ++label) {
        metrics.labels.push_back(label_metrics(metrics, labels[label], label));
        if (metrics.labels.back().messages == 0) continue;
        occurring += 1;
        metrics.macro_f1 += metrics.labels.back().f1;
    }
    metrics.macro_f1 = share(metrics.macro_f1, occurring);
    metrics.calibration_error = calibration_error(judged);
    metrics.coverage = coverage_points(judged);
    return metrics;
}

CoveragePoint threshold_for(std::span<const Judged> judged, double target) {
    constexpr std::size_t fewest = 20;
    const auto sorted = surest_first(judged);
    CoveragePoint best{1.01, 0, 0};
    double right = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        right += sorted[i].guess == sorted[i].truth ? 1 : 0;
        const bool last_of_equals = i + 1 == sorted.size() || sorted[i + 1].confidence < sorted[i].confidence;
        const double accuracy = right / static_cast<double>(i + 1);
        if (last_of_equals && i + 1 >= fewest && accuracy >= target)
            best = {sorted[i].confidence, static_cast<double>(i + 1) / static_cast<double>(sorted.size()), accuracy};
    }
    return best;
}

}  // namespace linli::recognition
