#include "plan.h"

#include <linli/base/text.h>
#include <linli/hanzi/hanzi.h>

#include "sounds.h"
#include "tokens.h"

#include <algorithm>
#include <optional>

namespace linli::search {
namespace {

using Clauses = std::vector<Clause>;
using std::u32string_view;

constexpr std::size_t most_words = 6, most_clauses = 48, most_variants = 120;
constexpr std::size_t shortest_number = 7, longest_tail = 10, telephone = 11;

std::string narrow(u32string_view letters) { return text::from_u32(letters); }

void append(Clauses& all, Clauses more) {
    for (auto& one : more)
        if (!one.empty() && all.size() < most_variants) all.push_back(std::move(one));
}

/// Each choice of one clause a word, joined.
Clauses product(const std::vector<Clauses>& choices) {
    Clauses out{{}};
    for (const auto& choice : choices) {
        Clauses next;
        for (const auto& so_far : out)
            for (const auto& one : choice) {
                if (next.size() == most_clauses) break;
                auto both = so_far;
                both.insert(both.end(), one.begin(), one.end());
                next.push_back(std::move(both));
            }
        out = std::move(next);
    }
    if (out.size() == 1 && out.front().empty()) out.clear();
    return out;
}

Clause all_pairs(char what, u32string_view word) {
    Clause out;
    for (const auto& pair : pairs(word, longest_text)) out.push_back(token(what, pair));
    return out;
}

// Names of people.

Clauses names_like(u32string_view word) {
    if (latin(word)) return {{token('p', word)}, {token('i', word)}};
    if (word.size() == 1) return {{token('c', word)}};
    Clauses out{{token('w', word)}};
    if (word.size() == 2) append(out, {{token('c', word)}, {token('s', word)}});
    if (word.size() > 2) append(out, {all_pairs('s', word), {token('d', word)}});
    return out;
}

Clauses names_sounding(u32string_view word) {
    Clauses out;
    if (latin(word)) {
        const auto fold = folded(narrow(word));
        out.push_back({token('f', fold)});
        if (fold != narrow(word)) out.push_back({token('p', fold)});  // else it was asked for as the very name
        return out;
    }
    if (word.size() < 2) return out;
    for (const auto& spelling : spellings(word, true)) append(out, {{token('p', joined(spelling))}});
    return out;
}

/// Pinyin one slip away spells a whole name, or nothing is forgiven. A run of pinyin is most often a part of longer
/// names (zhangwei of 张伟华): the initials that go with the whole tell them apart before anybody's record is read.
Clauses spellings_one_slip_away(const std::string& word) {
    Clauses out;
    for (const auto& near : slips(word)) {
        for (const auto& first_letters : initials_of(near))
            out.push_back({token('p', near), token('i', first_letters)});
        out.push_back({token('p', near), token('w', near)});  // registered in letters
    }
    return out;
}

/// A name of three characters or more, whatever stands at `at`.
std::string all_but(u32string_view word, std::size_t at) {
    const auto rest = std::u32string(word.substr(0, at)) + std::u32string(word.substr(at + 1));
    return token(word.size() == 3 ? 's' : 'd', rest);
}

Clauses names_one_slip_away(u32string_view word) {
    Clauses out;
    if (latin(word)) return word.size() < least_for_slips ? out : spellings_one_slip_away(narrow(word));
    for (std::size_t i = 0; i < word.size() && word.size() > 1; ++i)
        for (const auto other : lookalikes(word[i])) {
            std::u32string near(word);
            near[i] = other;
            Clause clause{token('w', near)};
            if (word.size() > 2) clause.push_back(all_but(word, i));
            append(out, {std::move(clause)});
        }
    for (std::size_t i = 0; i < word.size() && word.size() > 2; ++i) {
        append(out, {{token('w', std::u32string(word.substr(0, i)) + std::u32string(word.substr(i + 1)))}});
        if (i + 1 == word.size()) break;
        std::u32string swapped(word);
        std::swap(swapped[i], swapped[i + 1]);
        append(out, {{token('w', swapped)}});
    }
    return out;
}

/// One character is another one: any name that shares the rest.
Clauses names_with_another_character(u32string_view word) {
    Clauses out;
    if (word.size() < 3 || !any_han(word)) return out;
    for (std::size_t i = 0; i < word.size(); ++i) append(out, {{all_but(word, i)}});
    return out;
}

/// A word beside others may be a name, the end of a telephone, or where somebody lives.
Clauses person_word(const std::u32string& word, bool by_numbers) {
    if (digits(word)) {
        const auto number = narrow(word);
        if (!by_numbers) return {};
        return number.size() == tail_length ? Clauses{{token('t', number)}} : Clauses{{token('n', number)}};
    }
    auto out = names_like(word);
    const auto door = door_of(narrow(word));
    if (!door.name.empty()) append(out, {door_tokens({door.name, door.house, {}, {}})});
    return out;
}

std::vector<Tier> person_plan(const Query& query, bool by_numbers) {
    std::vector<Tier> out;
    Clauses near;
    const bool one_name = latin(query.all) || !std::any_of(query.words.begin(), query.words.end(),
                                                           [](const auto& w) { return latin(w) || digits(w); });
    if (one_name) near = names_like(query.all);
    if (query.words.size() > 1) {
        std::vector<Clauses> choices;
        for (const auto& word : query.words) choices.push_back(person_word(word, by_numbers));
        append(near, product(choices));
    }
    out.push_back({near});
    if (!one_name) return out;
    out.push_back({names_sounding(query.all)});
    out.push_back({.clauses = names_one_slip_away(query.all), .led = true});
    out.push_back({names_with_another_character(query.all), true});
    return out;
}

// Doors.

/// A pair of neighbours that a compound has, whatever stands at `at`.
std::optional<std::string> pair_beside(u32string_view name, std::size_t at) {
    if (at > 1) return token('b', name.substr(0, 2));
    return at + 3 <= name.size() ? std::optional(token('b', name.substr(at + 1, 2))) : std::nullopt;
}

std::vector<Tier> door_plan(const Query& query) {
    std::vector<Tier> out;
    if (latin(query.all)) {
        out.push_back({{{token('p', query.all)}, {token('i', query.all)}}});
        Tier slipped;
        for (const auto& near : slips(narrow(query.all))) append(slipped.clauses, {{token('p', near)}});
        if (query.all.size() >= least_for_slips) out.push_back(slipped);
        return out;
    }
    const auto& door = query.door;
    out.push_back({{door_tokens(door)}});
    if (digits(query.all)) out.push_back({{{token('r', "|" + narrow(query.all))}}});
    const auto name = text::to_u32(door.name);
    if (name.size() < 2) return out;
    const auto rest = door_tokens({.name = {}, .house = door.house, .unit = {}, .room = door.room});
    const auto with_rest = [&](Clause clause) {
        clause.insert(clause.end(), rest.begin(), rest.end());
        return clause;
    };
    out.push_back({{with_rest(all_pairs('b', name))}});
    Tier sounding, alike{.clauses = {}, .led = true};
    for (const auto& spelling : spellings(name, false))
        append(sounding.clauses, {with_rest({token('p', joined(spelling))})});
    out.push_back(sounding);
    for (std::size_t i = 0; i < name.size(); ++i)
        for (const auto other : lookalikes(name[i])) {
            auto near = door;
            auto letters = name;
            letters[i] = other;
            near.name = narrow(letters);
            auto clause = door_tokens(near);
            if (const auto pair = pair_beside(name, i)) clause.push_back(*pair);
            append(alike.clauses, {std::move(clause)});
        }
    out.push_back(alike);
    return out;
}

// Texts.

Clauses text_word(const std::u32string& word) {
    Clauses out;
    if (latin(word)) {
        for (const auto& spelling : cut(narrow(word))) {
            Clause clause;
            for (std::size_t i = 0; i + 1 < spelling.size(); ++i)
                clause.push_back(token('q', spelling[i] + " " + spelling[i + 1]));
            append(out, {clause});
        }
        if (word.size() <= 8) append(out, {all_pairs('j', word)});
    }
    append(out, {{token('v', word)}});
    if (word.size() > 1) append(out, {all_pairs('b', word)});
    return out;
}

Clause syllable_pairs(const std::u32string& word) {
    Clause out;
    const auto spoken = spellings(word, false).front();
    for (std::size_t i = 0; i + 1 < spoken.size(); ++i)
        if (hanzi::han(word[i]) && hanzi::han(word[i + 1])) out.push_back(token('q', spoken[i] + " " + spoken[i + 1]));
    return out;
}

/// One character is another one: the pairs it is in are missing.
Clauses texts_with_another_character(const std::u32string& word) {
    Clauses out;
    const auto all = all_pairs('b', word);
    if (word.size() < least_for_slips || all.size() < 3) return out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        Clause rest;
        for (std::size_t pair = 0; pair < all.size(); ++pair)
            if (pair != i && pair + 1 != i) rest.push_back(all[pair]);
        append(out, {rest});
    }
    return out;
}

std::vector<Tier> text_plan(const Query& query) {
    std::vector<Clauses> choices;
    for (const auto& word : query.words) choices.push_back(text_word(word));
    std::vector<Tier> out{{product(choices)}};
    if (query.words.size() == 1 && any_han(query.all)) {
        out.push_back({{syllable_pairs(query.all)}});
        out.push_back({texts_with_another_character(query.all), true});
    }
    return out;
}

Tier number_tier(const Query& query) {
    Tier out;
    const auto number = narrow(query.all);
    if (query.numeric) out.clauses.push_back({token('n', number)});
    if (query.tail) out.clauses.push_back({token('t', number.substr(number.size() - tail_length))});
    return out;
}

}  // namespace

