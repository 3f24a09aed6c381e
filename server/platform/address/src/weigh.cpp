#include "weigh.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <utility>

namespace linli::address {
namespace {

constexpr std::array weighed{Label::roadno,  Label::subroadno, Label::houseno, Label::cellno,
                             Label::floorno, Label::roomno,    Label::subpoi};

// What the rules say counts before anything is weighed: the weights correct them. fit_judge.py starts there, too.
constexpr float rule_of_labels = 3.0F, rule_of_cuts = 1.5F;

template <class W>
bool counts(const W& weight, const Traits& traits) {
    return weight.first.holds(traits) && weight.second.holds(traits);
}

template <class W>
std::vector<std::string> strongest(std::vector<const W*> moved) {
    static constexpr std::size_t most = 4;
    std::stable_sort(moved.begin(), moved.end(),
                     [](const W* a, const W* b) { return std::abs(a->weight) > std::abs(b->weight); });
    if (moved.size() > most) moved.resize(most);
    std::vector<std::string> out;
    for (const auto* weight : moved) {
        std::array<char, 16> number{};
        std::snprintf(number.data(), number.size(), "%+.2f", static_cast<double>(weight->weight));
        out.push_back(weight->first.said() + weight->second.said() + number.data());
    }
    return out;
}

}  // namespace

std::string Condition::said() const {
    if (trait_ == Trait::count_) return {};
    return std::string(word(trait_)).append("=").append(values_of(trait_)[value_]).append(" ");
}

bool is_weighed(const Spot& spot, Label rule) {
    const auto& number = spot.here();
    // Doors side by side are doors: 322-324. 553弄8号 was decided as a whole when the lane was.
    if (number.joined > 0 && rule == Label::roomno) return false;
    if (spot.at > 0 && spot.lexemes[spot.at - 1].kind == Kind::lane) return false;
    const bool open = number.kind == Kind::bare || number.kind == Kind::no || number.kind == Kind::floor ||
                      number.kind == Kind::street;
    return open && std::find(weighed.begin(), weighed.end(), rule) != weighed.end();
}

Label weigh_label(const Traits& traits) {
    std::array<float, words(Label{}).size()> sums{};
    sums[value_of(traits, Trait::rule)] = rule_of_labels;
    for (const auto table : {street_weights(), door_weights()})
        for (const auto& weight : table)
            if (counts(weight, traits)) sums[static_cast<std::size_t>(weight.label)] += weight.weight;
    return *std::max_element(weighed.begin(), weighed.end(), [&](Label a, Label b) {
        return sums[static_cast<std::size_t>(a)] < sums[static_cast<std::size_t>(b)];
    });
}

bool weigh_cut(std::span<const CutWeight> weights, const Traits& traits) {
    float sum = value_of(traits, Trait::cut) == 1 ? rule_of_cuts : -rule_of_cuts;
    for (const auto& weight : weights)
        if (counts(weight, traits)) sum += weight.weight;
    return sum > 0;
}

std::vector<std::string> reasons_for(Label chosen, const Traits& traits) {
    std::vector<const Weight*> moved;
    for (const auto table : {street_weights(), door_weights()})
        for (const auto& weight : table)
            if (weight.label == chosen && counts(weight, traits)) moved.push_back(&weight);
    return strongest(std::move(moved));
}

std::vector<std::string> reasons_for(std::span<const CutWeight> weights, const Traits& traits) {
    std::vector<const CutWeight*> moved;
    for (const auto& weight : weights)
        if (counts(weight, traits)) moved.push_back(&weight);
    return strongest(std::move(moved));
}

}  // namespace linli::address
