#pragma once

#include <linli/json/field.h>
#include <linli/recognition/near_duplicates.h>
#include <linli/recognition/text_classifier.h>

#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace linli::recognition {

/// How a model learns. The defaults were chosen once on petitions (README) and suit other Chinese reports.
struct LearnOptions {
    double cost = 1;                      ///< of a margin violation (C of the multi-class support vector machine)
    std::size_t title_points = 25;        ///< characters of the title that count a second time; 0: no title features
    bool class_information = true;        ///< weigh pieces by how much they tell about the label, not only by rarity
    std::size_t least_messages = 2;       ///< a piece seen in fewer messages is ignored
    std::size_t most_cells = 32'000'000;  ///< pieces × labels; rarer pieces are dropped beyond it (8 bytes each)
    std::uint64_t seed = 1;               ///< order of the optimiser's visits and of the folds
};

/// How a model is judged.
struct EvaluateOptions {
    std::size_t folds = 5;
    NearDuplicateOptions near_duplicates{};
    double target_precision = 0.95;  ///< the threshold is the lowest that keeps this share right among the accepted
    bool learning_curve = true;
};

/// One judged message: indices into the labels, and the confidence of the guess.
struct Judged {
    std::size_t truth = 0;
    std::size_t guess = 0;
    double confidence = 0;
};

/// Figures of one label.
struct LabelMetrics {
    std::string label;
    std::int64_t messages = 0;
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    static constexpr std::string_view schema_name = "RecognitionLabelMetrics";
    static constexpr auto fields() {
        return std::tuple{json::field("label", &LabelMetrics::label, "类别"),
                          json::field("messages", &LabelMetrics::messages, "样本数"),
                          json::field("precision", &LabelMetrics::precision, "准确率"),
                          json::field("recall", &LabelMetrics::recall, "召回率"),
                          json::field("f1", &LabelMetrics::f1, "F1")};
    }
};

/// Accepting only guesses of at least `threshold`: the share accepted and the share right among them.
struct CoveragePoint {
    double threshold = 0;
    double coverage = 0;
    double accuracy = 0;
    static constexpr std::string_view schema_name = "RecognitionCoveragePoint";
    static constexpr auto fields() {
        return std::tuple{json::field("threshold", &CoveragePoint::threshold, "置信度门槛"),
                          json::field("coverage", &CoveragePoint::coverage, "自动处理的比例"),
                          json::field("accuracy", &CoveragePoint::accuracy, "其中正确的比例")};
    }
};

/// Score when only part of the messages were there to learn from.
struct LearningPoint {
    std::int64_t messages = 0;  ///< learnt from, mean over the folds
    double macro_f1 = 0;
    double accuracy = 0;
    static constexpr std::string_view schema_name = "RecognitionLearningPoint";
    static constexpr auto fields() {
        return std::tuple{json::field("messages", &LearningPoint::messages, "样本数"),
                          json::field("macro_f1", &LearningPoint::macro_f1, "宏平均 F1"),
                          json::field("accuracy", &LearningPoint::accuracy, "正确率")};
    }
};

/// What follows from a list of judged messages.
struct Metrics {
    std::int64_t messages = 0;
    double macro_f1 = 0;  ///< plain mean over the labels that occur
    double accuracy = 0;
    double calibration_error = 0;  ///< mean distance of confidence and accuracy over ten bins of confidence
    std::vector<LabelMetrics> labels;
    std::vector<std::vector<std::int64_t>> confusion;  ///< [truth][guess]
    std::vector<CoveragePoint> coverage;               ///< accepting 100 %, 90 % … 10 %
    static constexpr std::string_view schema_name = "RecognitionMetrics";
    static constexpr auto fields() {
        return std::tuple{json::field("messages", &Metrics::messages, "样本数"),
                          json::field("macro_f1", &Metrics::macro_f1, "宏平均 F1"),
                          json::field("accuracy", &Metrics::accuracy, "正确率"),
                          json::field("calibration_error", &Metrics::calibration_error, "置信度误差"),
                          json::field("labels", &Metrics::labels, "各类别"),
                          json::field("confusion", &Metrics::confusion, "混淆矩阵（行为真实类别）"),
                          json::field("coverage", &Metrics::coverage, "自动处理比例与正确率")};
    }
};

/// A cross-validation: every message was judged by a model that saw neither it nor a near-duplicate of it.
struct Evaluation {
    std::int64_t folds = 0;
    std::int64_t duplicate_groups = 0;    ///< groups of two and more
    std::int64_t duplicate_messages = 0;  ///< messages in such groups
    double fold_macro_f1 = 0;             ///< mean over the folds; `metrics.macro_f1` is over all messages at once
    double fold_deviation = 0;            ///< standard deviation of the folds' macro-F1
    double temperature = 1;               ///< score → confidence, learnt on all held-out scores
    CoveragePoint chosen;                 ///< threshold for the target precision; coverage 0 when out of reach
    Metrics metrics;
    std::vector<LearningPoint> learning_curve;
    std::vector<Judged> judged;  ///< per message; not part of the JSON
    static constexpr std::string_view schema_name = "RecognitionEvaluation";
    static constexpr auto fields() {
        return std::tuple{json::field("folds", &Evaluation::folds, "折数"),
                          json::field("duplicate_groups", &Evaluation::duplicate_groups, "近似重复组数"),
                          json::field("duplicate_messages", &Evaluation::duplicate_messages, "近似重复样本数"),
                          json::field("fold_macro_f1", &Evaluation::fold_macro_f1, "各折宏平均 F1 的均值"),
                          json::field("fold_deviation", &Evaluation::fold_deviation, "各折标准差"),
                          json::field("temperature", &Evaluation::temperature, "校准温度"),
                          json::field("chosen", &Evaluation::chosen, "选定门槛"),
                          json::field("metrics", &Evaluation::metrics, "总体"),
                          json::field("learning_curve", &Evaluation::learning_curve, "学习曲线")};
    }
};

/// Pure arithmetic over judged messages. `labels` names the indices.
Metrics measure(const std::vector<std::string>& labels, std::span<const Judged> judged);

/// The lowest confidence whose accepted guesses are right in at least `target` of the cases (at least 20 accepted).
/// When no confidence reaches it: threshold above 1, coverage 0.
CoveragePoint threshold_for(std::span<const Judged> judged, double target);

/// k-fold cross-validation with near-duplicates in one fold and labels spread evenly. The same messages, options and
/// seed give the same figures on every run. The confidence of a fold is calibrated on the other folds only.
/// @refuses too_little_data unless there are two labels and at least two messages a fold
Result<Evaluation> cross_validate(std::span<const Message> messages, const LearnOptions& learn = {},
                                  const EvaluateOptions& evaluate = {});

/// The distinct labels of `messages`, sorted by bytes: the order of every index in this file.
std::vector<std::string> labels_of(std::span<const Message> messages);

}  // namespace linli::recognition
