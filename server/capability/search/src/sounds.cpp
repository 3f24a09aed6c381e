#include "sounds.h"

#include <linli/base/text.h>
#include <linli/hanzi/hanzi.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace linli::search {
namespace {

constexpr char32_t first_character = 0x4E00, last_character = 0x9FFF;
constexpr std::size_t most_spellings = 8, most_cuts = 4, most_slips = 120, most_lookalikes = 24;
constexpr std::size_t longest_syllable = 6, most_initials = 12;

const std::unordered_set<std::string>& syllables() {
    static const auto all = [] {
        std::unordered_set<std::string> out;
        for (char32_t c = first_character; c <= last_character; ++c)
            for (const auto& reading : hanzi::readings(c))
                if (reading.find_first_of("aeiouv") != std::string::npos) out.insert(reading);
        return out;
    }();
    return all;
}

std::vector<std::string> readings_of(char32_t c) {
    const auto known = hanzi::readings(c);
    if (known.empty()) return {text::from_u32(std::u32string_view(&c, 1))};
    return {known.begin(), known.end()};
}

void add(std::vector<Spelling>& all, Spelling one) {
    if (all.size() < most_spellings && std::find(all.begin(), all.end(), one) == all.end())
        all.push_back(std::move(one));
}

void cut_from(std::string_view rest, Spelling& so_far, std::vector<Spelling>& out) {
    if (rest.empty()) {
        out.push_back(so_far);
        return;
    }
    for (auto length = std::min(longest_syllable, rest.size()); length > 0 && out.size() < most_cuts; --length) {
        auto head = std::string(rest.substr(0, length));
        if (syllables().count(head) == 0) continue;
        so_far.push_back(std::move(head));
        cut_from(rest.substr(length), so_far, out);
        so_far.pop_back();
    }
}

/// Cheaper than all cuts: whether there is one.
bool can_be_cut(std::string_view pinyin) {
    std::vector<bool> reached(pinyin.size() + 1, false);
    reached[0] = true;
    for (std::size_t at = 0; at < pinyin.size(); ++at)
        for (std::size_t length = 1; reached[at] && length <= longest_syllable && at + length <= pinyin.size();
             ++length)
            if (syllables().count(std::string(pinyin.substr(at, length))) > 0) reached[at + length] = true;
    return reached.back();
}

}  // namespace

std::vector<Spelling> spellings(std::u32string_view letters, bool name) {
    std::vector<Spelling> out;
    if (name) add(out, hanzi::pinyin(letters));
    Spelling usual;
    for (const auto c : letters) usual.push_back(readings_of(c).front());
    add(out, usual);
    // One character at a time in another of its readings, on the way names are read.
    for (std::size_t i = 0; i < letters.size(); ++i)
        for (const auto& reading : readings_of(letters[i])) {
            auto other = out.front().size() == letters.size() ? out.front() : usual;
            other[i] = reading;
            add(out, std::move(other));
        }
    return out;
}

std::string joined(const Spelling& spelling) { return text::join(spelling, ""); }

std::string initials(const Spelling& spelling) {
    std::string out;
    for (const auto& syllable : spelling) out += text::prefix(syllable, 1);
    return out;
}

std::string folded(std::string_view pinyin) {
    std::string out;
    for (std::size_t i = 0; i < pinyin.size(); ++i) {
        const auto c = pinyin[i];
        const char before = i == 0 ? '\0' : pinyin[i - 1];
        const bool curled = c == 'h' && (before == 'z' || before == 'c' || before == 's');
        // Also a g of the next syllable: wang gui and wan gui are one run of letters.
        if (!curled && !(c == 'g' && !out.empty() && out.back() == 'n')) out += c;
    }
    return out;
}

std::vector<Spelling> cut(std::string_view pinyin) {
    std::vector<Spelling> out;
    Spelling so_far;
    if (can_be_cut(pinyin)) cut_from(pinyin, so_far, out);
    return out;
}

std::vector<std::string> initials_of(std::string_view pinyin) {
    std::vector<std::set<std::string>> behind(pinyin.size() + 1);  // of the letters from here to the end
    behind.back().insert("");
    for (auto at = pinyin.size(); at-- > 0;)
        for (std::size_t length = 1; length <= longest_syllable && at + length <= pinyin.size(); ++length) {
            if (behind[at + length].empty() || syllables().count(std::string(pinyin.substr(at, length))) == 0) continue;
            for (const auto& rest : behind[at + length])
                if (behind[at].size() < most_initials) behind[at].insert(pinyin[at] + rest);
        }
    std::vector<std::string> out(behind.front().begin(), behind.front().end());
    std::erase_if(out, [](const std::string& one) { return one.size() < 2; });
    return out;
}

std::vector<std::string> slips(std::string_view pinyin) {
    std::set<std::string> out;
    const auto keep = [&](std::string one) {
        if (out.size() < most_slips && one != pinyin && can_be_cut(one)) out.insert(std::move(one));
    };
    const std::string word(pinyin);
    for (std::size_t i = 0; i + 1 < word.size(); ++i) {
        auto swapped = word;
        std::swap(swapped[i], swapped[i + 1]);
        keep(std::move(swapped));
    }
    for (std::size_t i = 0; i < word.size(); ++i) keep(word.substr(0, i) + word.substr(i + 1));
    for (std::size_t i = 0; i <= word.size(); ++i)
        for (char c = 'a'; c <= 'z'; ++c) {
            keep(word.substr(0, i) + c + word.substr(i));
            if (i < word.size()) keep(word.substr(0, i) + c + word.substr(i + 1));
        }
    return {out.begin(), out.end()};
}

std::u32string lookalikes(char32_t character) {
    static std::mutex guard;
    static std::unordered_map<char32_t, std::u32string> known;  // at most the characters of the standard list
    if (hanzi::readings(character).empty()) return {};
    {
        const std::lock_guard lock(guard);
        const auto found = known.find(character);
        if (found != known.end()) return found->second;
    }
    std::u32string out;
    for (char32_t c = first_character; c <= last_character && out.size() < most_lookalikes; ++c)
        if (c != character && !hanzi::readings(c).empty() &&
            (hanzi::doubled(c, character) || hanzi::look_alike(c, character)))
            out.push_back(c);
    const std::lock_guard lock(guard);
    return known.emplace(character, std::move(out)).first->second;
}

}  // namespace linli::search
