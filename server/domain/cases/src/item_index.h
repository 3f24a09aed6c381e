#pragma once

#include <linli/cases/types.h>
#include <linli/recognition/keywords.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace linli::cases {

/// Reads `word^weight;…;-against^weight` of an item; a weight that is no number is NaN, which no matcher takes.
std::vector<recognition::Keyword> keywords_of(const Item& item);

/// What the list makes of one message: a confidence for every item, in the order of the list.
struct ItemReading {
    std::vector<double> chances;  ///< add up to one, or are all zero when nothing fits
    std::vector<recognition::KeywordScore> keywords;
    std::string message;  ///< folded, for the reasons
};

/// Ranks the items of a responsibility list for a message: tf-idf cosine of character pairs between the message and
/// what the list says of each item, raised a little by its keywords. Needs no history: it works on the first day.
/// Scores become confidences by a softmax whose temperature was fitted on the tune half of tests/data/items.
/// Immutable, thread-safe.
/// @source INC-08, INC-09, ADR 0014; the labelled messages and a plain scorer stand in tests/data/items
class ItemIndex {
public:
    explicit ItemIndex(const std::vector<Item>& items);
    ItemReading read(std::string_view title, std::string_view text) const;
    /// The words of the message that speak for an item, at most five: keywords first.
    std::vector<std::string> reasons(const ItemReading& reading, std::size_t item) const;
    /// The best `most` items, best first, with the words that decided.
    std::vector<Suggestion> rank(std::string_view title, std::string_view text, std::size_t most) const;

    const std::string& code(std::size_t item) const { return entries_[item].code; }
    const std::string& name(std::size_t item) const { return entries_[item].name; }
    std::optional<std::size_t> find(std::string_view code) const;

private:
    using Pair = std::uint64_t;  ///< two code points
    using Bag = std::unordered_map<Pair, double>;
    static void count(std::string_view folded, double weight, std::size_t longest, Bag& bag);
    Bag unit(const Bag& bag) const;
    std::vector<std::string> shared_words(std::size_t item, std::string_view folded) const;
    std::vector<double> scores(std::string_view title, std::string_view text,
                               const std::vector<recognition::KeywordScore>& hits) const;

    struct Entry {
        std::string code;
        std::string name;
        Bag vector;
    };
    std::vector<Entry> entries_;
    std::map<std::string, std::size_t, std::less<>> by_code_;
    std::unordered_map<Pair, double> rarity_;
    std::unordered_map<Pair, std::vector<std::pair<std::uint32_t, float>>> postings_;
    std::optional<recognition::KeywordMatcher> keywords_;
};

/// The items with the highest chances above zero, best first, at most `most`; equal ones in the order of the list.
std::vector<std::size_t> best_of(const std::vector<double>& chances, std::size_t most);

}  // namespace linli::cases
