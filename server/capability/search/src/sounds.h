#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linli::search {

/// One syllable a character.
using Spelling = std::vector<std::string>;

/// How the characters may be read, the usual way first, at most eight ways. @param name the first characters may be a
/// surname, which is read as surnames are (单 shan) and, last, as people who do not know it read it (dan)
std::vector<Spelling> spellings(std::u32string_view letters, bool name);
std::string joined(const Spelling& spelling);
std::string initials(const Spelling& spelling);
/// What many people do not tell apart: zh z, ch c, sh s, ng n. Of any run of letters.
std::string folded(std::string_view pinyin);
/// Ways to cut letters into syllables, at most four; none when they are no pinyin.
std::vector<Spelling> cut(std::string_view pinyin);
/// The first letters of its syllables, for every way to cut it into two or more; at most twelve.
std::vector<std::string> initials_of(std::string_view pinyin);
/// Letters or characters of the shortest text in which a slip is forgiven: of shorter ones too many are near.
constexpr std::size_t least_for_slips = 4;
/// Pinyin one slip away: a letter more, less, other, or two swapped. At most 120, without `pinyin` itself.
std::vector<std::string> slips(std::string_view pinyin);
/// Characters that are easily written for `character`: alike in shape, or two ways of writing one name. At most 24.
std::u32string lookalikes(char32_t character);

}  // namespace linli::search
