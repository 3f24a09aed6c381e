#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace linli::sheet {

/// Text as a workbook can hold it: valid UTF-8, and `_xHHHH_` for what XML cannot hold or would read back otherwise.
std::string storable(std::string_view utf8);
/// With `&amp;`, `&lt;`, `&gt;` and `&quot;`.
std::string xml_escaped(std::string_view text);
/// Length as Excel counts it.
std::size_t utf16_units(std::string_view utf8);
/// At most `units` UTF-16 units from the start.
std::string utf16_prefix(std::string_view utf8, std::size_t units);

constexpr std::size_t longest_cell = 32'767;

}  // namespace linli::sheet
