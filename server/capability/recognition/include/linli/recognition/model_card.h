#pragma once

#include <linli/recognition/evaluate.h>

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace linli::recognition {

/// The pieces that speak most for a label; only such as occur in at least five messages.
struct LabelWords {
    std::string label;
    std::vector<std::string> words;
    static constexpr std::string_view schema_name = "RecognitionLabelWords";
    static constexpr auto fields() {
        return std::tuple{json::field("label", &LabelWords::label, "类别"),
                          json::field("words", &LabelWords::words, "代表性词语")};
    }
};

/// What a resident, a clerk and an auditor may ask about a model. Holds no message.
/// @source design/architecture.md: "models run locally, with a card"
struct ModelCard {
    std::string name;
    std::string trained_on;
    std::int64_t messages = 0;
    std::int64_t left_out = 0;  ///< messages without a label
    std::int64_t features = 0;
    std::string method;
    double target_precision = 0;
    Evaluation evaluation;
    std::vector<LabelWords> label_words;
    std::vector<std::string> limits;  ///< zh-CN sentences
    static constexpr std::string_view schema_name = "RecognitionModelCard";
    static constexpr auto fields() {
        return std::tuple{json::field("name", &ModelCard::name, "模型名称"),
                          json::field("trained_on", &ModelCard::trained_on, "训练日期"),
                          json::field("messages", &ModelCard::messages, "训练样本数"),
                          json::field("left_out", &ModelCard::left_out, "无类别而未用的样本数"),
                          json::field("features", &ModelCard::features, "特征数"),
                          json::field("method", &ModelCard::method, "方法"),
                          json::field("target_precision", &ModelCard::target_precision, "目标准确率"),
                          json::field("evaluation", &ModelCard::evaluation, "评估"),
                          json::field("label_words", &ModelCard::label_words, "各类别代表性词语"),
                          json::field("limits", &ModelCard::limits, "局限")};
    }
};

/// Compact JSON.
std::string to_json(const ModelCard& card);
/// A page for people, zh-CN.
std::string to_text(const ModelCard& card);

}  // namespace linli::recognition
