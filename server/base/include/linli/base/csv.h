#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Small tables that come with the program (lists, specifications), wholly in memory: RFC 4180 quoting, UTF-8 with or
/// without a mark at the start, `#` comment lines. Files from outside are read by the sheet room, row by row.
namespace linli::csv {

struct Row {
    std::size_t line = 1;  ///< where it begins, from 1
    std::vector<std::string> cells;
};

/// Every row that is neither empty nor a comment; a quoted cell may hold commas and line ends. Total: an open quote
/// ends with the text.
std::vector<Row> rows(std::string_view text);
/// One cell as it is written, quoted when it must be.
void append_cell(std::string& line, std::string_view cell);

}  // namespace linli::csv
