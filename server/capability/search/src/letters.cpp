#include "letters.h"

#include <linli/base/text.h>
#include <linli/hanzi/hanzi.h>

#include <algorithm>

namespace linli::search {
namespace {

bool ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }

/// Letters of other scripts (Tibetan, Arabic) stand for themselves; signs and punctuation do not count.
bool other_letter(char32_t c) {
    constexpr char32_t first = 0xC0;
    const bool sign = (c >= 0x2000 && c < 0x2E80) || (c >= 0x3000 && c < 0x3040) || c == U'・' || (c >= 0xFE00);
    return c >= first && !sign;
}

}  // namespace

Letters letters_of(std::string_view shown) {
    Letters out;
    const auto points = text::to_u32(text::half_width(shown));
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto c = points[i];
        if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
        if (hanzi::han(c))
            c = hanzi::modern(c);
        else if (!ascii_letter(c) && !other_letter(c))
            continue;
        out.text.push_back(c);
        out.at.push_back(static_cast<int>(i));
    }
    return out;
}

std::string plain(std::string_view shown) { return text::from_u32(letters_of(shown).text); }

bool latin(std::u32string_view letters) {
    return !letters.empty() &&
           std::all_of(letters.begin(), letters.end(), [](char32_t c) { return c >= U'a' && c <= U'z'; });
}

bool digits(std::u32string_view letters) {
    constexpr std::size_t id_number_length = 18;
    if (letters.size() == id_number_length && letters.back() == U'x') letters.remove_suffix(1);
    return !letters.empty() &&
           std::all_of(letters.begin(), letters.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

bool any_han(std::u32string_view letters) { return std::any_of(letters.begin(), letters.end(), hanzi::han); }

}  // namespace linli::search
