#pragma once

#include <linli/recognition/keywords.h>
#include <linli/recognition/text_classifier.h>

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli::recognition {

/// Who found a reason.
enum class ReasonSource { keyword, model };
constexpr std::array<std::string_view, 2> words(ReasonSource) { return {"keyword", "model"}; }

/// Words that decided, as keyword or by the model's weights.
struct SuggestionReason {
    ReasonSource source = ReasonSource::keyword;
    std::string words;
    double contribution = 0;
    std::vector<Place> places;
};

/// One of the best targets.
struct Choice {
    std::string target;
    double confidence = 0;
    std::vector<SuggestionReason> reasons;
};

/// What to propose to a person, or to do without one.
struct Suggestion {
    std::vector<Choice> choices;  ///< the best first; empty when nothing speaks for anything
    bool human_decides = true;
    std::string why;  ///< zh-CN sentence
};

/// How keywords and model are weighed against each other.
struct CombineOptions {
    double keyword_gain = 1;  ///< on top of each keyword's weight
    double doubt = 1;         ///< without a model: log-weight of "none of these"
    double unknown = 0.005;   ///< probability given to each target the model does not know
    double threshold = 0.6;   ///< below it a human decides
    std::size_t most = 3;
    std::size_t most_reasons = 6;  ///< of each source
};

/// Keywords first, the model second: the model's probabilities (when there is a model) are multiplied by
/// exp(keyword score) and scaled to one. Without a model only targets with keywords compete, against doubt.
/// Labels and targets are the same words. `explanations` supply the model's reasons for the labels they name.
/// Pure and total.
Suggestion combine(std::span<const KeywordScore> keywords, const Prediction* model,
                   std::span<const Explanation> explanations = {}, const CombineOptions& options = {});

/// Runs matcher, model (may be null) and combine over one message, with the reasons of the choices.
Suggestion suggest(const KeywordMatcher& matcher, const TextClassifier* classifier, std::string_view title,
                   std::string_view text, const CombineOptions& options = {});

}  // namespace linli::recognition
