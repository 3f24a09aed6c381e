#include "weigh.h"

#include <array>

// Written by tests/data/addresses/fit_judge.py.
namespace linli::address {
namespace {

constexpr std::array<CutWeight, 50> join_table{{
    {-1.12F, {Trait::right_kind, "bare"}, {Trait::then, "number"}},
    {1.11F, {Trait::right_digits, "1"}},
    {0.98F, {Trait::last, "road"}, {Trait::cut, "no"}},
    {0.93F, {Trait::cut, "no"}, {Trait::right_kind, "no"}},
    {-0.88F, {Trait::right_kind, "bare"}, {Trait::ahead, "2"}},
    {0.81F, {Trait::order, "up"}, {Trait::right_digits, "2"}},
    {-0.80F, {Trait::order, "other"}, {Trait::named, "none"}},
    {-0.80F, {Trait::right_kind, "no"}, {Trait::order, "other"}},
    {0.75F, {Trait::right_kind, "no"}, {Trait::digits, "1"}},
    {0.70F, {Trait::last, "road"}, {Trait::digits, "2"}},
    {-0.67F, {Trait::order, "up"}, {Trait::road, "none"}},
    {0.66F, {Trait::road, "街"}},
    {-0.65F, {Trait::ahead, "2"}},
    {-0.61F, {Trait::cut, "no"}, {Trait::name, "dwelling"}},
    {0.60F, {Trait::name, "market"}},
    {-0.56F, {Trait::cut, "no"}, {Trait::order, "up"}},
    {-0.53F, {Trait::order, "up"}, {Trait::right_digits, "3"}},
    {-0.52F, {Trait::order, "other"}, {Trait::right_digits, "2"}},
    {-0.49F, {Trait::name, "dwelling"}},
    {-0.46F, {Trait::order, "up"}, {Trait::right_digits, "4"}},
    {-0.45F, {Trait::order, "up"}, {Trait::named, "building"}},
    {-0.42F, {Trait::right_digits, "4"}},
    {-0.42F, {Trait::last, "houseno"}, {Trait::mark, "dash"}},
    {-0.41F, {Trait::order, "other"}, {Trait::letter, "none"}},
    {-0.40F, {Trait::right_kind, "bare"}, {Trait::chain, "1"}},
    {0.40F, {Trait::order, "neighbours"}, {Trait::equal, "equal"}},
    {0.40F, {Trait::order, "neighbours"}, {Trait::kind, "bare"}},
    {0.40F, {Trait::order, "neighbours"}, {Trait::text, "none"}},
    {0.40F, {Trait::order, "neighbours"}},
    {-0.39F, {Trait::order, "other"}, {Trait::then, "end"}},
    {-0.37F, {Trait::last, "houseno"}, {Trait::chain, "1"}},
    {-0.37F, {Trait::cut, "no"}, {Trait::equal, "second"}},
    {0.36F, {Trait::then, "words"}},
    {-0.36F, {Trait::cut, "no"}, {Trait::chain, "1"}},
    {0.36F, {Trait::order, "neighbours"}, {Trait::ahead, "1"}},
    {0.35F, {Trait::order, "neighbours"}, {Trait::community, "none"}},
    {0.33F, {Trait::order, "neighbours"}, {Trait::hamlet, "no"}},
    {-0.32F, {Trait::order, "other"}, {Trait::road, "路"}},
    {-0.27F, {Trait::letter, "none"}},
    {-0.22F, {Trait::order, "other"}, {Trait::equal, "equal"}},
    {-0.20F, {Trait::right_kind, "bare"}, {Trait::equal, "second"}},
    {-0.19F, {Trait::equal, "second"}},
    {-0.19F, {Trait::order, "up"}, {Trait::equal, "second"}},
    {-0.15F, {Trait::then, "end"}},
    {0.15F, {Trait::last, "road"}, {Trait::right_digits, "1"}},
    {0.13F, {Trait::right_kind, "bare"}, {Trait::letter, "none"}},
    {-0.11F, {Trait::road, "none"}},
    {-0.03F, {Trait::cut, "no"}, {Trait::road, "none"}},
    {-0.02F, {Trait::mark, "dash"}},
    {0.02F, {Trait::cut, "no"}, {Trait::mark, "dash"}},
}};

constexpr std::array<CutWeight, 16> split_table{{
    {-0.96F, {Trait::digits, "1"}},
    {-0.96F, {Trait::how, "letter"}, {Trait::digits, "1"}},
    {-0.90F, {Trait::how, "letter"}, {Trait::cut, "yes"}},
    {-0.87F, {Trait::cut, "yes"}},
    {0.76F, {Trait::how, "letter"}, {Trait::cut, "no"}},
    {-0.71F, {Trait::width, "1"}},
    {-0.57F, {Trait::how, "long"}, {Trait::hamlet, "no"}},
    {-0.51F, {Trait::last, "floorno"}},
    {0.51F, {Trait::name_length, "4"}},
    {-0.47F, {Trait::how, "long"}, {Trait::width, "1"}},
    {-0.34F, {Trait::name, "market"}},
    {0.30F, {Trait::how, "letter"}, {Trait::last, "poi"}},
    {-0.29F, {Trait::how, "long"}, {Trait::kind, "bare"}},
    {0.24F, {Trait::last, "poi"}},
    {-0.12F, {Trait::digits, "5"}},
    {-0.11F, {Trait::kind, "bare"}},
}};

}  // namespace

std::span<const CutWeight> join_weights() { return join_table; }
std::span<const CutWeight> split_weights() { return split_table; }

}  // namespace linli::address
