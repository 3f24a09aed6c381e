#include "tiles.h"

#include <linli/base/result.h>

namespace linli::evidence {
namespace {

constexpr std::size_t hash_size = 32;

/// The root of a power-of-two run of hashes.
Digest fold(const CryptoSuite& suite, std::string_view hashes) {
    if (hashes.size() == hash_size) return *Digest::from_bytes(hashes);
    const auto half = hashes.size() / 2;
    return node_hash(suite, fold(suite, hashes.substr(0, half)), fold(suite, hashes.substr(half)));
}

}  // namespace

const std::string& TileTree::tile(TileId id) {
    const auto found = loaded_.find(id);
    if (found != loaded_.end()) return found->second;
    return loaded_.emplace(id, store_.load(id)).first->second;
}

Digest TileTree::node(NodeId id) {
    const int tile_level = id.level / tile_height;
    const int height = id.level % tile_height;
    const std::uint64_t first = id.index << height;
    const auto& hashes = tile({tile_level, first / tile_width});
    const auto begin = static_cast<std::size_t>(first % tile_width) * hash_size;
    const auto count = hash_size << height;
    LINLI_INVARIANT(begin + count <= hashes.size(), "the evidence store lacks a node of its tree");
    return fold(suite_, std::string_view(hashes).substr(begin, count));
}

void TileTree::append(std::uint64_t size, std::span<const Digest> leaves) {
    std::vector<Digest> pending(leaves.begin(), leaves.end());
    for (int level = 0; !pending.empty(); ++level) {
        const std::uint64_t stored = size >> (tile_height * level);
        std::vector<Digest> above;
        for (std::size_t done = 0; done < pending.size();) {
            const TileId id{level, (stored + done) / tile_width};
            const auto offset = static_cast<std::size_t>((stored + done) % tile_width);
            auto hashes = offset == 0 ? std::string() : tile(id);
            LINLI_INVARIANT(hashes.size() == offset * hash_size, "an evidence tile has not the length of its tree");
            for (; done < pending.size() && hashes.size() < tile_width * hash_size; ++done)
                hashes += pending[done].view();
            if (hashes.size() == tile_width * hash_size) above.push_back(fold(suite_, hashes));
            store_.save(id, hashes);
            loaded_[id] = std::move(hashes);
        }
        pending = std::move(above);
    }
}

}  // namespace linli::evidence
