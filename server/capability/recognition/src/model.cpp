#include "model.h"

#include "learner.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace linli::recognition {
namespace {

constexpr std::uint32_t empty_slot = UINT32_MAX;

std::uint64_t hash(PieceKey key) { return (key * 0x9E3779B97F4A7C15ULL) >> 20; }

}  // namespace

PieceIndex::PieceIndex(const std::vector<PieceKey>& keys) {
    const auto size = std::bit_ceil(2 * keys.size() + 2);
    slots_.assign(size, empty_slot);
    mask_ = size - 1;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        auto slot = hash(keys[i]) & mask_;
        while (slots_[slot] != empty_slot) slot = (slot + 1) & mask_;
        slots_[slot] = static_cast<std::uint32_t>(i);
    }
}

std::optional<std::uint32_t> PieceIndex::find(PieceKey key, const std::vector<PieceKey>& keys) const {
    if (slots_.empty()) return std::nullopt;
    for (auto slot = hash(key) & mask_; slots_[slot] != empty_slot; slot = (slot + 1) & mask_)
        if (keys[slots_[slot]] == key) return slots_[slot];
    return std::nullopt;
}

std::vector<ActivePiece> activate(const Model& model, const std::vector<Piece>& pieces) {
    std::vector<std::uint32_t> features;
    features.reserve(pieces.size());
    for (const auto& piece : pieces)
        if (const auto feature = model.index.find(piece.key, model.keys)) features.push_back(*feature);
    std::ranges::sort(features);
    std::vector<ActivePiece> active;
    for (const auto feature : features) {
        if (active.empty() || active.back().feature != feature) active.push_back({feature, 0, 0});
        ++active.back().count;
    }
    double square = 0;
    for (auto& piece : active) {
        piece.value = damped(piece.count) * static_cast<double>(model.term_weights[piece.feature]);
        square += piece.value * piece.value;
    }
    for (auto& piece : active) piece.value /= std::sqrt(square);
    return active;
}

}  // namespace linli::recognition
