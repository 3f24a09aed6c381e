#pragma once

#include <linli/search/source.h>

#include "door.h"

#include <string>
#include <string_view>
#include <vector>

namespace linli::search {

/// Raised when the tokens below are cut otherwise: documents of an older analysis are indexed again by the next sweep.
inline constexpr int analysis = 1;

/// A token before it is keyed: what kind of piece, and the piece.
///   w whole name · c surname · s two characters of a name in order · d long name without one character
///   p run of pinyin · f the same folded · i initials
///   h compound or road · k compound and building … down to the room · r building and room, or one of them
///   b pair of neighbours in a text · q pair of syllables · j pair of initials · v word of letters and digits
///   n number in full · t last four digits of a telephone
std::string token(char what, std::u32string_view piece);
std::string token(char what, std::string_view piece);

/// Everything a document is found by; each token once. Bounded by the lengths that are looked at.
std::vector<std::string> tokens_of(const Document& document);

/// Neighbours of a text: at most `most` pairs, one character for a text of one.
std::vector<std::u32string> pairs(std::u32string_view letters, std::size_t most);
/// `h`, `k` and `r` tokens by which a door is found when exactly these pieces are known; empty when it cannot be.
std::vector<std::string> door_tokens(const Door& wanted);

/// Only so much of a name, of a text, of an address name is looked at.
inline constexpr std::size_t longest_name = 16, longest_text = 80, longest_compound = 16;
inline constexpr std::size_t tail_length = 4;

}  // namespace linli::search
