#pragma once

#include <string_view>

namespace linli::app {

/// data/calendar/cn_holidays.csv, built into the program.
extern const std::string_view holidays_csv;

}  // namespace linli::app
