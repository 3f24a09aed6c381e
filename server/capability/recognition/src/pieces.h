#pragma once

#include "normal_text.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace linli::recognition {

/// A piece is one character or two neighbours, of the message or of its title, written as a number without
/// collisions: bit 42 is set for the title, then 21 bits for the first character, 21 for the second (0: none).
using PieceKey = std::uint64_t;

inline constexpr PieceKey title_piece = PieceKey{1} << 42;
inline constexpr PieceKey highest_piece = (PieceKey{1} << 43) - 1;

/// Where a piece stands: points [at, at + length) of the normal text.
struct Piece {
    PieceKey key = 0;
    std::uint32_t at = 0;
    std::uint32_t length = 1;
};

/// Every occurrence, in text order; the title's pieces come a second time, marked, for its first `title_points`.
std::vector<Piece> pieces_of(const NormalText& text, std::size_t title_points);

/// The characters of a piece in UTF-8, for people.
std::string piece_text(PieceKey key);

}  // namespace linli::recognition
