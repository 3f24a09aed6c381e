#include "match.h"

#include <linli/base/text.h>
#include <linli/hanzi/hanzi.h>

#include "sounds.h"

#include <algorithm>

namespace linli::search {
namespace {

using std::u32string_view;

constexpr int whole_score = 100, part_score = 90, gap_score = 75, pinyin_score = 80, part_pinyin_score = 70;
constexpr int initials_score = 60, sound_score = 65, shape_score = 55, slip_score = 40;

Mark mark_of(const Letters& letters, std::size_t from, std::size_t length) {
    const int start = letters.at[from];
    return {start, letters.at[from + length - 1] - start + 1};
}

Fit fit_at(const Letters& letters, std::size_t from, std::size_t length, Why why, int score) {
    return {why, score, {mark_of(letters, from, length)}};
}

/// How many characters are written otherwise but sound or look alike; nothing when one is quite another.
std::optional<int> other_writings(u32string_view a, u32string_view b, bool& shape) {
    int out = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i]) continue;
        ++out;
        if (hanzi::sound_alike(a[i], b[i])) continue;
        if (!hanzi::look_alike(a[i], b[i]) && !hanzi::doubled(a[i], b[i])) return std::nullopt;
        if (shape) return std::nullopt;  // one character may be mistaken for another, not two
        shape = true;
    }
    return out;
}

/// A run of characters of the same length that sounds or looks like the word.
std::optional<Fit> fit_alike(u32string_view word, const Letters& letters) {
    const u32string_view all = letters.text;
    for (std::size_t i = 0; word.size() > 1 && i + word.size() <= all.size(); ++i) {
        bool shape = false;
        if (other_writings(word, all.substr(i, word.size()), shape))
            return fit_at(letters, i, word.size(), Why::alike, shape ? shape_score : sound_score);
    }
    return std::nullopt;
}

/// Pinyin that begins and ends with a character, or the first letters of neighbours.
std::optional<Fit> fit_spelling(u32string_view word, const Letters& letters, const std::vector<Spelling>& ways) {
    const auto wanted = text::from_u32(word);
    std::optional<Fit> best;
    const auto keep = [&](Fit fit) {
        if (!best || fit.score > best->score) best = std::move(fit);
    };
    for (const auto& spelling : ways) {
        if (spelling.size() != letters.text.size()) continue;
        for (std::size_t i = 0; i < spelling.size(); ++i) {
            std::string run;
            std::string first;
            for (auto j = i; j < spelling.size() && first.size() < wanted.size(); ++j) {
                run += spelling[j];
                first += text::prefix(spelling[j], 1);
                const bool whole = i == 0 && j + 1 == spelling.size();
                if (run == wanted)
                    keep(fit_at(letters, i, j - i + 1, Why::pinyin, whole ? pinyin_score : part_pinyin_score));
                else if (first == wanted && j > i)
                    keep(fit_at(letters, i, j - i + 1, Why::initials, whole ? initials_score : initials_score - 1));
            }
        }
    }
    return best;
}

/// The whole name as people spell it who do not hear the difference, or with a slip of a finger.
std::optional<Fit> fit_misspelling(u32string_view word, const Letters& letters, const std::vector<Spelling>& ways) {
    const auto wanted = text::from_u32(word);
    for (const auto& spelling : ways)
        if (folded(joined(spelling)) == folded(wanted))
            return fit_at(letters, 0, letters.text.size(), Why::pinyin, sound_score);
    for (const auto& spelling : ways)
        if (word.size() >= least_for_slips && one_slip(text::to_u32(joined(spelling)), word))
            return fit_at(letters, 0, letters.text.size(), Why::alike, slip_score);
    return std::nullopt;
}

}  // namespace

bool one_slip(u32string_view a, u32string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (a == b || b.size() - a.size() > 1) return false;
    std::size_t same = 0;
    while (same < a.size() && a[same] == b[same]) ++same;
    if (a.size() < b.size()) return a.substr(same) == b.substr(same + 1);
    const bool swapped = same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same];
    return a.substr(same + 1) == b.substr(same + 1) || (swapped && a.substr(same + 2) == b.substr(same + 2));
}

std::optional<Fit> fit_name(u32string_view word, std::string_view name) {
    const auto letters = letters_of(name);
    const u32string_view all = letters.text;
    if (all.empty()) return std::nullopt;
    if (all == word) return fit_at(letters, 0, all.size(), Why::exact, whole_score);
    if (const auto at = all.find(word); at != u32string_view::npos)
        return fit_at(letters, at, word.size(), Why::partial, part_score - static_cast<int>(at));
    if (latin(word)) {
        const auto ways = spellings(all, true);
        if (auto fit = fit_spelling(word, letters, ways)) return fit;
        return fit_misspelling(word, letters, ways);
    }
    if (word.size() == 2 && all.size() == 3 && word[0] == all[0] && word[1] == all[2])
        return Fit{Why::partial, gap_score, {mark_of(letters, 0, 1), mark_of(letters, 2, 1)}};
    if (auto fit = fit_alike(word, letters)) {
        if (word.size() != all.size()) fit->score -= 1;
        return fit;
    }
    if (word.size() > 2 && one_slip(word, all)) return fit_at(letters, 0, all.size(), Why::alike, slip_score);
    return std::nullopt;
}

std::optional<Fit> fit_text(u32string_view word, std::string_view shown) {
    const auto letters = letters_of(shown);
    const u32string_view all = letters.text;
    if (all.empty() || word.empty()) return std::nullopt;
    if (all == word) return fit_at(letters, 0, all.size(), Why::exact, whole_score);
    if (const auto at = all.find(word); at != u32string_view::npos)
        return fit_at(letters, at, word.size(), Why::partial, part_score);
    if (latin(word)) return fit_spelling(word, letters, {spellings(all, false).front()});
    if (auto fit = fit_alike(word, letters)) return fit;
    for (std::size_t i = 0; word.size() >= least_for_slips && i + word.size() <= all.size(); ++i)
        if (one_slip(word, all.substr(i, word.size()))) return fit_at(letters, i, word.size(), Why::alike, slip_score);
    return std::nullopt;
}

std::optional<Fit> fit_compound(u32string_view word, u32string_view compound) {
    const auto letters = letters_of(text::from_u32(compound));
    if (latin(word)) {
        const auto ways = spellings(compound, false);
        if (auto fit = fit_spelling(word, letters, ways)) return fit;
        return fit_misspelling(word, letters, ways);
    }
    if (word == compound) return fit_at(letters, 0, compound.size(), Why::exact, whole_score);
    if (const auto at = compound.find(word); at != u32string_view::npos)
        return fit_at(letters, at, word.size(), Why::partial, part_score);
    return word.size() == compound.size() ? fit_alike(word, letters) : std::nullopt;
}

}  // namespace linli::search
