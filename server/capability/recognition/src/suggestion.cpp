#include <linli/recognition/suggestion.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace linli::recognition {
namespace {

/// Log-weights of all targets that something speaks about.
std::map<std::string, double> evidence(std::span<const KeywordScore> keywords, const Prediction* model,
                                       const CombineOptions& options) {
    std::map<std::string, double> out;
    if (model != nullptr)
        for (const auto& guess : model->ranking) out[guess.label] = std::log(std::max(guess.confidence, 1e-9));
    for (const auto& score : keywords) {
        const double said = options.keyword_gain * score.score;
        if (model == nullptr && said <= 0) continue;
        const auto [found, fresh] = out.try_emplace(score.target, model != nullptr ? std::log(options.unknown) : 0.0);
        found->second += said;
    }
    return out;
}

std::vector<Choice> rank(const std::map<std::string, double>& weights, bool with_doubt, const CombineOptions& options) {
    double highest = with_doubt ? options.doubt : -1e300;
    for (const auto& [target, weight] : weights) highest = std::max(highest, weight);
    double total = with_doubt ? std::exp(options.doubt - highest) : 0;
    for (const auto& [target, weight] : weights) total += std::exp(weight - highest);
    std::vector<Choice> out;
    for (const auto& [target, weight] : weights) out.push_back({target, std::exp(weight - highest) / total, {}});
    std::ranges::stable_sort(out, [](const Choice& a, const Choice& b) { return a.confidence > b.confidence; });
    if (out.size() > options.most) out.resize(options.most);
    return out;
}

void add_reasons(Choice& choice, std::span<const KeywordScore> keywords, std::span<const Explanation> explanations,
                 const CombineOptions& options) {
    for (const auto& score : keywords) {
        if (score.target != choice.target) continue;
        for (std::size_t i = 0; i < std::min(score.hits.size(), options.most_reasons); ++i)
            choice.reasons.push_back(
                {ReasonSource::keyword, score.hits[i].words, score.hits[i].score, score.hits[i].places});
    }
    for (const auto& explanation : explanations) {
        if (explanation.label != choice.target) continue;
        for (std::size_t i = 0; i < std::min(explanation.reasons.size(), options.most_reasons); ++i) {
            const auto& reason = explanation.reasons[i];
            choice.reasons.push_back({ReasonSource::model, reason.words, reason.contribution, reason.places});
        }
    }
}

std::string why(const Suggestion& suggestion) {
    if (suggestion.choices.empty()) return "没有匹配到关键词，也没有可用的模型判断，请人工判定。";
    if (suggestion.human_decides) return "把握不够，请人工判定。";
    return "把握足够，按首选建议办理。";
}

}  // namespace

Suggestion combine(std::span<const KeywordScore> keywords, const Prediction* model,
                   std::span<const Explanation> explanations, const CombineOptions& options) {
    Suggestion out;
    out.choices = rank(evidence(keywords, model, options), model == nullptr, options);
    for (auto& choice : out.choices) add_reasons(choice, keywords, explanations, options);
    out.human_decides = out.choices.empty() || out.choices.front().confidence < options.threshold;
    out.why = why(out);
    return out;
}

Suggestion suggest(const KeywordMatcher& matcher, const TextClassifier* classifier, std::string_view title,
                   std::string_view text, const CombineOptions& options) {
    const auto keywords = matcher.match(title, text);
    if (classifier == nullptr) return combine(keywords, nullptr, {}, options);
    const auto prediction = classifier->predict(title, text);
    auto out = combine(keywords, &prediction, {}, options);
    for (auto& choice : out.choices)
        if (const auto explanation = classifier->explain(title, text, choice.target, options.most_reasons))
            add_reasons(choice, {}, std::span(&explanation.value(), 1), options);
    return out;
}

}  // namespace linli::recognition
