#include <linli/evidence/merkle.h>

#include <bit>
#include <stdexcept>

namespace linli::evidence {
namespace {

constexpr std::string_view leaf_mark("\0", 1);
constexpr std::string_view node_mark("\1", 1);

/// The largest power of two below `count`, which is at least 2.
std::uint64_t split(std::uint64_t count) { return std::bit_floor(count - 1); }

/// The hash of leaves [begin, end). Only the right edge is ever incomplete, so this recurses along one path.
Digest range_hash(const CryptoSuite& suite, std::uint64_t begin, std::uint64_t end, const NodeReader& nodes) {
    const auto count = end - begin;
    if (std::has_single_bit(count)) {
        const int level = std::countr_zero(count);
        return nodes({level, begin >> level});
    }
    const auto middle = begin + split(count);
    const auto left = range_hash(suite, begin, middle, nodes);
    return node_hash(suite, left, range_hash(suite, middle, end, nodes));
}

/// PATH(index, leaves [begin, end)) of RFC 9162 §2.1.3.1.
void add_path(const CryptoSuite& suite, std::uint64_t index, std::uint64_t begin, std::uint64_t end,
              const NodeReader& nodes, Path& path) {
    if (end - begin == 1) return;
    const auto middle = begin + split(end - begin);
    if (index < middle) {
        add_path(suite, index, begin, middle, nodes, path);
        path.push_back(range_hash(suite, middle, end, nodes));
    } else {
        add_path(suite, index, middle, end, nodes, path);
        path.push_back(range_hash(suite, begin, middle, nodes));
    }
}

/// SUBPROOF(from, leaves [begin, end), whole) of RFC 9162 §2.1.4.1; `whole`: the old tree starts at leaf 0 here,
/// so that its root is known to the asker.
void add_subproof(const CryptoSuite& suite, std::uint64_t from, std::uint64_t begin, std::uint64_t end, bool whole,
                  const NodeReader& nodes, Path& path) {
    if (from == end) {
        if (!whole) path.push_back(range_hash(suite, begin, end, nodes));
        return;
    }
    const auto middle = begin + split(end - begin);
    if (from <= middle) {
        add_subproof(suite, from, begin, middle, whole, nodes, path);
        path.push_back(range_hash(suite, middle, end, nodes));
    } else {
        add_subproof(suite, from, middle, end, false, nodes, path);
        path.push_back(range_hash(suite, begin, middle, nodes));
    }
}

/// The two counters that both verifications of RFC 9162 walk upwards with.
struct Climb {
    std::uint64_t first;
    std::uint64_t second;

    bool from_left() const { return (first & 1) == 1 || first == second; }
    void up() {
        first >>= 1;
        second >>= 1;
    }
    /// Levels at which the last node has no sibling are skipped.
    void skip_lonely() {
        while ((first & 1) == 0 && first != 0) up();
    }
};

}  // namespace

Digest leaf_hash(const CryptoSuite& suite, std::string_view entry) { return suite.hash({leaf_mark, entry}); }

Digest node_hash(const CryptoSuite& suite, const Digest& left, const Digest& right) {
    return suite.hash({node_mark, left.view(), right.view()});
}

Digest empty_root(const CryptoSuite& suite) { return suite.hash(""); }

Frontier::Frontier(const CryptoSuite& suite, std::uint64_t size, const NodeReader& nodes)
    : suite_(&suite), size_(size) {
    std::uint64_t begin = 0;
    for (int level = 63; level >= 0; --level) {
        if ((size >> level & 1) == 0) continue;
        edge_.push_back(nodes({level, begin >> level}));
        begin += std::uint64_t{1} << level;
    }
}

void Frontier::append(const Digest& leaf, const std::function<void(NodeId, const Digest&)>& completed) {
    Digest hash = leaf;
    NodeId id{0, size_};
    if (completed) completed(id, hash);
    for (; (id.index & 1) == 1; id = {id.level + 1, id.index >> 1}) {
        hash = node_hash(*suite_, edge_.back(), hash);
        edge_.pop_back();
        if (completed) completed({id.level + 1, id.index >> 1}, hash);
    }
    edge_.push_back(hash);
    ++size_;
}

Digest Frontier::root() const {
    if (edge_.empty()) return empty_root(*suite_);
    Digest hash = edge_.back();
    for (auto left = edge_.rbegin() + 1; left != edge_.rend(); ++left) hash = node_hash(*suite_, *left, hash);
    return hash;
}

Digest root_of(const CryptoSuite& suite, std::uint64_t size, const NodeReader& nodes) {
    return size == 0 ? empty_root(suite) : range_hash(suite, 0, size, nodes);
}

Path inclusion_path(const CryptoSuite& suite, std::uint64_t index, std::uint64_t size, const NodeReader& nodes) {
    if (index >= size) throw std::out_of_range("the leaf is not in the tree");
    Path path;
    add_path(suite, index, 0, size, nodes, path);
    return path;
}

Path consistency_path(const CryptoSuite& suite, std::uint64_t from, std::uint64_t to, const NodeReader& nodes) {
    if (from > to) throw std::out_of_range("the older tree is larger than the newer one");
    Path path;
    if (from != 0) add_subproof(suite, from, 0, to, true, nodes, path);
    return path;
}

bool verify_inclusion(const CryptoSuite& suite, const Digest& leaf, std::uint64_t index, std::uint64_t size,
                      const Path& path, const Digest& root) {
    if (index >= size) return false;
    Climb at{index, size - 1};
    Digest hash = leaf;
    for (const auto& sibling : path) {
        if (at.second == 0) return false;
        if (at.from_left()) {
            hash = node_hash(suite, sibling, hash);
            at.skip_lonely();
        } else {
            hash = node_hash(suite, hash, sibling);
        }
        at.up();
    }
    return at.second == 0 && hash == root;
}

bool verify_consistency(const CryptoSuite& suite, std::uint64_t from, std::uint64_t to, const Path& path,
                        const Digest& from_root, const Digest& to_root) {
    if (from > to) return false;
    if (from == to) return path.empty() && from_root == to_root;
    if (from == 0) return path.empty() && from_root == empty_root(suite);
    const bool old_root_is_a_node = std::has_single_bit(from);
    if (!old_root_is_a_node && path.empty()) return false;
    Climb at{from - 1, to - 1};
    while ((at.first & 1) == 1) at.up();
    Digest old_hash = old_root_is_a_node ? from_root : path.front();
    Digest new_hash = old_hash;
    for (auto sibling = path.begin() + (old_root_is_a_node ? 0 : 1); sibling != path.end(); ++sibling) {
        if (at.second == 0) return false;
        if (at.from_left()) {
            old_hash = node_hash(suite, *sibling, old_hash);
            new_hash = node_hash(suite, *sibling, new_hash);
            at.skip_lonely();
        } else {
            new_hash = node_hash(suite, new_hash, *sibling);
        }
        at.up();
    }
    return at.second == 0 && old_hash == from_root && new_hash == to_root;
}

}  // namespace linli::evidence
