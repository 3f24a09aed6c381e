#pragma once

#include "pieces.h"

#include <linli/recognition/evaluate.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace linli::recognition {

/// Labelled messages as counted pieces, row after row. Pieces are numbered in the order of their keys.
struct Corpus {
    std::vector<std::string> labels;
    std::vector<PieceKey> keys;         ///< sorted; a piece's number is its index
    std::vector<std::size_t> begin{0};  ///< row i is [begin[i], begin[i + 1])
    std::vector<std::uint32_t> pieces;  ///< numbers, rising within a row
    std::vector<std::uint16_t> counts;
    std::vector<std::uint32_t> truth;  ///< label of each row

    std::size_t size() const { return truth.size(); }
};

/// Every message must carry a label.
Corpus make_corpus(std::span<const Message> messages, std::size_t title_points);

}  // namespace linli::recognition
