#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What a message says, in a form that can be compared. Pure; safe from any thread.
namespace linli::resemblance {

/// What kind of piece a term is. Names of places and numbers say more about which matter is meant than other words do.
enum class Kind : std::uint8_t {
    words,   ///< two or three characters in a row
    name,    ///< the end of what names a place or a body: 发新城, 凉塘路, 河滨苑
    number,  ///< digits and letters: 58, A3, 12
};

/// One piece of a text. The key is a plain hash, for use in memory; a store must not keep it as an index of texts.
struct Term {
    std::uint64_t key = 0;
    float count = 0;          ///< how often it is said; in a title it counts twice
    std::uint16_t at = 0;     ///< where it stands in `Words::text` first
    std::uint8_t length = 0;  ///< in characters
    Kind kind = Kind::words;
};

/// A message cut into terms, each once, in the order of their keys.
struct Words {
    std::u32string text;  ///< what was cut: modern forms, half width, small letters
    std::vector<Term> terms;

    /// The characters of a term of this message. @return UTF-8
    std::string shown(const Term& term) const;
};

/// Cuts a title (may be empty) and at most the first 600 characters of a text: traditional forms are read as modern
/// ones, full width as half width. No dictionary: every two and three characters in a row, numbers whole, and names by
/// what they end in. Linear in the length. Invalid bytes are read as U+FFFD.
/// @source INC-24; duplicates in Chinese petitions name the place in ever new words
Words words_of(std::string_view title, std::string_view text);

}  // namespace linli::resemblance
