#include "tokens.h"

#include <linli/base/text.h>
#include <linli/hanzi/hanzi.h>

#include "letters.h"
#include "sounds.h"

#include <algorithm>

namespace linli::search {
namespace {

using Tokens = std::vector<std::string>;

std::string run_of(const Spelling& spelling, std::size_t from, std::size_t until) {
    std::string out;
    for (auto i = from; i < until; ++i) out += spelling[i];
    return out;
}

void add_sounds(Tokens& out, std::u32string_view name, std::size_t surname) {
    const auto length = name.size();
    for (const auto& spelling : spellings(name, true)) {
        if (spelling.size() != length) continue;
        const auto whole = joined(spelling);
        out.push_back(token('p', whole));
        if (folded(whole) != whole) out.push_back(token('f', folded(whole)));
        out.push_back(token('p', run_of(spelling, 0, surname)));
        if (length > surname + 1) out.push_back(token('p', run_of(spelling, surname, length)));
        if (length > 2) out.push_back(token('p', run_of(spelling, 0, length - 1)));
        const auto first_letters = initials(spelling);
        if (length > 1) out.push_back(token('i', first_letters));
        if (length > surname + 1) out.push_back(token('i', std::string_view(first_letters).substr(surname)));
    }
}

void add_han_name(Tokens& out, std::u32string_view name) {
    const auto length = name.size();
    const auto surname = std::max<std::size_t>(1, hanzi::surname_length(name));
    out.push_back(token('c', name.substr(0, 1)));
    if (surname == 2) out.push_back(token('c', name.substr(0, 2)));
    for (std::size_t i = 0; i + 1 < length && length > 2; ++i) out.push_back(token('s', name.substr(i, 2)));
    if (length == 3) out.push_back(token('s', std::u32string{name[0], name[2]}));
    for (std::size_t i = 0; i < length && length > 3; ++i)
        out.push_back(token('d', std::u32string(name.substr(0, i)) + std::u32string(name.substr(i + 1))));
    add_sounds(out, name, std::min(surname, length));
}

void add_name(Tokens& out, const std::string& shown) {
    auto name = letters_of(shown).text;
    if (name.size() > longest_name) name.resize(longest_name);
    if (name.empty()) return;
    out.push_back(token('w', name));
    if (any_han(name)) return add_han_name(out, name);
    out.push_back(token('p', name));
    for (const auto word : text::split(shown, ' '))
        if (const auto letters = letters_of(word).text; !letters.empty()) out.push_back(token('p', letters));
}

void add_compound(Tokens& out, const std::string& name) {
    const auto letters = text::to_u32(name).substr(0, longest_compound);
    for (const auto& pair : pairs(letters, longest_compound)) out.push_back(token('b', pair));
    const auto spoken = spellings(letters, false).front();
    out.push_back(token('p', joined(spoken)));
    out.push_back(token('i', initials(spoken)));
}

void add_door(Tokens& out, const std::string& address, bool home) {
    const auto door = door_of(address);
    Door known{.name = door.name, .house = {}, .unit = {}, .room = {}};
    const auto add = [&](const Door& pieces) {
        for (auto& one : door_tokens(pieces)) out.push_back(std::move(one));
    };
    add(known);
    known.house = door.house;
    add(known);
    if (home) return;
    known.unit = door.unit;
    add(known);
    known.room = door.room;
    add(known);
    add({.name = {}, .house = door.house, .unit = {}, .room = door.room});
    add({.name = {}, .house = door.house, .unit = {}, .room = {}});
    add({.name = {}, .house = {}, .unit = {}, .room = door.room});
    if (!door.name.empty()) add_compound(out, door.name);
}

void add_text(Tokens& out, const std::string& shown) {
    const auto letters = letters_of(shown).text.substr(0, longest_text);
    for (const auto& pair : pairs(letters, longest_text)) out.push_back(token('b', pair));
    std::u32string word;
    for (std::size_t i = 0; i <= letters.size(); ++i) {
        if (i < letters.size() && letters[i] < 0x80) {
            word.push_back(letters[i]);
        } else if (!word.empty()) {
            out.push_back(token('v', word));
            word.clear();
        }
    }
    const auto spoken = spellings(letters, false).front();
    const auto first_letters = initials(spoken);
    for (std::size_t i = 0; i + 1 < spoken.size(); ++i) {
        if (!hanzi::han(letters[i]) || !hanzi::han(letters[i + 1])) continue;
        out.push_back(token('q', spoken[i] + " " + spoken[i + 1]));
        out.push_back(token('j', spoken[i].substr(0, 1) + spoken[i + 1].substr(0, 1)));
    }
}

}  // namespace

std::string token(char what, std::string_view piece) { return std::string(1, what).append(":").append(piece); }
std::string token(char what, std::u32string_view piece) { return token(what, text::from_u32(piece)); }

std::vector<std::u32string> pairs(std::u32string_view letters, std::size_t most) {
    std::vector<std::u32string> out;
    if (letters.size() == 1) out.emplace_back(letters);
    for (std::size_t i = 0; i + 1 < letters.size() && out.size() < most; ++i) out.emplace_back(letters.substr(i, 2));
    return out;
}

std::vector<std::string> door_tokens(const Door& wanted) {
    const auto& [name, house, unit, room] = wanted;
    std::vector<std::string> out;
    if (name.empty()) {
        if (!house.empty() || !room.empty()) out.push_back(token('r', house + "|" + room));
        return out;
    }
    // As deep as the pieces go without a gap; what lies behind the gap narrows by building and room.
    if (house.empty())
        out.push_back(token('h', name));
    else if (unit.empty())
        out.push_back(token('k', name + "|" + house));
    else
        out.push_back(
            token('k', room.empty() ? name + "|" + house + "|" + unit : name + "|" + house + "|" + unit + "|" + room));
    if (!room.empty() && (house.empty() || unit.empty())) out.push_back(token('r', house + "|" + room));
    return out;
}

std::vector<std::string> tokens_of(const Document& document) {
    Tokens out;
    for (const auto& name : document.names) add_name(out, name);
    for (const auto& door : document.doors) add_door(out, door, false);
    for (const auto& home : document.homes) add_door(out, home, true);
    for (const auto& one : document.texts) add_text(out, one);
    for (const auto& number : document.numbers)
        if (const auto letters = plain(number); !letters.empty()) out.push_back(token('n', letters));
    for (const auto& phone : document.phones) {
        const auto letters = plain(phone);
        if (letters.size() < tail_length) continue;
        out.push_back(token('n', letters));
        out.push_back(token('t', std::string_view(letters).substr(letters.size() - tail_length)));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace linli::search
