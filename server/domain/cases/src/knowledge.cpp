#include "knowledge.h"

#include <linli/base/text.h>

#include <algorithm>

namespace linli::cases {
namespace {

constexpr std::size_t most_reasons = 5;

}  // namespace

void mix(const ItemIndex& index, double weight, const recognition::Prediction& prediction,
         std::vector<double>& chances) {
    for (auto& chance : chances) chance *= 1 - weight;
    for (const auto& guess : prediction.ranking)
        if (const auto item = index.find(guess.label)) chances[*item] += weight * guess.confidence;
}

std::vector<std::string> Knowledge::reasons(const ItemReading& reading, std::size_t item, std::string_view title,
                                            std::string_view text, bool with_model) const {
    auto out = index.reasons(reading, item);
    if (!with_model) return out;
    const auto why = learnt->model.explain(title, text, index.code(item), most_reasons);
    if (!why) return out;  // nobody had this item yet
    for (const auto& reason : why->reasons)
        if (out.size() < most_reasons && text::code_points(reason.words) > 1 &&
            std::find(out.begin(), out.end(), reason.words) == out.end())
            out.push_back(reason.words);
    return out;
}

std::vector<Suggestion> Knowledge::suggest(std::string_view title, std::string_view text, bool with_model,
                                           std::size_t most) const {
    const bool asked = with_model && learnt.has_value();
    auto reading = index.read(title, text);
    if (asked) mix(index, learnt->weight, learnt->model.predict(title, text), reading.chances);
    std::vector<Suggestion> out;
    for (const auto item : best_of(reading.chances, most))
        out.push_back({static_cast<int>(out.size()) + 1, index.code(item), index.name(item), reading.chances[item],
                       reasons(reading, item, title, text, asked)});
    return out;
}

}  // namespace linli::cases
