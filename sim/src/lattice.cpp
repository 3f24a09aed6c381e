#include "lattice.h"

#include <linli/base/result.h>

#include <algorithm>
#include <numeric>
#include <span>

namespace linli::sim {
namespace {

constexpr std::int64_t origin_lon_e7 = 1'060'000'000;  // an empty plain, so that no real place is meant
constexpr std::int64_t origin_lat_e7 = 380'000'000;
// 10⁻⁷ degrees per centimetre at 38° north, as whole fractions of 10,000.
constexpr std::int64_t lon_per_cm = 11'392;
constexpr std::int64_t lat_per_cm = 9'009;
constexpr int wobble = 900;  // cm

struct Need {
    int need;
    std::int64_t weight;
};

Need total(std::span<const Share> shares) {
    Need sum{0, 0};
    for (const auto& share : shares) sum = {sum.need + share.need, sum.weight + share.weight};
    return sum;
}

/// Where to cut a side of `length` (each step worth `depth` cells) so that both parts have what they need.
/// @return 0 when no cut does.
int cut(int length, int depth, const Need& first, const Need& second) {
    const int low = (first.need + depth - 1) / depth;
    const int high = length - (second.need + depth - 1) / depth;
    if (low > high || high < 1 || low > length - 1) return 0;
    const auto wanted =
        static_cast<int>(length * first.weight / std::max<std::int64_t>(1, first.weight + second.weight));
    return std::clamp(wanted, std::max(low, 1), std::min(high, length - 1));
}

std::size_t middle(std::span<const Share> shares) {
    const auto half = total(shares).weight / 2;
    std::int64_t sum = 0;
    std::size_t i = 0;
    while (i + 1 < shares.size() && sum + shares[i].weight <= half) sum += shares[i++].weight;
    return std::max<std::size_t>(i, 1);
}

/// Cuts the box in two at a border between `at` shares and the rest. @return false when no cut leaves room for both.
bool halve(const Box& box, std::span<const Share> shares, std::size_t at, bool along_width, Box& low, Box& high) {
    const auto first = total(shares.first(at));
    const auto second = total(shares.subspan(at));
    const int place =
        along_width ? cut(box.width(), box.height(), first, second) : cut(box.height(), box.width(), first, second);
    low = high = box;
    if (along_width) {
        low.right = high.left = box.left + place;
    } else {
        low.top = high.bottom = box.bottom + place;
    }
    return place != 0;
}

void divide_into(const Box& box, std::span<const Share> shares, std::vector<Box>& out) {
    if (shares.size() == 1) {
        out.push_back(box);
        return;
    }
    const bool wide = box.width() * Lattice::cell_width >= box.height() * Lattice::cell_height;
    const auto half = middle(shares);
    // Equal halves across the longer side if possible, else the nearest division that leaves room.
    for (std::size_t off = 0; off < shares.size(); ++off)
        for (const auto at : {half + off, half - off})
            for (const bool along_width : {wide, !wide}) {
                Box low;
                Box high;
                if (at == 0 || at >= shares.size() || !halve(box, shares, at, along_width, low, high)) continue;
                divide_into(low, shares.first(at), out);
                divide_into(high, shares.subspan(at), out);
                return;
            }
    throw InvariantBroken("the lattice is too small for its areas");
}

}  // namespace

Point Lattice::point(int x_cm, int y_cm) {
    return {static_cast<std::int32_t>(origin_lon_e7 + x_cm * lon_per_cm / 10'000),
            static_cast<std::int32_t>(origin_lat_e7 + y_cm * lat_per_cm / 10'000)};
}

Point Lattice::corner(int column, int row) const {
    Rng rng(key_ ^ mix((static_cast<std::uint64_t>(column) << 32) + static_cast<std::uint64_t>(row)));
    const int x = column * cell_width + rng.between(-wobble, wobble);
    const int y = row * cell_height + rng.between(-wobble, wobble);
    return point(x + wobble, y + wobble);
}

Ring Lattice::outline(const Box& box) const {
    Ring ring;
    for (int x = box.left; x < box.right; ++x) ring.push_back(corner(x, box.bottom));
    for (int y = box.bottom; y < box.top; ++y) ring.push_back(corner(box.right, y));
    for (int x = box.right; x > box.left; --x) ring.push_back(corner(x, box.top));
    for (int y = box.top; y > box.bottom; --y) ring.push_back(corner(box.left, y));
    ring.push_back(ring.front());
    return ring;
}

Plot Lattice::inside(const Box& box) const {
    return {box.left * cell_width + margin + wobble, box.bottom * cell_height + margin + wobble,
            box.right * cell_width - margin + wobble, box.top * cell_height - margin + wobble};
}

Ring Lattice::ring(const Plot& plot) {
    return {point(plot.left, plot.bottom), point(plot.right, plot.bottom), point(plot.right, plot.top),
            point(plot.left, plot.top), point(plot.left, plot.bottom)};
}

Box box_for(int cells) {
    int columns = 1;
    while (columns * columns * Lattice::cell_width < cells * Lattice::cell_height) ++columns;
    return {0, 0, columns, (cells + columns - 1) / columns};
}

std::vector<Box> divide(const Box& box, const std::vector<Share>& shares) {
    std::vector<Box> out;
    divide_into(box, shares, out);
    return out;
}

}  // namespace linli::sim
