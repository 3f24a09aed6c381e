#include <linli/recognition/evaluate.h>

#include "calibration.h"
#include "evaluate_corpus.h"
#include "folds.h"
#include "learner.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace linli::recognition {
namespace {

using RowList = std::vector<std::size_t>;

/// Rows of the corpus with their fold, judged fold by fold.
class CrossValidation {
public:
    CrossValidation(const Corpus& corpus, std::span<const std::size_t> groups, const LearnOptions& learn,
                    const EvaluateOptions& evaluate)
        : corpus_(corpus),
          learn_(learn),
          folds_(evaluate.folds),
          fold_of_(spread_over_folds(corpus.truth, groups, corpus.labels.size(), evaluate.folds, learn.seed)) {}

    /// Decision values of every row by models that learnt from `share` of the other folds. The share is cut by a
    /// fixed number per group, so that smaller shares are contained in larger ones.
    HeldOut hold_out(double share, std::span<const std::size_t> groups, double& learnt) const {
        const auto labels = corpus_.labels.size();
        HeldOut out{std::vector<double>(corpus_.size() * labels), {corpus_.truth.begin(), corpus_.truth.end()}, labels};
        learnt = 0;
        for (std::size_t fold = 0; fold < folds_; ++fold) {
            RowList rows;
            for (std::size_t row = 0; row < corpus_.size(); ++row)
                if (fold_of_[row] != fold && within(groups[row], share)) rows.push_back(row);
            const auto linear = linli::recognition::learn(corpus_, rows, learn_);
            learnt += static_cast<double>(rows.size()) / static_cast<double>(folds_);
            for (std::size_t row = 0; row < corpus_.size(); ++row)
                if (fold_of_[row] == fold)
                    std::ranges::copy(decide(corpus_, row, linear),
                                      out.scores.begin() + static_cast<std::ptrdiff_t>(row * labels));
        }
        return out;
    }

    /// Confidence of each fold by the temperature of the others.
    std::vector<Judged> judge(const HeldOut& held_out) const {
        std::vector<Judged> judged(corpus_.size());
        for (std::size_t fold = 0; fold < folds_; ++fold) {
            const double temperature = fit_temperature(without(held_out, fold));
            for (std::size_t row = 0; row < corpus_.size(); ++row) {
                if (fold_of_[row] != fold) continue;
                const auto chances =
                    softmax(std::span(held_out.scores).subspan(row * held_out.labels, held_out.labels), temperature);
                const auto best = std::ranges::max_element(chances);
                judged[row] = {corpus_.truth[row], static_cast<std::size_t>(best - chances.begin()), *best};
            }
        }
        return judged;
    }

    void add_folds(const std::vector<Judged>& judged, Evaluation& evaluation) const {
        std::vector<double> scores;
        for (std::size_t fold = 0; fold < folds_; ++fold) {
            std::vector<Judged> part;
            for (std::size_t row = 0; row < judged.size(); ++row)
                if (fold_of_[row] == fold) part.push_back(judged[row]);
            scores.push_back(measure(corpus_.labels, part).macro_f1);
        }
        for (const auto score : scores) evaluation.fold_macro_f1 += score / static_cast<double>(folds_);
        double square = 0;
        for (const auto score : scores)
            square += (score - evaluation.fold_macro_f1) * (score - evaluation.fold_macro_f1);
        evaluation.fold_deviation = std::sqrt(square / static_cast<double>(std::max<std::size_t>(1, folds_ - 1)));
    }

private:
    static bool within(std::size_t group, double share) {
        const auto number = (group * 0x9E3779B97F4A7C15ULL) >> 11;
        return static_cast<double>(number) / 9007199254740992.0 < share;
    }
    HeldOut without(const HeldOut& held_out, std::size_t fold) const {
        HeldOut out{{}, {}, held_out.labels};
        for (std::size_t row = 0; row < corpus_.size(); ++row) {
            if (fold_of_[row] == fold) continue;
            const auto first = held_out.scores.begin() + static_cast<std::ptrdiff_t>(row * held_out.labels);
            out.scores.insert(out.scores.end(), first, first + static_cast<std::ptrdiff_t>(held_out.labels));
            out.truth.push_back(held_out.truth[row]);
        }
        return out;
    }

    const Corpus& corpus_;
    const LearnOptions& learn_;
    const std::size_t folds_;
    const std::vector<std::size_t> fold_of_;
};

void add_duplicates(std::span<const std::size_t> groups, Evaluation& evaluation) {
    std::map<std::size_t, std::int64_t> sizes;
    for (const auto group : groups) ++sizes[group];
    for (const auto& [group, size] : sizes) {
        if (size < 2) continue;
        ++evaluation.duplicate_groups;
        evaluation.duplicate_messages += size;
    }
}

}  // namespace

Result<Evaluation> cross_validate(const Corpus& corpus, std::span<const std::size_t> groups, const LearnOptions& learn,
                                  const EvaluateOptions& evaluate) {
    if (corpus.labels.size() < 2) return refuse(too_little_data, "至少需要两个类别。");
    if (evaluate.folds < 2 || corpus.size() < 2 * evaluate.folds)
        return refuse(too_little_data, "交叉验证至少需要 2 折，且每折至少 2 条样本。");
    const CrossValidation validation(corpus, groups, learn, evaluate);
    Evaluation out;
    out.folds = static_cast<std::int64_t>(evaluate.folds);
    add_duplicates(groups, out);
    double learnt = 0;
    const auto held_out = validation.hold_out(1, groups, learnt);
    out.temperature = fit_temperature(held_out);
    out.judged = validation.judge(held_out);
    out.metrics = measure(corpus.labels, out.judged);
    out.chosen = threshold_for(out.judged, evaluate.target_precision);
    validation.add_folds(out.judged, out);
    if (!evaluate.learning_curve) return out;
    for (const double share : {0.03, 0.1, 0.2, 0.4, 0.7}) {
        const auto part = validation.judge(validation.hold_out(share, groups, learnt));
        const auto metrics = measure(corpus.labels, part);
        out.learning_curve.push_back({std::llround(learnt), metrics.macro_f1, metrics.accuracy});
    }
    out.learning_curve.push_back(
        {std::llround(static_cast<double>(corpus.size()) * static_cast<double>(evaluate.folds - 1) /
                      static_cast<double>(evaluate.folds)),
         out.metrics.macro_f1, out.metrics.accuracy});
    return out;
}

Result<Evaluation> cross_validate(std::span<const Message> messages, const LearnOptions& learn,
                                  const EvaluateOptions& evaluate) {
    for (const auto& message : messages)
        if (message.label.empty()) return refuse(too_little_data, "评估需要每条样本都有类别。");
    return cross_validate(make_corpus(messages, learn.title_points),
                          near_duplicate_groups(messages, evaluate.near_duplicates), learn, evaluate);
}

}  // namespace linli::recognition
