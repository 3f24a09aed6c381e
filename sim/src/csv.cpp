#include "csv.h"

#include <linli/base/text.h>
#include <linli/sim/options.h>

#include <fstream>
#include <iterator>

namespace linli::sim {
Result<Sheet> Sheet::read(const std::filesystem::path& file, std::initializer_list<std::string_view> columns) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return refuse(bad_data_file, file.filename().string());
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    Sheet sheet;
    sheet.rows_ = csv::rows(text);
    if (sheet.rows_.empty()) return refuse(bad_data_file, file.filename().string() + ": 空文件");
    const auto& header = sheet.rows_.front().cells;
    for (std::size_t i = 0; i < header.size(); ++i) sheet.columns_.emplace(text::trim(header[i]), i);
    sheet.rows_.erase(sheet.rows_.begin());
    for (const auto column : columns)
        if (!sheet.has(column))
            return refuse(bad_data_file, file.filename().string() + ": 缺少列 " + std::string(column));
    return sheet;
}

const std::string& Sheet::at(std::size_t row, std::string_view column) const {
    static const std::string nothing;
    const auto found = columns_.find(std::string(column));
    if (found == columns_.end() || found->second >= rows_[row].cells.size()) return nothing;
    return rows_[row].cells[found->second];
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0) line += ',';
        csv::append_cell(line, cells[i]);
    }
    line += '\n';
    return line;
}

}  // namespace linli::sim
