#pragma once

#include <linli/sheet/cell.h>

#include <string>
#include <string_view>

namespace linli::sheet {

/// Whether a plain name is one of the words that head columns in a community's sheets.
bool common_header_word(std::string_view plain);
/// Whether the cell may be a column's name: short text without a value in it.
bool wordy(const Cell& cell);
/// Whether the cell looks like a value: a number, a date, a long row of digits.
bool value_like(const Cell& cell);
/// Whether text begins as remarks and signatures do: 注：, 说明：, 填表人：, 制表…
bool remark(std::string_view text);
/// Whether text is 合计, 总计, 小计 and the like.
bool total_word(std::string_view text);
/// Whether text begins as an example row does: 例：, 示例, 样例.
bool example_word(std::string_view text);

}  // namespace linli::sheet
