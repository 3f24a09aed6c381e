#pragma once

#include <linli/search/views.h>

#include "letters.h"

#include <optional>
#include <string_view>
#include <vector>

namespace linli::search {

/// How well one word fits one text. Scores order results within an answer; they mean nothing beyond it.
struct Fit {
    Why why = Why::exact;
    int score = 0;
    std::vector<Mark> marks;
};
/// Whether two words are one letter apart: another one, one more, one less, or two swapped. False for equal ones.
bool one_slip(std::u32string_view a, std::u32string_view b);
/// A word against the name of a person.
std::optional<Fit> fit_name(std::u32string_view word, std::string_view name);
/// A word within a text.
std::optional<Fit> fit_text(std::u32string_view word, std::string_view shown);
/// The name of a compound against that of an address; both as letters.
std::optional<Fit> fit_compound(std::u32string_view word, std::u32string_view compound);

}  // namespace linli::search
