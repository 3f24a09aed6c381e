#include "learner.h"

#include "solver.h"

#include <algorithm>
#include <cmath>

namespace linli::recognition {
namespace {

constexpr std::uint32_t absent = UINT32_MAX;

/// In how many of the rows each piece of the corpus occurs.
std::vector<std::uint32_t> count(const Corpus& corpus, std::span<const std::size_t> rows) {
    std::vector<std::uint32_t> messages(corpus.keys.size());
    for (const auto row : rows)
        for (auto at = corpus.begin[row]; at < corpus.begin[row + 1]; ++at) ++messages[corpus.pieces[at]];
    return messages;
}

/// The pieces frequent enough to learn from; rarer ones go first when there would be too many.
std::vector<std::uint32_t> choose(const std::vector<std::uint32_t>& messages, std::size_t labels,
                                  const LearnOptions& options) {
    const auto most = std::max<std::size_t>(1, options.most_cells / labels);
    for (auto least = std::max<std::size_t>(1, options.least_messages);; ++least) {
        std::vector<std::uint32_t> chosen;
        for (std::size_t piece = 0; piece < messages.size(); ++piece)
            if (messages[piece] >= least) chosen.push_back(static_cast<std::uint32_t>(piece));
        if (chosen.size() <= most) return chosen;
    }
}

/// How often the chosen pieces occur with each label.
struct LabelCounts {
    std::vector<std::uint32_t> messages;  ///< [feature × labels + label]
    std::vector<std::size_t> sizes;       ///< messages of each label
};

LabelCounts count_labels(const Corpus& corpus, std::span<const std::size_t> rows,
                         const std::vector<std::uint32_t>& place, std::size_t features) {
    const auto labels = corpus.labels.size();
    LabelCounts out{std::vector<std::uint32_t>(features * labels), std::vector<std::size_t>(labels)};
    for (const auto row : rows) {
        ++out.sizes[corpus.truth[row]];
        for (auto at = corpus.begin[row]; at < corpus.begin[row + 1]; ++at)
            if (const auto feature = place[corpus.pieces[at]]; feature != absent)
                ++out.messages[feature * labels + corpus.truth[row]];
    }
    return out;
}

/// 0 when a piece occurs in every label alike, 1 when in one label only: one minus the normalised entropy of its
/// rates per label.
double information(const LabelCounts& counts, std::size_t feature) {
    const auto labels = counts.sizes.size();
    std::vector<double> rates(labels);
    double sum = 0;
    for (std::size_t label = 0; label < labels; ++label) {
        const auto seen = static_cast<double>(counts.messages[feature * labels + label]);
        sum += rates[label] = (seen + 0.5) / (static_cast<double>(counts.sizes[label]) + 1);
    }
    double entropy = 0;
    for (const auto rate : rates) entropy -= rate / sum * std::log(rate / sum);
    return 1 - entropy / std::log(static_cast<double>(labels));
}

/// One weight per chosen piece: rarity, times what it tells about the label.
std::vector<float> weigh(const Corpus& corpus, std::span<const std::size_t> rows,
                         const std::vector<std::uint32_t>& messages, const std::vector<std::uint32_t>& place,
                         const std::vector<std::uint32_t>& chosen, const LearnOptions& options) {
    constexpr double floor = 0.3;  // an evenly spread piece keeps a voice: together they still tell something
    const auto counts = count_labels(corpus, rows, place, chosen.size());
    std::vector<float> weights;
    for (std::size_t feature = 0; feature < chosen.size(); ++feature) {
        const auto seen = static_cast<double>(messages[chosen[feature]]);
        double weight = std::log((static_cast<double>(rows.size()) + 1) / (seen + 1)) + 1;
        if (options.class_information) weight *= floor + information(counts, feature);
        weights.push_back(static_cast<float>(weight));
    }
    return weights;
}

/// The rows as unit vectors over the chosen pieces.
Rows vectors(const Corpus& corpus, std::span<const std::size_t> rows, const std::vector<std::uint32_t>& place,
             const std::vector<float>& term_weights) {
    Rows out;
    for (const auto row : rows) {
        const auto first = out.values.size();
        double square = 0;
        for (auto at = corpus.begin[row]; at < corpus.begin[row + 1]; ++at) {
            const auto feature = place[corpus.pieces[at]];
            if (feature == absent) continue;
            const double value = damped(corpus.counts[at]) * static_cast<double>(term_weights[feature]);
            square += value * value;
            out.features.push_back(feature);
            out.values.push_back(static_cast<float>(value));
        }
        const auto scale = static_cast<float>(square > 0 ? 1 / std::sqrt(square) : 0);
        for (auto at = first; at < out.values.size(); ++at) out.values[at] *= scale;
        out.begin.push_back(out.values.size());
        out.truth.push_back(corpus.truth[row]);
    }
    return out;
}

}  // namespace

double damped(std::size_t count) { return 1 + std::log(static_cast<double>(count)); }

Linear learn(const Corpus& corpus, std::span<const std::size_t> rows, const LearnOptions& options) {
    LINLI_INVARIANT(corpus.labels.size() >= 2, "learning needs two labels");
    const auto messages = count(corpus, rows);
    Linear linear;
    linear.pieces = choose(messages, corpus.labels.size(), options);
    std::vector<std::uint32_t> place(corpus.keys.size(), absent);
    for (std::size_t i = 0; i < linear.pieces.size(); ++i) place[linear.pieces[i]] = static_cast<std::uint32_t>(i);
    linear.term_weights = weigh(corpus, rows, messages, place, linear.pieces, options);
    const auto learnt = train_crammer_singer(vectors(corpus, rows, place, linear.term_weights), linear.pieces.size(),
                                             corpus.labels.size(), {.cost = options.cost, .seed = options.seed});
    linear.weights.assign(learnt.begin(), learnt.end());
    return linear;
}

std::vector<double> decide(const Corpus& corpus, std::size_t row, const Linear& linear) {
    const auto labels = corpus.labels.size();
    std::vector<double> scores(labels);
    double square = 0;
    auto piece = linear.pieces.begin();
    for (auto at = corpus.begin[row]; at < corpus.begin[row + 1]; ++at) {
        piece = std::lower_bound(piece, linear.pieces.end(), corpus.pieces[at]);
        if (piece == linear.pieces.end() || *piece != corpus.pieces[at]) continue;
        const auto feature = static_cast<std::size_t>(piece - linear.pieces.begin());
        const double value = damped(corpus.counts[at]) * static_cast<double>(linear.term_weights[feature]);
        square += value * value;
        for (std::size_t m = 0; m < labels; ++m)
            scores[m] += value * static_cast<double>(linear.weights[feature * labels + m]);
    }
    if (square > 0)
        for (auto& score : scores) score /= std::sqrt(square);
    return scores;
}

}  // namespace linli::recognition
