#include "tiles.h"

#include <linli/base/text.h>
#include <linli/evidence/merkle.h>

#include <gtest/gtest.h>

#include <bit>
#include <random>

namespace linli::evidence {
namespace {

const CryptoSuite& sha = crypto::suite(crypto::Suite::international);

Digest digest(const char* hex) { return *Digest::from_hex(hex); }

/// The definition of RFC 9162 §2.1.1, word for word and slowly.
Digest naive_root(const CryptoSuite& suite, std::span<const Digest> leaves) {
    if (leaves.empty()) return suite.hash("");
    if (leaves.size() == 1) return leaves[0];
    std::size_t k = 1;
    while (2 * k < leaves.size()) k *= 2;
    return node_hash(suite, naive_root(suite, leaves.first(k)), naive_root(suite, leaves.subspan(k)));
}

/// PATH of §2.1.3.1.
Path naive_path(const CryptoSuite& suite, std::size_t m, std::span<const Digest> leaves) {
    if (leaves.size() == 1) return {};
    std::size_t k = 1;
    while (2 * k < leaves.size()) k *= 2;
    auto path = m < k ? naive_path(suite, m, leaves.first(k)) : naive_path(suite, m - k, leaves.subspan(k));
    path.push_back(naive_root(suite, m < k ? leaves.subspan(k) : leaves.first(k)));
    return path;
}

/// SUBPROOF of §2.1.4.1.
Path naive_subproof(const CryptoSuite& suite, std::size_t m, std::span<const Digest> leaves, bool whole) {
    if (m == leaves.size()) return whole ? Path{} : Path{naive_root(suite, leaves)};
    std::size_t k = 1;
    while (2 * k < leaves.size()) k *= 2;
    auto path = m <= k ? naive_subproof(suite, m, leaves.first(k), whole)
                       : naive_subproof(suite, m - k, leaves.subspan(k), false);
    path.push_back(naive_root(suite, m <= k ? leaves.subspan(k) : leaves.first(k)));
    return path;
}

/// Counts how often a proof asks.
NodeReader counting(std::span<const Digest> leaves, const CryptoSuite& suite, int& asked) {
    return [leaves, &suite, &asked](NodeId id) {
        ++asked;
        const auto count = std::size_t{1} << id.level;
        return naive_root(suite, leaves.subspan(static_cast<std::size_t>(id.index) << id.level, count));
    };
}

class MemoryTiles final : public TileStore {
public:
    std::string load(TileId id) override { return ++loads, tiles[id]; }
    void save(TileId id, const std::string& hashes) override { tiles[id] = hashes; }
    std::map<TileId, std::string> tiles;
    int loads = 0;
};

std::vector<Digest> leaves_of(const CryptoSuite& suite, std::size_t count) {
    std::vector<Digest> leaves;
    for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf_hash(suite, "entry " + std::to_string(i)));
    return leaves;
}

/// The eight inputs and the roots that every Certificate Transparency implementation is checked with.
const char* const reference_inputs[] = {
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
const char* const reference_roots[] = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                       "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                       "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                       "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                       "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                       "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                       "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                       "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                       "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

std::vector<Digest> reference_leaves() {
    std::vector<Digest> leaves;
    for (const auto* input : reference_inputs) leaves.push_back(leaf_hash(sha, text::from_hex(input)));
    return leaves;
}

/// COVERS: RFC 9162 §2.1.1 (reference vectors of Certificate Transparency)
TEST(Merkle, ReferenceRoots) {
    const auto leaves = reference_leaves();
    Frontier tree(sha);
    for (std::size_t size = 0; size <= leaves.size(); ++size) {
        EXPECT_EQ(tree.root().hex(), reference_roots[size]);
        if (size < leaves.size()) tree.append(leaves[size]);
    }
}

/// COVERS: RFC 9162 §2.1.3, §2.1.4 (reference vectors of Certificate Transparency)
TEST(Merkle, ReferenceProofs) {
    const auto leaves = reference_leaves();
    int asked = 0;
    const auto nodes = counting(leaves, sha, asked);
    const auto l0 = digest("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    const auto l1 = digest("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
    const auto n23 = digest("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e");
    const auto n47 = digest("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    const auto l4 = digest("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    const auto n67 = digest("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0");
    const auto n03 = digest("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    const auto n01 = digest("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    const auto n45 = digest("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a");
    EXPECT_EQ(inclusion_path(sha, 0, 1, nodes), Path{});
    EXPECT_EQ(inclusion_path(sha, 0, 8, nodes), (Path{l1, n23, n47}));
    EXPECT_EQ(inclusion_path(sha, 5, 8, nodes), (Path{l4, n67, n03}));
    EXPECT_EQ(inclusion_path(sha, 2, 3, nodes), (Path{n01}));
    EXPECT_EQ(inclusion_path(sha, 1, 5, nodes), (Path{l0, n23, l4}));
    EXPECT_EQ(consistency_path(sha, 1, 1, nodes), Path{});
    EXPECT_EQ(consistency_path(sha, 1, 8, nodes), (Path{l1, n23, n47}));
    EXPECT_EQ(consistency_path(sha, 6, 8, nodes), (Path{n45, n67, n03}));
    EXPECT_EQ(consistency_path(sha, 2, 5, nodes), (Path{n23, l4}));
}

class MerkleSuites : public ::testing::TestWithParam<crypto::Suite> {
protected:
    const CryptoSuite& suite = crypto::suite(GetParam());
};

/// Roots, tiles and every inclusion path of every size up to 300 are those of the definition.
TEST_P(MerkleSuites, AgreesWithTheDefinition) {
    const auto leaves = leaves_of(suite, 300);
    const std::span all(leaves);
    MemoryTiles store;
    Frontier tree(suite);
    for (std::size_t size = 0; size <= leaves.size(); ++size) {
        const auto root = naive_root(suite, all.first(size));
        ASSERT_EQ(tree.root(), root) << size;
        TileTree tiles(suite, store);
        ASSERT_EQ(root_of(suite, size, tiles.reader()), root) << size;
        ASSERT_EQ(Frontier(suite, size, tiles.reader()).root(), root) << size;
        for (std::size_t index = 0; index < size; index += size < 40 ? 1 : 17) {
            const auto path = inclusion_path(suite, index, size, tiles.reader());
            ASSERT_EQ(path, naive_path(suite, index, all.first(size))) << index << " of " << size;
            ASSERT_TRUE(verify_inclusion(suite, leaves[index], index, size, path, root)) << index << " of " << size;
        }
        if (size == leaves.size()) break;
        tree.append(leaves[size]);
        tiles.append(size, all.subspan(size, 1));
    }
}

TEST_P(MerkleSuites, ConsistencyAgreesWithTheDefinition) {
    const auto leaves = leaves_of(suite, 300);
    const std::span all(leaves);
    MemoryTiles store;
    TileTree(suite, store).append(0, all);
    TileTree tiles(suite, store);
    for (std::size_t to = 0; to <= leaves.size(); to += to < 40 ? 1 : 13) {
        const auto to_root = naive_root(suite, all.first(to));
        for (std::size_t from = 0; from <= to; from += to < 40 ? 1 : 11) {
            const auto from_root = naive_root(suite, all.first(from));
            const auto path = consistency_path(suite, from, to, tiles.reader());
            const auto expected = from == 0 ? Path{} : naive_subproof(suite, from, all.first(to), true);
            ASSERT_EQ(path, expected) << from << " " << to;
            ASSERT_TRUE(verify_consistency(suite, from, to, path, from_root, to_root)) << from << " " << to;
        }
    }
}

/// A tree filled in odd batches is the tree filled at once, tile for tile.
TEST_P(MerkleSuites, BatchesDoNotMatter) {
    const auto leaves = leaves_of(suite, 1500);
    const std::span all(leaves);
    MemoryTiles at_once;
    TileTree(suite, at_once).append(0, all);
    MemoryTiles in_batches;
    for (std::size_t size = 0, batch = 1; size < leaves.size(); batch = batch * 3 % 701 + 1) {
        const auto count = std::min(batch, leaves.size() - size);
        TileTree(suite, in_batches).append(size, all.subspan(size, count));
        size += count;
    }
    EXPECT_EQ(in_batches.tiles, at_once.tiles);
    EXPECT_EQ(at_once.tiles.size(), 7u) << "six tiles of leaves, one above";
}

INSTANTIATE_TEST_SUITE_P(Both, MerkleSuites, ::testing::Values(crypto::Suite::international, crypto::Suite::guomi),
                         [](const auto& instance) { return std::string(word(instance.param)); });

/// Every proof that is not exactly the right one is refused.
TEST(Merkle, RefusesWrongProofs) {
    const auto leaves = leaves_of(sha, 21);
    const std::span all(leaves);
    const auto other = leaf_hash(sha, "something else");
    for (std::size_t size = 1; size <= leaves.size(); ++size) {
        const auto root = naive_root(sha, all.first(size));
        for (std::size_t index = 0; index < size; ++index) {
            const auto path = naive_path(sha, index, all.first(size));
            EXPECT_FALSE(verify_inclusion(sha, other, index, size, path, root));
            EXPECT_FALSE(verify_inclusion(sha, leaves[index], index, size, path, other));
            EXPECT_FALSE(verify_inclusion(sha, leaves[index], size, size, path, root));
            for (std::size_t wrong = 0; wrong < size; ++wrong)
                EXPECT_EQ(verify_inclusion(sha, leaves[index], wrong, size, path, root), wrong == index);
            auto longer = path;
            longer.push_back(other);
            EXPECT_FALSE(verify_inclusion(sha, leaves[index], index, size, longer, root));
            for (std::size_t at = 0; at < path.size(); ++at) {
                auto changed = path;
                changed[at] = other;
                EXPECT_FALSE(verify_inclusion(sha, leaves[index], index, size, changed, root));
                changed = path;
                changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at));
                EXPECT_FALSE(verify_inclusion(sha, leaves[index], index, size, changed, root));
            }
        }
    }
}

TEST(Merkle, RefusesWrongConsistency) {
    const auto leaves = leaves_of(sha, 21);
    const std::span all(leaves);
    const auto other = leaf_hash(sha, "something else");
    for (std::size_t to = 1; to <= leaves.size(); ++to) {
        const auto to_root = naive_root(sha, all.first(to));
        for (std::size_t from = 1; from <= to; ++from) {
            const auto from_root = naive_root(sha, all.first(from));
            const auto path = naive_subproof(sha, from, all.first(to), true);
            EXPECT_FALSE(verify_consistency(sha, from, to, path, other, to_root));
            EXPECT_FALSE(verify_consistency(sha, from, to, path, from_root, other));
            EXPECT_FALSE(verify_consistency(sha, to + 1, to, path, from_root, to_root));
            auto longer = path;
            longer.push_back(other);
            EXPECT_FALSE(verify_consistency(sha, from, to, longer, from_root, to_root));
            for (std::size_t at = 0; at < path.size(); ++at) {
                auto changed = path;
                changed[at] = other;
                EXPECT_FALSE(verify_consistency(sha, from, to, changed, from_root, to_root)) << from << " " << to;
                changed = path;
                changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at));
                EXPECT_FALSE(verify_consistency(sha, from, to, changed, from_root, to_root)) << from << " " << to;
            }
        }
    }
}

/// Proofs must not read the whole tree: 2 log2(n) nodes and a handful of tiles are enough.
TEST(Merkle, ProofsReadLittle) {
    const auto leaves = leaves_of(sha, 70'000);
    MemoryTiles store;
    TileTree(sha, store).append(0, leaves);
    std::mt19937_64 random(7);
    for (int i = 0; i < 50; ++i) {
        const auto size = 1 + random() % leaves.size();
        const auto index = random() % size;
        store.loads = 0;
        int asked = 0;
        TileTree tiles(sha, store);
        const NodeReader nodes = [&](NodeId id) { return ++asked, tiles.node(id); };
        const auto path = inclusion_path(sha, index, size, nodes);
        ASSERT_TRUE(verify_inclusion(sha, leaves[index], index, size, path, root_of(sha, size, tiles.reader())));
        EXPECT_LE(asked, 2 * std::bit_width(size)) << index << " of " << size;
        EXPECT_LE(store.loads, 6);
        static_cast<void>(consistency_path(sha, 1 + random() % size, size, nodes));
    }
}

TEST(Merkle, AsksOnlyForWhatExists) {
    const auto leaves = leaves_of(sha, 5);
    int asked = 0;
    const auto nodes = counting(leaves, sha, asked);
    EXPECT_THROW(static_cast<void>(inclusion_path(sha, 5, 5, nodes)), std::out_of_range);
    EXPECT_THROW(static_cast<void>(consistency_path(sha, 6, 5, nodes)), std::out_of_range);
    EXPECT_TRUE(consistency_path(sha, 0, 5, nodes).empty());
    EXPECT_TRUE(verify_consistency(sha, 0, 5, {}, empty_root(sha), naive_root(sha, leaves)));
    EXPECT_FALSE(verify_consistency(sha, 0, 5, {}, leaves[0], naive_root(sha, leaves)));
}

}  // namespace
}  // namespace linli::evidence
