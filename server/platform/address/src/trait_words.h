#pragma once

#include "traits.h"

#include <array>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>

/// The values of the traits by their words, in which the tables of weights are written. Lists are only added to.
namespace linli::address {

namespace trait_words {
inline constexpr std::array<std::string_view, 8> counted{"0", "1", "2", "3", "4", "5", "6", "none"};
inline constexpr std::array<std::string_view, 18> kinds{"text",  "mark",  "building", "unit",     "floor",  "room",
                                                        "no",    "bare",  "lane",     "alley",    "street", "road",
                                                        "group", "phase", "gate",     "distance", "end",    "words"};
inline constexpr std::array<std::string_view, 8> steps{"none",  "1-3",     "4-9",     "10-30",
                                                       "31-99", "100-399", "400-999", "1000+"};
inline constexpr std::array<std::string_view, 6> letters{"none", "first", "hanzi", "last", "both", "hanzi_last"};
inline constexpr std::array<std::string_view, 17> endings{
    "none",   "other",   "dwelling", "compound", "flats",   "new_village", "tower", "hotel", "market",
    "estate", "company", "shop",     "school",   "village", "phase",       "gate",  "mark"};
inline constexpr std::array<std::string_view, 9> roads{"none", "路", "街", "道", "弄", "巷", "线", "number", "other"};
inline constexpr std::array<std::string_view, 4> communities{"none", "村", "社区", "other"};
inline constexpr std::array<std::string_view, 4> grounds{"none", "road", "numbered_road", "community"};
inline constexpr std::array<std::string_view, 16> namings{"none",
                                                          "building",
                                                          "unit",
                                                          "building+unit",
                                                          "floor",
                                                          "building+floor",
                                                          "unit+floor",
                                                          "building+unit+floor",
                                                          "room",
                                                          "building+room",
                                                          "unit+room",
                                                          "building+unit+room",
                                                          "floor+room",
                                                          "building+floor+room",
                                                          "unit+floor+room",
                                                          "building+unit+floor+room"};
inline constexpr std::array<std::string_view, 13> marks{"start", "words", "number", "dash", "wave",  "slash", "comma",
                                                        "space", "hash",  "stroke", "long", "other", "end"};
inline constexpr std::array<std::string_view, 5> measures{"none", "building", "unit", "room", "floor"};
inline constexpr std::array<std::string_view, 3> comparisons{"equal", "first", "second"};
inline constexpr std::array<std::string_view, 3> orders{"other", "up", "neighbours"};
inline constexpr std::array<std::string_view, 2> yes_no{"no", "yes"};
inline constexpr std::array<std::string_view, 2> cuts{"letter", "long"};
inline constexpr auto labels = words(Label{});
}  // namespace trait_words

constexpr std::span<const std::string_view> values_of(Trait trait) {
    switch (trait) {
    case Trait::kind:
    case Trait::next_kind:
    case Trait::right_kind: return trait_words::kinds;
    case Trait::value: return trait_words::steps;
    case Trait::letter: return trait_words::letters;
    case Trait::last:
    case Trait::rule: return trait_words::labels;
    case Trait::name:
    case Trait::text: return trait_words::endings;
    case Trait::road: return trait_words::roads;
    case Trait::community: return trait_words::communities;
    case Trait::ground: return trait_words::grounds;
    case Trait::named: return trait_words::namings;
    case Trait::left:
    case Trait::mark:
    case Trait::then: return trait_words::marks;
    case Trait::later: return trait_words::measures;
    case Trait::equal: return trait_words::comparisons;
    case Trait::order: return trait_words::orders;
    case Trait::how: return trait_words::cuts;
    case Trait::split:
    case Trait::hamlet:
    case Trait::cut: return trait_words::yes_no;
    default: return trait_words::counted;
    }
}

/// The value that a word names; a word that names none does not compile.
constexpr std::uint8_t value_named(Trait trait, std::string_view name) {
    const auto list = values_of(trait);
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i] == name) return static_cast<std::uint8_t>(i);
    throw std::invalid_argument("no such value of this trait");
}

}  // namespace linli::address
