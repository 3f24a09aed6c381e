#include "pieces.h"

#include <linli/base/text.h>

#include <algorithm>

namespace linli::recognition {
namespace {

constexpr int point_bits = 21;

void add_range(const std::vector<char32_t>& points, std::size_t until, PieceKey mark, std::vector<Piece>& out) {
    for (std::size_t i = 0; i < until; ++i) {
        const auto first = mark | (static_cast<PieceKey>(points[i]) << point_bits);
        const auto at = static_cast<std::uint32_t>(i);
        out.push_back({first, at, 1});
        if (i + 1 < until) out.push_back({first | points[i + 1], at, 2});
    }
}

}  // namespace

std::vector<Piece> pieces_of(const NormalText& text, std::size_t title_points) {
    const auto title = std::min(text.title, title_points);
    std::vector<Piece> out;
    out.reserve(2 * (text.points.size() + title));
    add_range(text.points, text.points.size(), 0, out);
    add_range(text.points, title, title_piece, out);
    return out;
}

std::string piece_text(PieceKey key) {
    constexpr PieceKey mask = (PieceKey{1} << point_bits) - 1;
    std::u32string points(1, static_cast<char32_t>((key >> point_bits) & mask));
    if ((key & mask) != 0) points += static_cast<char32_t>(key & mask);
    return text::from_u32(points);
}

}  // namespace linli::recognition
