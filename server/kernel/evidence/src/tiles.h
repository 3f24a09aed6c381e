#pragma once

#include <linli/evidence/merkle.h>

#include <cstdint>
#include <map>
#include <span>
#include <string>

/// How a tree lies in the store: in tiles of up to 256 hashes. Tile (t, i) holds the hashes of tree level 8t from
/// index 256 i on; the seven levels between two tile levels are computed when asked for. A full tile never changes,
/// so a tree of 16 million leaves is about 66,000 rows and a proof reads three to six of them.
/// @source C2SP tlog-tiles
namespace linli::evidence {

inline constexpr int tile_height = 8;
inline constexpr std::size_t tile_width = std::size_t{1} << tile_height;

struct TileId {
    int level;
    std::uint64_t index;
    auto operator<=>(const TileId&) const = default;
};

/// Where tiles come from and go to.
class TileStore {
public:
    virtual ~TileStore() = default;
    /// The hashes, 32 bytes each; empty when the tile does not exist.
    virtual std::string load(TileId id) = 0;
    virtual void save(TileId id, const std::string& hashes) = 0;
};

/// One tree over one store, for the length of one transaction. Keeps what it has loaded.
class TileTree {
public:
    TileTree(const CryptoSuite& suite, TileStore& store) : suite_(suite), store_(store) {}

    /// Adds leaves after the `size` that are stored; writes each touched tile once.
    void append(std::uint64_t size, std::span<const Digest> leaves);
    /// @throws InvariantBroken when the store does not hold the node.
    Digest node(NodeId id);
    NodeReader reader() {
        return [this](NodeId id) { return node(id); };
    }

private:
    const std::string& tile(TileId id);
    const CryptoSuite& suite_;
    TileStore& store_;
    std::map<TileId, std::string> loaded_;
};

}  // namespace linli::evidence