Query query_of(std::string_view typed) {
    Query out;
    out.shown = std::string(typed);
    std::string word;
    const auto end_word = [&] {
        auto letters = letters_of(word).text;
        if (!letters.empty() && out.words.size() < most_words) {
            out.all += letters;
            out.words.push_back(std::move(letters));
        }
        word.clear();
    };
    for (const auto c : text::half_width(typed)) {
        if (c == ' ' || c == '\t' || c == '\n')
            end_word();
        else
            word += c;
    }
    end_word();
    const bool number = digits(out.all);
    const bool code = std::any_of(out.all.begin(), out.all.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; }) &&
                      std::all_of(out.all.begin(), out.all.end(), [](char32_t c) { return c < 0x80; });
    out.numeric = code && out.all.size() >= shortest_number;
    out.tail = number && out.all.size() >= tail_length && out.all.size() <= longest_tail;
    if (!latin(out.all) && !(number && out.all.size() >= shortest_number)) out.door = door_of(out.shown);
    static_assert(longest_tail < telephone);
    return out;
}

std::vector<Tier> plan_for(Kind kind, const Query& query, bool by_words, bool by_numbers) {
    std::vector<Tier> out;
    if (query.words.empty()) return out;
    if (by_numbers) out.push_back(number_tier(query));
    if (by_words) {
        auto tiers = kind == Kind::person     ? person_plan(query, by_numbers)
                     : kind == Kind::dwelling ? door_plan(query)
                                              : text_plan(query);
        for (auto& tier : tiers) out.push_back(std::move(tier));
    }
    for (auto& tier : out)
        tier.clauses.erase(std::remove_if(tier.clauses.begin(), tier.clauses.end(),
                                          [](const Clause& clause) { return clause.empty(); }),
                           tier.clauses.end());
    return out;
}

bool worth_the_same(const Clause& clause) {
    constexpr std::string_view alike = "wcnthkr";
    return clause.size() == 1 && alike.find(clause.front().front()) != std::string_view::npos;
}

}  // namespace linli::search
