#include "item_index.h"

#include <linli/base/text.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace linli::cases {
namespace {

constexpr std::size_t message_points = 250;  ///< citizens say what they want first
constexpr double title_weight = 3;
constexpr double keyword_gain = 0.02;  ///< of the square root of the keyword score
constexpr double temperature = 0.03;
constexpr std::size_t most_words = 5;

/// Half width, lower case, no white space: the form in which everything is compared.
std::string folded(std::string_view raw) {
    std::string out;
    for (const char c : text::lower_ascii(text::half_width(raw)))
        if (static_cast<unsigned char>(c) > ' ') out += c;
    return out;
}

}  // namespace

std::vector<recognition::Keyword> keywords_of(const Item& item) {
    std::vector<recognition::Keyword> out;
    for (auto part : text::split(item.keywords, ';')) {
        part = text::trim(part);
        if (part.empty()) continue;
        const bool against = part.starts_with('-');
        if (against) part.remove_prefix(1);
        const auto caret = part.find('^');
        double weight = 1;
        if (caret != std::string_view::npos) {
            const auto digits = part.substr(caret + 1);
            const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), weight);
            if (error != std::errc{} || end != digits.data() + digits.size()) weight = std::nan("");
        }
        out.push_back({std::string(part.substr(0, caret)), item.code, against ? -weight : weight});
    }
    return out;
}

void ItemIndex::count(std::string_view text, double weight, std::size_t longest, Bag& bag) {
    const auto points = text::to_u32(text);
    const auto end = std::min(points.size(), longest);
    for (std::size_t i = 0; i + 1 < end; ++i) bag[(static_cast<Pair>(points[i]) << 32) | points[i + 1]] += weight;
}

ItemIndex::Bag ItemIndex::unit(const Bag& bag) const {
    Bag out;
    double length = 0;
    for (const auto& [pair, count] : bag) {
        const auto found = rarity_.find(pair);
        if (found == rarity_.end() || found->second <= 0) continue;
        const double value = (1 + std::log(count)) * found->second;
        out.emplace(pair, value);
        length += value * value;
    }
    length = length > 0 ? std::sqrt(length) : 1;
    for (auto& [pair, value] : out) value /= length;
    return out;
}

ItemIndex::ItemIndex(const std::vector<Item>& items) {
    std::vector<Bag> bags;
    std::vector<recognition::Keyword> keywords;
    constexpr std::size_t whole = 100'000;
    for (const auto& item : items) {
        Bag bag;
        count(folded(item.name), 2, whole, bag);
        count(folded(item.description), 1, whole, bag);
        for (const auto example : text::split(item.examples, '|')) count(folded(example), 1, whole, bag);
        for (auto& keyword : keywords_of(item)) {
            if (keyword.weight > 0) count(folded(keyword.words), 1, whole, bag);
            keywords.push_back(std::move(keyword));
        }
        for (const auto& [pair, ignored] : bag) rarity_[pair] += 1;
        bags.push_back(std::move(bag));
        by_code_.emplace(item.code, entries_.size());
        entries_.push_back({item.code, item.name, {}});
    }
    for (auto& [pair, seen] : rarity_) seen = std::log(static_cast<double>(items.size()) / seen);
    for (std::size_t i = 0; i < bags.size(); ++i) {
        entries_[i].vector = unit(bags[i]);
        for (const auto& [pair, value] : entries_[i].vector)
            postings_[pair].emplace_back(static_cast<std::uint32_t>(i), static_cast<float>(value));
    }
    auto matcher = recognition::KeywordMatcher::make(std::move(keywords));
    if (matcher) keywords_.emplace(std::move(matcher).value());
}

/// Stretches of the message that an item's own words share, the heaviest first: what people accept as a reason.
std::vector<std::string> ItemIndex::shared_words(std::size_t item, std::string_view message) const {
    const auto points = text::to_u32(message);
    const auto& vector = entries_[item].vector;
    std::vector<std::pair<double, std::string>> found;
    for (std::size_t i = 0; i + 1 < points.size();) {
        double weight = 0;
        std::size_t end = i;
        while (end + 1 < points.size()) {
            const auto hit = vector.find((static_cast<Pair>(points[end]) << 32) | points[end + 1]);
            if (hit == vector.end()) break;
            weight += hit->second;
            ++end;
        }
        if (end > i) found.emplace_back(weight, text::from_u32(std::u32string_view(points).substr(i, end - i + 1)));
        i = end > i ? end : i + 1;
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> words;
    for (const auto& [weight, word] : found)
        if (words.size() < most_words && std::find(words.begin(), words.end(), word) == words.end())
            words.push_back(word);
    return words;
}

std::vector<double> ItemIndex::scores(std::string_view title, std::string_view text,
                                      const std::vector<recognition::KeywordScore>& hits) const {
    Bag bag;
    count(folded(text), 1, message_points, bag);
    count(folded(title), title_weight, message_points, bag);
    std::vector<double> scores(entries_.size(), 0);
    for (const auto& [pair, value] : unit(bag))
        for (const auto& [item, weight] : postings_.at(pair)) scores[item] += value * static_cast<double>(weight);
    for (const auto& hit : hits) scores[*find(hit.target)] += keyword_gain * std::sqrt(std::max(0.0, hit.score));
    return scores;
}

ItemReading ItemIndex::read(std::string_view title, std::string_view text) const {
    ItemReading out;
    if (keywords_) out.keywords = keywords_->match(title, text);
    out.message = folded(std::string(title) + "\n" + std::string(text));
    out.chances = scores(title, text, out.keywords);
    const double best = out.chances.empty() ? 0 : *std::max_element(out.chances.begin(), out.chances.end());
    if (best <= 0) return out.chances.assign(entries_.size(), 0), out;
    double sum = 0;
    for (auto& chance : out.chances) sum += chance = chance > 0 ? std::exp((chance - best) / temperature) : 0;
    for (auto& chance : out.chances) chance /= sum;
    return out;
}

std::vector<std::string> ItemIndex::reasons(const ItemReading& reading, std::size_t item) const {
    std::vector<std::string> out;
    const auto add = [&](const std::string& word) {
        if (out.size() < most_words && std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
    };
    for (const auto& hit : reading.keywords)
        if (hit.target == entries_[item].code)
            for (const auto& word : hit.hits)
                if (word.score > 0) add(word.words);
    for (const auto& word : shared_words(item, reading.message)) add(word);
    return out;
}

std::optional<std::size_t> ItemIndex::find(std::string_view code) const {
    const auto found = by_code_.find(code);
    return found == by_code_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::size_t> best_of(const std::vector<double>& chances, std::size_t most) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < chances.size(); ++i)
        if (chances[i] > 0) order.push_back(i);
    const auto shown = std::min(most, order.size());
    std::partial_sort(
        order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
        [&](std::size_t a, std::size_t b) { return chances[a] != chances[b] ? chances[a] > chances[b] : a < b; });
    order.resize(shown);
    return order;
}

std::vector<Suggestion> ItemIndex::rank(std::string_view title, std::string_view text, std::size_t most) const {
    const auto reading = read(title, text);
    std::vector<Suggestion> out;
    for (const auto item : best_of(reading.chances, most))
        out.push_back(
            {static_cast<int>(out.size()) + 1, code(item), name(item), reading.chances[item], reasons(reading, item)});
    return out;
}

}  // namespace linli::cases
