#include <linli/address/compare.h>

#include "evidence.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace linli::address {
namespace {

constexpr std::size_t signs = static_cast<std::size_t>(Sign::count);
using Sums = std::array<double, 3>;

// A multinomial logistic regression over the signs, fitted on pairs that people had labelled (exact counted double,
// because it is rare); docs/adr/0016 tells with which result. Rows in the order of Sign; exact, partial, none.
constexpr std::array<Sums, signs> weights{{
    {-1.65, -0.28, 1.93},  // bias
    {0.34, -0.12, -0.21},  // place_overlap
    {0.39, 0.22, -0.60},   // place_contained
    {-0.05, 0.16, -0.12},  // place_equal
    {-0.31, -0.10, 0.41},  // place_other
    {-0.09, 0.56, -0.47},  // road_equal
    {-0.12, 0.07, 0.05},   // road_other
    {0.31, 0.53, -0.83},   // roadno_equal
    {-0.43, -0.04, 0.48},  // roadno_other
    {0.45, -0.55, 0.10},   // building_equal
    {-1.15, 1.25, -0.10},  // building_other
    {-0.73, 0.64, 0.08},   // building_one
    {0.54, 0.44, -0.97},   // unit_equal
    {-0.19, 0.59, -0.40},  // unit_other
    {0.03, -0.19, 0.16},   // room_equal
    {-0.44, 0.49, -0.05},  // room_other
    {0.25, 0.07, -0.32},   // room_one
    {0.02, -0.06, 0.04},   // town_other
    {-0.12, 0.33, -0.21},  // admin_other
    {-0.03, 0.31, -0.28},  // community_equal
    {3.73, -0.11, -3.62},  // text_overlap
    {-0.73, 0.32, 0.41},   // longest_common
}};

constexpr std::array<std::string_view, signs> sayings{
    "",
    "地点名称相近",
    "一方的地点名称包含另一方",
    "地点名称相同",
    "地点名称不同",
    "道路相同",
    "道路不同",
    "门牌号相同",
    "门牌号不同",
    "楼栋相同",
    "楼栋不同",
    "只有一方写了楼栋",
    "单元相同",
    "单元不同",
    "房号相同",
    "房号不同",
    "只有一方写了房号",
    "街道（乡镇）不同",
    "省市区不一致",
    "社区（村）相同",
    "文字重合较多",
    "有较长的相同片段",
};

/// The signs that moved the decision most, for or against the label that won.
std::vector<std::string> reasons_of(const Evidence& evidence, std::size_t chosen) {
    std::vector<std::pair<double, std::size_t>> moved;
    for (std::size_t i = 1; i < signs; ++i) {
        const auto& w = weights[i];
        const double force = evidence[i] * (w[chosen] - (w[0] + w[1] + w[2]) / 3);
        if (std::abs(force) > 0.05) moved.emplace_back(-std::abs(force), i);
    }
    std::sort(moved.begin(), moved.end());
    std::vector<std::string> reasons;
    for (const auto& [force, i] : moved)
        if (reasons.size() < 4) reasons.emplace_back(sayings[i]);
    return reasons;
}

}  // namespace

std::string_view label(Match match) {
    static constexpr std::array<std::string_view, 3> labels{"完全匹配", "部分匹配", "不匹配"};
    return labels[static_cast<std::size_t>(match)];
}

std::vector<SignValue> signs_of(std::string_view a, std::string_view b) {
    static constexpr auto names = words(Sign{});
    const auto evidence = weigh(a, b);
    std::vector<SignValue> out;
    for (std::size_t i = 0; i < signs; ++i) out.push_back({names[i], evidence[i]});
    return out;
}

Comparison compare(std::string_view a, std::string_view b) {
    const auto evidence = weigh(a, b);
    Sums sums{};
    for (std::size_t i = 0; i < signs; ++i)
        for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += evidence[i] * weights[i][k];
    const auto best = std::max_element(sums.begin(), sums.end());
    double total = 0;
    for (const double sum : sums) total += std::exp(sum - *best);
    const auto chosen = static_cast<std::size_t>(best - sums.begin());
    return {static_cast<Match>(chosen), 1 - std::exp(sums[2] - *best) / total, reasons_of(evidence, chosen)};
}

}  // namespace linli::address
