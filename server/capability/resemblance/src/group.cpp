#include "group.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace linli::resemblance {
namespace {

constexpr std::size_t longest_sum = 500;  // a large issue has said everything it has to say by then
constexpr double enough_shared = 0.25;    // of the names of the smaller side, by weight

}  // namespace

std::vector<std::uint64_t> heaviest(const Weights& weights, std::size_t most) {
    Weights sorted = weights;
    std::sort(sorted.begin(), sorted.end(),
              [](const Weight& a, const Weight& b) { return a.value != b.value ? a.value > b.value : a.key < b.key; });
    if (sorted.size() > most) sorted.resize(most);
    std::vector<std::uint64_t> out;
    for (const auto& weight : sorted) out.push_back(weight.key);
    return out;
}

void Group::take(Entry entry) {
    add(entry.weights, 1);
    entries_.push_back(std::move(entry));
}

void Group::take_all(Group& other) {
    add(other.sum_, other.length_);
    std::move(other.entries_.begin(), other.entries_.end(), std::back_inserter(entries_));
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return a.time != b.time ? a.time < b.time : a.number < b.number; });
    other = {};
}

void Group::add(const Weights& weights, double times) {
    Weights merged;
    merged.reserve(sum_.size() + weights.size());
    auto a = sum_.begin();
    auto b = weights.begin();
    while (a != sum_.end() || b != weights.end()) {
        const bool first = b == weights.end() || (a != sum_.end() && a->key <= b->key);
        const bool both = first && b != weights.end() && a->key == b->key;
        const double value = (first ? static_cast<double>(a->value) * length_ : 0) +
                             (!first || both ? static_cast<double>(b->value) * times : 0);
        merged.push_back({first ? a->key : b->key, static_cast<float>(value), first ? a->kind : b->kind});
        if (first) ++a;
        if (!first || both) ++b;
    }
    if (merged.size() > longest_sum) {
        std::nth_element(
            merged.begin(), merged.begin() + longest_sum, merged.end(),
            [](const Weight& x, const Weight& y) { return x.value != y.value ? x.value > y.value : x.key < y.key; });
        merged.resize(longest_sum);
        std::sort(merged.begin(), merged.end(), [](const Weight& x, const Weight& y) { return x.key < y.key; });
    }
    double squares = 0;
    for (const auto& weight : merged) squares += static_cast<double>(weight.value) * static_cast<double>(weight.value);
    length_ = std::sqrt(squares);
    for (auto& weight : merged) weight.value = static_cast<float>(weight.value / (length_ > 0 ? length_ : 1));
    sum_ = std::move(merged);
    names_ = std::any_of(sum_.begin(), sum_.end(), [](const Weight& weight) { return weight.kind == Kind::name; });
}

/// Share of the names of `weights` that this group speaks of as well; 1 when one side names nothing.
double Group::shared_names(const Weights& weights) const {
    if (!names_) return 1;
    double all = 0, shared = 0;
    auto here = sum_.begin();
    for (const auto& weight : weights) {
        if (weight.kind != Kind::name) continue;
        const auto value = static_cast<double>(weight.value);
        all += value;
        here = std::lower_bound(here, sum_.end(), weight.key,
                                [](const Weight& a, std::uint64_t key) { return a.key < key; });
        if (here != sum_.end() && here->key == weight.key) shared += value;
    }
    return all > 0 ? shared / all : 1;
}

double Group::resembles(const Weights& weights, double strange) const {
    const double alike = cosine(sum_, weights);
    if (alike == 0) return 0;
    const double known = std::min(1.0, shared_names(weights) / enough_shared);
    return alike * (strange + (1 - strange) * known);
}

std::vector<std::uint64_t> Group::handles(std::size_t most) const { return heaviest(sum_, most); }

}  // namespace linli::resemblance
