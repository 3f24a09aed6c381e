#include "corpus.h"

#include <linli/base/result.h>

#include <algorithm>
#include <limits>

namespace linli::recognition {
namespace {

/// Keys of one message, sorted, with their counts.
struct Counted {
    std::vector<PieceKey> keys;
    std::vector<std::uint16_t> counts;
};

Counted count(const Message& message, std::size_t title_points) {
    const auto pieces = pieces_of(normal_text(message.title, message.text, Digits::fold), title_points);
    std::vector<PieceKey> keys(pieces.size());
    std::ranges::transform(pieces, keys.begin(), &Piece::key);
    std::ranges::sort(keys);
    Counted out;
    for (std::size_t i = 0; i < keys.size();) {
        const auto until = static_cast<std::size_t>(
            std::upper_bound(keys.begin() + static_cast<std::ptrdiff_t>(i), keys.end(), keys[i]) - keys.begin());
        out.keys.push_back(keys[i]);
        out.counts.push_back(
            static_cast<std::uint16_t>(std::min<std::size_t>(until - i, std::numeric_limits<std::uint16_t>::max())));
        i = until;
    }
    return out;
}

std::uint32_t index_of(const std::vector<std::string>& labels, const std::string& label) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(labels, label) - labels.begin());
}

}  // namespace

std::vector<std::string> labels_of(std::span<const Message> messages) {
    std::vector<std::string> labels;
    for (const auto& message : messages) labels.push_back(message.label);
    std::ranges::sort(labels);
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    return labels;
}

Corpus make_corpus(std::span<const Message> messages, std::size_t title_points) {
    Corpus corpus;
    corpus.labels = labels_of(messages);
    std::vector<PieceKey> row_keys;
    for (const auto& message : messages) {
        LINLI_INVARIANT(!message.label.empty(), "a corpus holds labelled messages only");
        const auto row = count(message, title_points);
        row_keys.insert(row_keys.end(), row.keys.begin(), row.keys.end());
        corpus.counts.insert(corpus.counts.end(), row.counts.begin(), row.counts.end());
        corpus.begin.push_back(row_keys.size());
        corpus.truth.push_back(index_of(corpus.labels, message.label));
    }
    corpus.keys = row_keys;
    std::ranges::sort(corpus.keys);
    corpus.keys.erase(std::unique(corpus.keys.begin(), corpus.keys.end()), corpus.keys.end());
    corpus.keys.shrink_to_fit();
    corpus.pieces.reserve(row_keys.size());
    for (const auto key : row_keys)
        corpus.pieces.push_back(
            static_cast<std::uint32_t>(std::ranges::lower_bound(corpus.keys, key) - corpus.keys.begin()));
    return corpus;
}

}  // namespace linli::recognition
