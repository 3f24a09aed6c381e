#pragma once

#include <linli/base/date.h>

#include <optional>
#include <string_view>

namespace linli {

/// A day as people and spreadsheets write it: `1990-1-5`, `1990/01/05`, `1990.1.5`, `19900105`, `1990年1月5日`, the same
/// in full width or with a time behind it, and the serial number of a spreadsheet (`32878`, `32878.5`; days since
/// 1899-12-30). Two-digit years and day-first forms are ambiguous and refused.
/// @return nothing when it is none of these, or no day between 1800 and 2999 (serials: 1927 to 2100)
std::optional<Date> read_day(std::string_view text);

}  // namespace linli
