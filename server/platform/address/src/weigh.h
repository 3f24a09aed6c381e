#pragma once

#include "trait_words.h"
#include "traits.h"

#include <linli/address/parts.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Where the rules contradict each other, signs are weighed: three small log-linear models over the traits of a number.
/// @source docs/adr/0016-addresses-by-rules.md
namespace linli::address {

/// A trait has a value; one without a trait always holds.
class Condition {
public:
    constexpr Condition() = default;
    constexpr Condition(Trait trait, std::string_view value) : trait_(trait), value_(value_named(trait, value)) {}

    bool holds(const Traits& traits) const { return trait_ == Trait::count_ || value_of(traits, trait_) == value_; }
    /// "last=poi", or nothing.
    std::string said() const;

private:
    Trait trait_ = Trait::count_;
    std::uint8_t value_ = 0;
};

/// Counts for a label when both conditions hold.
struct Weight {
    Label label;
    float weight;
    Condition first, second = {};
};

/// Counts for a cut (negative: against it) when both conditions hold.
struct CutWeight {
    float weight;
    Condition first, second = {};
};

// The tables are written by tests/data/addresses/fit_judge.py.
std::span<const Weight> street_weights();  ///< for road numbers and whatever is no door
std::span<const Weight> door_weights();    ///< for buildings, units and rooms
std::span<const CutWeight> join_weights();
std::span<const CutWeight> split_weights();

/// Whether the number at `spot`, for which the rules say that, is weighed at all: a measure like 幢 leaves no question.
bool is_weighed(const Spot& spot, Label rule);
/// What a number counts: the label with the highest sum.
Label weigh_label(const Traits& traits);
/// Whether the signs for a cut outweigh those against it.
bool weigh_cut(std::span<const CutWeight> weights, const Traits& traits);

/// What moved a decision most, strongest first: "last=poi digits=2 +0.83".
std::vector<std::string> reasons_for(Label chosen, const Traits& traits);
std::vector<std::string> reasons_for(std::span<const CutWeight> weights, const Traits& traits);

}  // namespace linli::address
