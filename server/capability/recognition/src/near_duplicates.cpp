#include <linli/recognition/near_duplicates.h>

#include "normal_text.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>
#include <unordered_map>

namespace linli::recognition {
namespace {

using Shingles = std::vector<std::uint64_t>;  // sorted, distinct

constexpr std::size_t rows_of_band = 3;
constexpr std::size_t crowd = 64;  // members of one bucket that a newcomer is compared with

/// A bijection that spreads neighbouring numbers (the finaliser of MurmurHash3).
std::uint64_t spread(std::uint64_t value) {
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdULL;
    value ^= value >> 33;
    value *= 0xc4ceb9fe1a85ec53ULL;
    return value ^ (value >> 33);
}

/// Three characters at a time; a text shorter than that is one shingle.
Shingles shingles_of(const Message& message) {
    const auto points = normal_text(message.title, message.text, Digits::fold).points;
    Shingles out;
    std::uint64_t window = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        window = ((window << 21) | points[i]) & 0x7FFFFFFFFFFFFFFFULL;
        if (i >= 2 || i + 1 == points.size()) out.push_back(window);
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

double jaccard(const Shingles& a, const Shingles& b) {
    std::size_t shared = 0;
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
        if (*left == *right)
            ++shared, ++left, ++right;
        else if (*left < *right)
            ++left;
        else
            ++right;
    }
    const auto all = a.size() + b.size() - shared;
    return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

/// One key per band: equal keys mean three equal minima.
std::vector<std::uint64_t> band_keys(const Shingles& shingles, const std::vector<std::uint64_t>& hashes) {
    std::vector<std::uint64_t> minima(hashes.size(), std::numeric_limits<std::uint64_t>::max());
    for (const auto shingle : shingles) {
        const auto base = spread(shingle);
        for (std::size_t h = 0; h < hashes.size(); ++h)  // odd multipliers permute the numbers
            minima[h] = std::min(minima[h], (base ^ (base >> 29)) * hashes[h]);
    }
    std::vector<std::uint64_t> keys;
    for (std::size_t h = 0; h + rows_of_band <= minima.size(); h += rows_of_band) {
        auto key = static_cast<std::uint64_t>(h);
        for (std::size_t row = 0; row < rows_of_band; ++row) key = spread(key ^ minima[h + row]);
        keys.push_back(key);
    }
    return keys;
}

/// Disjoint sets; the smallest index names a set.
class Sets {
public:
    explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
    std::size_t find(std::size_t at) {
        while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
        return at;
    }
    void join(std::size_t a, std::size_t b) {
        a = find(a), b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> parent_;
};

}  // namespace

std::vector<std::size_t> near_duplicate_groups(std::span<const Message> messages, const NearDuplicateOptions& options) {
    std::mt19937_64 numbers(options.seed);
    std::vector<std::uint64_t> hashes(options.bands * rows_of_band);
    for (auto& hash : hashes) hash = numbers() | 1;

    std::vector<Shingles> shingles;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> buckets;
    Sets sets(messages.size());
    for (std::size_t i = 0; i < messages.size(); ++i) {
        shingles.push_back(shingles_of(messages[i]));
        if (shingles[i].empty()) continue;
        for (const auto key : band_keys(shingles[i], hashes)) {
            auto& bucket = buckets[key];
            bool joined = false;
            for (const auto other : bucket) {
                if (joined = sets.find(other) == sets.find(i); joined) break;
                if (jaccard(shingles[i], shingles[other]) < options.jaccard) continue;
                sets.join(i, other);
                break;
            }
            if (bucket.size() < crowd && !joined) bucket.push_back(static_cast<std::uint32_t>(i));
        }
    }
    std::vector<std::size_t> groups(messages.size());
    for (std::size_t i = 0; i < messages.size(); ++i) groups[i] = sets.find(i);
    return groups;
}

}  // namespace linli::recognition
