#include "csv.h"

#include <linli/base/text.h>
#include <linli/sim/options.h>

#include <fstream>
#include <iterator>

namespace linli::sim {
namespace {

/// Cuts the whole text, because a quoted cell may hold line ends.
std::vector<std::vector<std::string>> cut(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    const auto end_row = [&] {
        row.push_back(std::move(cell));
        cell.clear();
        if (row.size() > 1 || !text::trim(row.front()).empty()) rows.push_back(std::move(row));
        row.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == '#' && row.empty() && cell.empty()) {
            while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            row.push_back(std::move(cell));
            cell.clear();
        } else if (c == '\n') {
            end_row();
        } else if (c != '\r') {
            cell += c;
        }
    }
    if (!cell.empty() || !row.empty()) end_row();
    return rows;
}

}  // namespace

Result<Sheet> Sheet::read(const std::filesystem::path& file, std::initializer_list<std::string_view> columns) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return refuse(bad_data_file, file.filename().string());
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
    Sheet sheet;
    sheet.rows_ = cut(text);
    if (sheet.rows_.empty()) return refuse(bad_data_file, file.filename().string() + ": 空文件");
    for (std::size_t i = 0; i < sheet.rows_.front().size(); ++i)
        sheet.columns_.emplace(text::trim(sheet.rows_.front()[i]), i);
    sheet.rows_.erase(sheet.rows_.begin());
    for (const auto column : columns)
        if (!sheet.has(column))
            return refuse(bad_data_file, file.filename().string() + ": 缺少列 " + std::string(column));
    return sheet;
}

const std::string& Sheet::at(std::size_t row, std::string_view column) const {
    static const std::string nothing;
    const auto found = columns_.find(std::string(column));
    if (found == columns_.end() || found->second >= rows_[row].size()) return nothing;
    return rows_[row][found->second];
}

void append_cell(std::string& line, std::string_view cell) {
    if (cell.find_first_of(",\"\n\r") == std::string_view::npos) {
        line += cell;
        return;
    }
    line += '"';
    for (const char c : cell) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0) line += ',';
        append_cell(line, cells[i]);
    }
    line += '\n';
    return line;
}

}  // namespace linli::sim
