#pragma once

#include "pieces.h"

#include <linli/base/result.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::recognition {

inline constexpr std::size_t most_labels = 1000;
inline constexpr std::size_t longest_label = 256;  // bytes

/// Where each piece stands in a model: open addressing over the sorted keys.
class PieceIndex {
public:
    PieceIndex() = default;
    explicit PieceIndex(const std::vector<PieceKey>& keys);
    std::optional<std::uint32_t> find(PieceKey key, const std::vector<PieceKey>& keys) const;

private:
    std::vector<std::uint32_t> slots_;
    std::uint64_t mask_ = 0;
};

/// What a model file holds. Immutable once inside a TextClassifier.
struct Model {
    std::vector<std::string> labels;  ///< at least two, sorted, distinct
    double temperature = 1;
    double threshold = 1;
    std::uint32_t title_points = 0;
    std::string card;                 ///< JSON
    std::vector<PieceKey> keys;       ///< rising
    std::vector<float> term_weights;  ///< one per key, positive
    std::vector<float> weights;       ///< [key × labels + label]
    PieceIndex index;                 ///< derived
    std::string id;                   ///< derived: SHA-256 of the file in hex
};

/// Checks what must be true and derives index and id. @throws InvariantBroken when a maker of models errs
Model finished(Model model);

/// The whole file.
std::string write_model(const Model& model);
/// Safe on hostile bytes. @refuses model_unreadable
Result<Model> read_model(std::string_view bytes);
/// The content behind the checksum; apart, so that fuzzing need not guess SHA-256. @refuses model_unreadable
Result<Model> read_model_content(std::string_view content);

/// A known piece of a text: its place in the model and its value in the unit vector of the text.
struct ActivePiece {
    std::uint32_t feature = 0;
    double value = 0;
    std::uint32_t count = 0;
};

/// The known pieces of a text, rising by feature; the squares of the values add up to one (or there are none).
std::vector<ActivePiece> activate(const Model& model, const std::vector<Piece>& pieces);

}  // namespace linli::recognition
