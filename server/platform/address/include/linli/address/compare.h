#pragma once

#include <linli/base/words.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// Whether two addresses mean the same place.
namespace linli::address {

enum class Match { exact, partial, none };
constexpr std::array<std::string_view, 3> words(Match) { return {"exact", "partial", "none"}; }
/// 完全匹配, 部分匹配, 不匹配.
std::string_view label(Match match);

/// What a comparison found.
struct Comparison {
    Match match = Match::none;
    double score = 0;                  ///< 0 to 1: how likely both mean the same place at all
    std::vector<std::string> reasons;  ///< in Chinese, what spoke for and against, strongest first
};

/// Compares piece by piece: 3幢, 三栋 and 3号楼 are one, 101 and 101室 are one; the administrative part only decides
/// when it contradicts. Pure; linear in the product of the lengths.
Comparison compare(std::string_view a, std::string_view b);

/// One sign for or against the same place, as it enters the sum: 0 to 1.
struct SignValue {
    std::string_view name;
    double value = 0;
};
/// What `compare` weighs, in a fixed order; for fitting the weights and for whoever wants to see them.
std::vector<SignValue> signs_of(std::string_view a, std::string_view b);

/// 三, 十二, 一百零五 and full-width digits as plain digits; everything but the number is dropped: 第三号楼 -> 3,
/// A座 -> A. Empty when the text holds no number.
std::string number_of(std::string_view text);

}  // namespace linli::address
