#pragma once

#include <linli/crypto/suite.h>

#include <compare>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

/// The tree of RFC 9162 §2.1 over the hash of either suite. Pure: no store, no clock.
/// A tree of `size` leaves has leaf hashes at level 0; node (level, index) is the root of the 2^level leaves
/// from index × 2^level on, and exists once all of them do.
/// @source RFC 9162 §2.1, RFC 6962 §2.1
namespace linli::evidence {

using crypto::CryptoSuite;
using crypto::Digest;
using Path = std::vector<Digest>;

/// H(0x00 ‖ entry): no leaf can be taken for a node.
Digest leaf_hash(const CryptoSuite& suite, std::string_view entry);
/// H(0x01 ‖ left ‖ right).
Digest node_hash(const CryptoSuite& suite, const Digest& left, const Digest& right);
/// The root of a tree without leaves: H of nothing.
Digest empty_root(const CryptoSuite& suite);

/// A complete subtree, which never changes again.
struct NodeId {
    int level;
    std::uint64_t index;
    auto operator<=>(const NodeId&) const = default;
};
/// Gives the hash of a complete subtree. Proofs ask for O(log size) of them.
using NodeReader = std::function<Digest(NodeId)>;

/// The right edge of a growing tree: the roots of its complete subtrees, largest first. Appending costs O(log n).
class Frontier {
public:
    explicit Frontier(const CryptoSuite& suite) : suite_(&suite) {}
    /// The edge of a stored tree.
    Frontier(const CryptoSuite& suite, std::uint64_t size, const NodeReader& nodes);

    /// Adds one leaf; `completed` (may be empty) hears of every node that exists from now on, the leaf first.
    void append(const Digest& leaf, const std::function<void(NodeId, const Digest&)>& completed = {});
    std::uint64_t size() const { return size_; }
    Digest root() const;

private:
    const CryptoSuite* suite_;
    std::uint64_t size_ = 0;
    std::vector<Digest> edge_;
};

/// The root of the first `size` leaves.
Digest root_of(const CryptoSuite& suite, std::uint64_t size, const NodeReader& nodes);
/// What leads from leaf `index` to the root of the first `size` leaves. @throws std::out_of_range unless index < size.
Path inclusion_path(const CryptoSuite& suite, std::uint64_t index, std::uint64_t size, const NodeReader& nodes);
/// What shows that the first `from` of `to` leaves were never changed; empty when there is nothing to show
/// (`from` is 0 or `to`). @throws std::out_of_range unless from <= to.
Path consistency_path(const CryptoSuite& suite, std::uint64_t from, std::uint64_t to, const NodeReader& nodes);

/// @source RFC 9162 §2.1.3.2
bool verify_inclusion(const CryptoSuite& suite, const Digest& leaf, std::uint64_t index, std::uint64_t size,
                      const Path& path, const Digest& root);
/// @source RFC 9162 §2.1.4.2
bool verify_consistency(const CryptoSuite& suite, std::uint64_t from, std::uint64_t to, const Path& path,
                        const Digest& from_root, const Digest& to_root);

}  // namespace linli::evidence
