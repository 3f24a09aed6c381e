#pragma once

#include <linli/base/clock.h>
#include <linli/json/field.h>

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::cases {

/// What people made of first proposals; only matters somebody has taken on count, those the reporter classified do not.
struct SuggestionFigures {
    Instant since{};
    std::int64_t decided = 0;
    std::int64_t first_right = 0;  ///< stand under the first proposal
    std::int64_t three_right = 0;  ///< stand under one of the first three
    std::int64_t by_system = 0;    ///< dispatched without a human
    std::int64_t by_system_changed = 0;
    double override_rate = 0;            ///< share of `decided` whose item is not the first proposal
    double by_system_override_rate = 0;  ///< the same of `by_system`

    static constexpr std::string_view schema_name = "SuggestionFigures";
    static constexpr auto fields() {
        using F = SuggestionFigures;
        return std::tuple{json::field("since_ms", &F::since, "统计起点"),
                          json::field("decided", &F::decided, "已有人接办的事项"),
                          json::field("first_right", &F::first_right, "首选建议被采用"),
                          json::field("three_right", &F::three_right, "前三建议之一被采用"),
                          json::field("by_system", &F::by_system, "系统自动分拨"),
                          json::field("by_system_changed", &F::by_system_changed, "其中被人改判"),
                          json::field("override_rate", &F::override_rate, "改判率"),
                          json::field("by_system_override_rate", &F::by_system_override_rate, "自动分拨的改判率")};
    }
};

/// People chose `decided_code` where `proposed_code` stood first.
struct Correction {
    std::string proposed_code, proposed_name, decided_code, decided_name;
    std::int64_t times = 0;
    static constexpr std::string_view schema_name = "SuggestionCorrection";
    static constexpr auto fields() {
        using C = Correction;
        return std::tuple{json::field("proposed_code", &C::proposed_code, "建议的事项编码"),
                          json::field("proposed_name", &C::proposed_name, "建议的事项"),
                          json::field("decided_code", &C::decided_code, "人工判定的事项编码"),
                          json::field("decided_name", &C::decided_name, "人工判定的事项"),
                          json::field("times", &C::times, "次数")};
    }
};

/// The model learnt from closed matters, as its training measured it.
struct LearntModel {
    std::int64_t edition = 0;
    std::string fingerprint;
    Instant trained_at{};
    double weight = 0;
    std::int64_t closed = 0;
    double list_first = 0;
    double together_first = 0;
    static constexpr std::string_view schema_name = "LearntModel";
    static constexpr auto fields() {
        using M = LearntModel;
        return std::tuple{json::field("edition", &M::edition, "版次"),
                          json::field("fingerprint", &M::fingerprint, "模型指纹"),
                          json::field("trained_at_ms", &M::trained_at, "训练时间"),
                          json::field("weight", &M::weight, "模型所占权重"),
                          json::field("closed", &M::closed, "学习的已结事项"),
                          json::field("list_first", &M::list_first, "训练时仅清单的首选正确率"),
                          json::field("together_first", &M::together_first, "训练时合用的首选正确率")};
    }
};

/// What the understanding is set to, what it works with, and how often people decided otherwise. @source INC-08, AIX-01
struct UnderstandingOverview {
    bool suggestions = true;
    bool automatic_dispatch = true;
    bool learnt_model = true;
    double threshold = 0;
    std::int64_t list_edition = 0;
    std::int64_t items = 0;
    std::optional<LearntModel> model;
    SuggestionFigures figures;
    std::vector<Correction> corrections;
    static constexpr std::string_view schema_name = "UnderstandingOverview";
    static constexpr auto fields() {
        using O = UnderstandingOverview;
        return std::tuple{json::field("suggestions", &O::suggestions, "给出建议"),
                          json::field("automatic_dispatch", &O::automatic_dispatch, "自动分拨"),
                          json::field("learnt_model", &O::learnt_model, "使用从历史学习的模型"),
                          json::field("threshold", &O::threshold, "自动分拨门槛"),
                          json::field("list_edition", &O::list_edition, "责任清单版次"),
                          json::field("items", &O::items, "责任事项数"),
                          json::field("model", &O::model, "模型"),
                          json::field("figures", &O::figures, "近 90 天建议与人工判定"),
                          json::field("corrections", &O::corrections, "最常改判的事项")};
    }
};

}  // namespace linli::cases
