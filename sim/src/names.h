#pragma once

#include "rng.h"

#include <linli/base/codes.h>

#include <span>
#include <string>
#include <string_view>

namespace linli::sim {

/// The three ways a name is put together.
enum class NameStyle { han, hui, dotted };

/// A family line: what its members have in common.
struct Line {
    NameStyle style = NameStyle::han;
    std::string ethnicity;        ///< `汉族`
    std::string surname;          ///< empty for dotted names
    std::string given_of_father;  ///< dotted names: what comes after the dot
};

/// A new line as they occur in the north-west: mostly Han, many Hui, some with dotted names.
Line make_line(Rng& rng);
/// Another line of the same people, for whoever marries in.
Line make_line_like(Rng& rng, const Line& other);

/// A given name of the fashion of the birth year.
std::string given_name(Rng& rng, NameStyle style, codes::Sex sex, int birth_year);
/// The whole name of a member of `line`.
std::string full_name(Rng& rng, const Line& line, codes::Sex sex, int birth_year);
/// Another character that sounds like one of `name`'s, or nothing when we know none: how clerks misspell.
std::string misspelt(Rng& rng, std::string_view name);

namespace tables {
std::span<const Weighted> surnames();
std::span<const Weighted> hui_surnames();
std::span<const Weighted> ethnicities();
/// Given names by generation (0: before 1955 … 5: from 2010 on).
std::span<const std::string_view> given(codes::Sex sex, int generation);
std::span<const std::string_view> dotted_given(codes::Sex sex);
/// Pairs of characters that are mistaken for one another.
std::span<const std::string_view> sound_alikes();
}  // namespace tables

}  // namespace linli::sim
