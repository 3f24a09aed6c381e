#pragma once

#include "rng.h"

#include <string>
#include <string_view>
#include <vector>

/// Invented names of places. The city and the district exist nowhere in China (checked against the division codes).
namespace linli::sim::places {

inline constexpr std::string_view city = "宁澜市";
inline constexpr std::string_view district = "澄溪区";
/// No division has this code; 64 is the region whose identity numbers the residents carry.
inline constexpr std::string_view district_code = "640189";

/// `count` names, each different; the list is lengthened with directions when it is too short.
std::vector<std::string> streets(int count);      ///< 凤鸣街道
std::vector<std::string> towns(int count);        ///< 柳河镇
std::vector<std::string> communities(int count);  ///< 书香苑社区 first
std::vector<std::string> villages(int count);     ///< 王家湾村

/// The `number`-th compound name of the district: all different, in an order given by `key`.
std::string compound(std::uint64_t key, std::uint32_t number);
inline constexpr std::uint32_t compound_names = 27'000;  ///< how many different ones there are
/// Names that stand in several communities, as 幸福小区 does in every real district.
std::string_view shared_compound(std::size_t number);
inline constexpr std::size_t shared_compounds = 3;
/// The `number`-th road of a community.
std::string road(std::uint64_t key, std::uint32_t number);

}  // namespace linli::sim::places
