#pragma once

#include <linli/cases/types.h>
#include <linli/recognition/keywords.h>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace linli::cases {

/// Reads `word^weight;…;-against^weight` of an item; a weight that is no number is NaN, which no matcher takes.
std::vector<recognition::Keyword> keywords_of(const Item& item);

/// Ranks the items of a responsibility list for a message: tf-idf cosine of character pairs between the message and
/// what
/// the list says of each item, raised a little by its keywords. Needs no history: it works on the first day.
/// Scores become confidences by a softmax whose temperature was fitted on the tune half of tests/data/items.
/// Immutable, thread-safe.
/// @source INC-08, INC-09; the labelled messages and a plain scorer stand in tests/data/items
class ItemIndex {
public:
    explicit ItemIndex(const std::vector<Item>& items);
    /// The best `most` items, best first, with the words that decided.
    std::vector<Suggestion> rank(std::string_view title, std::string_view text, std::size_t most) const;

private:
    using Pair = std::uint64_t;  ///< two code points
    using Bag = std::unordered_map<Pair, double>;
    static void count(std::string_view folded, double weight, std::size_t longest, Bag& bag);
    Bag unit(const Bag& bag) const;
    std::vector<std::string> shared_words(std::size_t item, std::string_view folded) const;

    struct Entry {
        std::string code;
        std::string name;
        Bag vector;
    };
    std::vector<Entry> entries_;
    std::unordered_map<Pair, double> rarity_;
    std::unordered_map<Pair, std::vector<std::pair<std::uint32_t, float>>> postings_;
    std::optional<recognition::KeywordMatcher> keywords_;
};

}  // namespace linli::cases
