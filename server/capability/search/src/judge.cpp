#include "judge.h"

#include <linli/base/text.h>

#include "tokens.h"

#include <algorithm>

namespace linli::search {
namespace {

constexpr int number_score = 100, tail_score = 85, door_score = 100;

void add(Verdict& verdict, const Fit& fit, bool in_title) {
    if (fit.score < verdict.score) {
        verdict.score = fit.score;
        verdict.why = fit.why;
    }
    auto& marks = in_title ? verdict.title_marks : verdict.detail_marks;
    marks.insert(marks.end(), fit.marks.begin(), fit.marks.end());
}

/// The weakest word counts; any fit is weaker than nothing said yet.
Verdict best_so_far() { return {Why::exact, number_score + 1, {}, {}}; }

bool has_number(std::u32string_view letters, const Document& document) {
    const auto wanted = text::from_u32(letters);
    const auto same = [&](const std::string& number) { return plain(number) == wanted; };
    return std::any_of(document.numbers.begin(), document.numbers.end(), same) ||
           std::any_of(document.phones.begin(), document.phones.end(), same);
}

bool has_tail(std::u32string_view letters, const Document& document) {
    const auto wanted = text::from_u32(letters);
    return std::any_of(document.phones.begin(), document.phones.end(),
                       [&](const std::string& phone) { return plain(phone).ends_with(wanted); });
}

std::optional<Fit> fit_number(std::u32string_view letters, const Document& document) {
    if (has_number(letters, document)) return Fit{Why::number, number_score, {}};
    if (digits(letters) && letters.size() >= tail_length && has_tail(letters, document))
        return Fit{Why::number, tail_score, {}};
    return std::nullopt;
}

/// Where the name of a compound stands in an address as it is shown.
void mark_name(const std::string& name, const std::string& shown, std::vector<Mark>& marks) {
    const auto letters = letters_of(shown);
    const auto wanted = text::to_u32(name);
    const auto at = wanted.empty() ? std::u32string::npos : letters.text.find(wanted);
    if (at == std::u32string::npos) return;
    const int start = letters.at[at];
    marks.push_back({start, letters.at[at + wanted.size() - 1] - start + 1});
}

bool same_or_unsaid(const std::string& wanted, const std::string& there) { return wanted.empty() || wanted == there; }

/// An address against an address as it is shown: what is said must be there.
std::optional<Fit> fit_door(const Door& wanted, const std::string& shown) {
    const auto there = door_of(shown);
    if (wanted.empty() || !same_or_unsaid(wanted.house, there.house) || !same_or_unsaid(wanted.unit, there.unit) ||
        !same_or_unsaid(wanted.room, there.room))
        return std::nullopt;
    Fit out{Why::exact, door_score, {}};
    if (!wanted.name.empty()) {
        const auto name = fit_compound(text::to_u32(wanted.name), text::to_u32(there.name));
        if (!name) return std::nullopt;
        out.why = name->why;
        out.score = name->score;
        mark_name(there.name, shown, out.marks);
    }
    for (const auto& mark : door_marks(wanted, shown)) out.marks.push_back(mark);
    return out;
}

std::optional<Verdict> judge_person(const Query& query, const Shown& shown, bool by_words, bool by_numbers) {
    const auto& document = shown.document;
    auto out = best_so_far();
    if (by_numbers && (query.numeric || query.tail))
        if (const auto fit = fit_number(query.all, document)) return add(out, *fit, true), out;
    if (!by_words || document.names.empty()) return std::nullopt;
    if (const auto fit = fit_name(query.all, document.names.front())) return add(out, *fit, true), out;
    if (query.words.size() < 2) return std::nullopt;
    for (const auto& word : query.words) {
        auto fit = digits(word) ? by_numbers ? fit_number(word, document) : std::nullopt
                                : fit_name(word, document.names.front());
        if (fit) {
            add(out, *fit, true);
            continue;
        }
        for (const auto& home : document.homes)
            if (!fit) fit = fit_door(door_of(text::from_u32(word)), home);
        if (!fit) return std::nullopt;
        add(out, *fit, false);
    }
    return out;
}

std::optional<Fit> fit_room(const Query& query, const std::string& shown) {
    const auto room = text::from_u32(query.all);
    if (!digits(query.all) || door_of(shown).room != room) return std::nullopt;
    return Fit{Why::partial, tail_score, door_marks({.name = {}, .house = {}, .unit = {}, .room = room}, shown)};
}

std::optional<Verdict> judge_dwelling(const Query& query, const Shown& shown, bool by_words, bool by_numbers) {
    auto out = best_so_far();
    if (by_numbers && query.numeric)
        if (const auto fit = fit_number(query.all, shown.document)) return add(out, *fit, true), out;
    if (!by_words) return std::nullopt;
    auto fit = fit_room(query, shown.title);
    const Door spelled{.name = text::from_u32(query.all), .house = {}, .unit = {}, .room = {}};
    if (!fit) fit = fit_door(latin(query.all) ? spelled : query.door, shown.title);
    if (!fit) return std::nullopt;
    add(out, *fit, true);
    return out;
}

std::optional<Verdict> judge_text(const Query& query, const Shown& shown, bool by_words, bool by_numbers) {
    auto out = best_so_far();
    if (by_numbers && (query.numeric || query.tail))
        if (const auto fit = fit_number(query.all, shown.document)) return add(out, *fit, true), out;
    if (!by_words) return std::nullopt;
    for (const auto& word : query.words) {
        auto fit = fit_text(word, shown.title);
        bool in_title = fit.has_value();
        const auto behind = in_title ? std::optional<Fit>() : fit_text(word, shown.detail);
        if (behind) fit = behind;
        for (const auto& one : shown.document.texts) {
            if (fit) break;
            fit = fit_text(word, one);
            if (fit) fit->marks.clear();
        }
        if (!fit) return std::nullopt;
        add(out, *fit, in_title);
    }
    return out;
}

}  // namespace

std::optional<Verdict> judge(Kind kind, const Query& query, const Shown& shown, bool by_words, bool by_numbers) {
    if (query.words.empty()) return std::nullopt;
    switch (kind) {
    case Kind::person: return judge_person(query, shown, by_words, by_numbers);
    case Kind::dwelling: return judge_dwelling(query, shown, by_words, by_numbers);
    default: return judge_text(query, shown, by_words, by_numbers);
    }
}

}  // namespace linli::search
