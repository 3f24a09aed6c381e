#pragma once

#include "judge.h"
#include "lexer.h"
#include "names.h"

#include <linli/address/parts.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// What can be seen about a number of an address before it is decided what it counts. Structure only: measures, digits,
/// places in the chain, endings that tell a kind of name; never a name itself.
namespace linli::address {

enum class Trait : std::uint8_t {
    kind,         ///< the measure
    digits,       ///< how many; 5 for more, too
    value,        ///< what the digits write, in steps
    letter,       ///< where a letter stands in the number
    joined,       ///< how many dashes it holds: 322-324 is one number
    split,        ///< cut from a letter or another number: A|2292
    last,         ///< the label of the piece before
    name,         ///< the kind of the last name, by its ending
    name_length,  ///< of the last name; 6 for longer ones, too
    hamlet,       ///< whether it ends like hamlets do
    road,         ///< the ending of the last road
    community,    ///< the ending of the community
    ground,       ///< what the houses are numbered by
    named,        ///< which of building, unit, floor, room were named before
    chain,        ///< how many numbers stand before it with only a mark between
    ahead,        ///< how many stand behind it, likewise
    next_kind,    ///< of the number behind
    next_digits,  ///< of the number behind
    left,         ///< what stands directly before
    later,        ///< the strongest measure that comes later
    text,         ///< the kind of the name directly behind
    rule,         ///< what the table of rules would say
    right_kind,   ///< of the number behind the dash; from here on only where a cut is weighed
    right_digits,
    equal,  ///< how the numbers of digits compare
    order,  ///< how the two values compare
    mark,   ///< what stands between
    then,   ///< what follows behind both
    cut,    ///< what the rules for cuts would say
    how,    ///< a letter or a long number is cut
    width,  ///< of the first part
    count_,
};
constexpr std::size_t trait_count = static_cast<std::size_t>(Trait::count_);
constexpr std::array<std::string_view, trait_count> words(Trait) {
    return {"kind",        "digits",      "value", "letter",    "joined", "split", "last",       "name",
            "name_length", "hamlet",      "road",  "community", "ground", "named", "chain",      "ahead",
            "next_kind",   "next_digits", "left",  "later",     "text",   "rule",  "right_kind", "right_digits",
            "equal",       "order",       "mark",  "then",      "cut",    "how",   "width"};
}

/// One value for each trait, as a place in its list of words (trait_words.h).
using Traits = std::array<std::uint8_t, trait_count>;

/// The kind of a name, told by its ending.
enum class NameEnding : std::uint8_t {
    none,
    other,
    dwelling,     ///< 苑, 家园
    compound,     ///< 小区
    flats,        ///< 公寓, 宿舍
    new_village,  ///< 新村
    tower,        ///< 大厦, 中心
    hotel,        ///< 酒店, 银行
    market,
    estate,   ///< 工业区
    company,  ///< 公司, 厂
    shop,
    school,
    village,
    phase,  ///< 二期, A区
    gate,
    mark,  ///< no name: a mark and then a text
};
NameEnding ending_of(std::u32string_view name);

/// What an address has named so far.
struct Trail {
    Named named;
    std::uint32_t labels = 0;            ///< a bit for each label that was given
    NameEnding name = NameEnding::none;  ///< of the last name
    std::size_t name_length = 0;         ///< of the last name
    bool hamlet = false;                 ///< the last name ends like hamlets do
    std::uint8_t road = 0;               ///< the ending of the last road, as a value of Trait::road
    std::uint8_t community = 0;          ///< likewise
    Place place = Place::none;           ///< of the last place

    void label(Label given);
    void name_given(Label given, std::u32string_view text);
    bool has(Label label) const { return (labels >> static_cast<unsigned>(label) & 1U) != 0; }
    Ground ground() const;
};

/// Where the walk stands.
struct Spot {
    std::u32string_view half;  ///< the address in half width
    const std::vector<Lexeme>& lexemes;
    std::size_t at = 0;
    const Trail& trail;

    const Lexeme& here() const { return lexemes[at]; }
    /// The lexeme that many further; nullptr behind the end.
    const Lexeme* ahead(std::size_t steps) const;
};

bool is_letter(char32_t c);
/// How many digits stand in a lexeme, and the number that they write; long ones are no numbers of doors.
int digits_in(std::u32string_view half, std::size_t begin, std::size_t end);
int value_in(std::u32string_view half, std::size_t begin, std::size_t end);
/// A measure or none, but a number.
bool is_number(const Lexeme& lexeme);

/// What can be seen about the number at `spot`; the traits of cuts are 0.
Traits traits_of(const Spot& spot);
/// Adds what can be seen about the dash behind the number at `spot`; `rule` is what the rules would say.
void add_dash(Traits& traits, const Spot& spot, bool rule);
/// Adds what can be seen about cutting the number at `spot` behind `width` characters.
void add_split(Traits& traits, bool letter, std::size_t width, bool rule);

inline std::uint8_t& at(Traits& traits, Trait trait) { return traits[static_cast<std::size_t>(trait)]; }
inline std::uint8_t value_of(const Traits& traits, Trait trait) { return traits[static_cast<std::size_t>(trait)]; }

}  // namespace linli::address
