#pragma once

#include <cstddef>
#include <span>
#include <string_view>

/// Names of the administrative divisions that people write without 省, 市, 区. @source GB/T 2260
namespace linli::address {

std::span<const std::u32string_view> provinces();
std::span<const std::u32string_view> cities();
/// Only those whose short form is usual in writing.
std::span<const std::u32string_view> districts();
/// Length of the longest of `names` that `text` begins with; 0 for none.
std::size_t longest(std::u32string_view text, std::span<const std::u32string_view> names);

}  // namespace linli::address
