#include "label_words.h"

#include <algorithm>

namespace linli::recognition {
namespace {

constexpr double fewest_messages = 5;
constexpr PieceKey second_character = (PieceKey{1} << 21) - 1;

/// Messages of each label with each piece of the corpus, for the label asked about and for all.
std::vector<double> messages_with(const Corpus& corpus, std::optional<std::size_t> label) {
    std::vector<double> out(corpus.keys.size());
    for (std::size_t row = 0; row < corpus.size(); ++row) {
        if (label && corpus.truth[row] != *label) continue;
        for (auto at = corpus.begin[row]; at < corpus.begin[row + 1]; ++at) out[corpus.pieces[at]] += 1;
    }
    return out;
}

}  // namespace

std::vector<LabelWords> label_words(const Corpus& corpus, const Linear& linear, std::size_t most) {
    const auto everywhere = messages_with(corpus, std::nullopt);
    std::vector<LabelWords> out;
    for (std::size_t label = 0; label < corpus.labels.size(); ++label) {
        const auto here = messages_with(corpus, label);
        std::vector<std::pair<double, PieceKey>> ranked;
        for (std::size_t feature = 0; feature < linear.pieces.size(); ++feature) {
            const auto key = corpus.keys[linear.pieces[feature]];
            const bool two_characters = (key & second_character) != 0;
            if (!two_characters || key >= title_piece || everywhere[linear.pieces[feature]] < fewest_messages) continue;
            const double strength = static_cast<double>(linear.weights[feature * corpus.labels.size() + label]) *
                                    static_cast<double>(linear.term_weights[feature]) * here[linear.pieces[feature]];
            if (strength > 0) ranked.emplace_back(-strength, key);
        }
        std::ranges::sort(ranked);
        if (ranked.size() > most) ranked.resize(most);
        out.push_back({corpus.labels[label], {}});
        for (const auto& [strength, key] : ranked) out.back().words.push_back(piece_text(key));
    }
    return out;
}

}  // namespace linli::recognition
