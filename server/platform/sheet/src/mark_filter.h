#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linli::sheet {

/// `xl/workbook.xml` with the hidden name that repeats the filter of the tab at `position` reaching to `column`;
/// nothing when there is no such name. A filter that left the added columns out would sort the rows away from their
/// keys.
std::optional<std::string> with_wider_filter(std::string_view workbook, std::uint32_t position, std::uint32_t column);

}  // namespace linli::sheet
