#include <linli/recognition/keywords.h>

#include "automaton.h"
#include "normal_text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace linli::recognition {
namespace {

constexpr std::size_t title_points = 25;
constexpr double heaviest = 20;
constexpr double title_factor = 1.5;

struct Found {
    std::uint32_t keyword = 0;
    std::size_t from = 0;
    std::size_t until = 0;
};

bool spans_break(const NormalText& text, const Found& found) {
    for (auto i = found.from + 1; i < found.until; ++i)
        if (text.origins[i].after_break) return true;
    return false;
}

/// Leaves out what lies inside a longer one of the same list.
std::vector<Found> outermost(std::vector<Found> list) {
    std::ranges::sort(
        list, [](const Found& a, const Found& b) { return a.from != b.from ? a.from < b.from : a.until > b.until; });
    std::vector<Found> out;
    std::size_t reached = 0;
    for (const auto& found : list) {
        const bool same_as_last = !out.empty() && out.back().from == found.from && out.back().until == found.until;
        if (found.until <= reached && !same_as_last) continue;
        reached = std::max(reached, found.until);
        out.push_back(found);
    }
    return out;
}

Place place_of(const NormalText& text, const Found& found) {
    const auto& first = text.origins[found.from];
    return {first.part, first.from, text.origins[found.until - 1].until};
}

}  // namespace

struct KeywordMatcher::Automaton {
    std::vector<Keyword> keywords;
    std::vector<std::size_t> lengths;  ///< points of each keyword
    PointAutomaton points;

    KeywordScore score(const std::string& target, const std::vector<Found>& list, const NormalText& text) const {
        std::map<std::uint32_t, std::vector<Found>> by_keyword;
        for (const auto& found : outermost(list)) by_keyword[found.keyword].push_back(found);
        const auto title = std::min(text.title, title_points);
        KeywordScore out{target, 0, {}};
        for (const auto& [keyword, places] : by_keyword) {
            const bool in_title = std::ranges::any_of(places, [&](const Found& found) { return found.until <= title; });
            KeywordHit hit{keywords[keyword].words, keywords[keyword].weight, {}};
            hit.score *= (1 + 0.5 * std::log(static_cast<double>(places.size()))) * (in_title ? title_factor : 1);
            for (const auto& found : places) hit.places.push_back(place_of(text, found));
            out.score += hit.score;
            out.hits.push_back(std::move(hit));
        }
        std::ranges::stable_sort(out.hits, [](const auto& a, const auto& b) { return a.score > b.score; });
        return out;
    }
};

KeywordMatcher::KeywordMatcher(std::shared_ptr<const Automaton> automaton) : automaton_(std::move(automaton)) {}
std::size_t KeywordMatcher::size() const { return automaton_->keywords.size(); }

Result<KeywordMatcher> KeywordMatcher::make(std::vector<Keyword> keywords) {
    auto automaton = std::make_shared<Automaton>();
    for (std::size_t i = 0; i < keywords.size(); ++i) {
        const auto& keyword = keywords[i];
        const auto points = normal_text({}, keyword.words, Digits::keep).points;
        const bool fit = std::isfinite(keyword.weight) && std::abs(keyword.weight) <= heaviest;
        if (points.empty() || keyword.target.empty() || !fit)
            return refuse(unfit_keyword,
                          "第 " + std::to_string(i + 1) + " 个关键词没有文字、没有指向，或权重超出 ±20。");
        automaton->points.add({points.data(), points.size()}, static_cast<std::uint32_t>(i));
        automaton->lengths.push_back(points.size());
    }
    automaton->points.finish();
    automaton->keywords = std::move(keywords);
    return KeywordMatcher(std::move(automaton));
}

std::vector<KeywordScore> KeywordMatcher::match(std::string_view title, std::string_view text) const {
    const auto normal = normal_text(title, text, Digits::keep);
    std::map<std::string_view, std::vector<Found>> by_target;
    for (const auto& end : automaton_->points.find({normal.points.data(), normal.points.size()})) {
        const Found found{end.pattern, end.until - automaton_->lengths[end.pattern], end.until};
        if (!spans_break(normal, found)) by_target[automaton_->keywords[end.pattern].target].push_back(found);
    }
    std::vector<KeywordScore> out;
    for (const auto& [target, list] : by_target) out.push_back(automaton_->score(std::string(target), list, normal));
    std::ranges::stable_sort(out, [](const auto& a, const auto& b) { return a.score > b.score; });
    return out;
}

}  // namespace linli::recognition
