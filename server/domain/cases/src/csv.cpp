#include "csv.h"

#include <linli/base/text.h>

#include <algorithm>
#include <charconv>

namespace linli::cases {
namespace {

constexpr std::size_t most_errors = 100;

}  // namespace

void CsvRecord::bad(std::string_view column, std::string message) const {
    if (errors_.size() < most_errors)
        errors_.push_back({"/" + std::to_string(row_.line) + "/" + std::string(column), "invalid", std::move(message)});
}

std::string CsvRecord::text(std::string_view column) const {
    for (std::size_t i = 0; i < header_.size() && i < row_.cells.size(); ++i)
        if (header_[i] == column) return row_.cells[i];
    return bad(column, "缺少这一列"), std::string();
}

bool CsvRecord::has(std::string_view column) const {
    return std::find(header_.begin(), header_.end(), column) != header_.end();
}

std::int64_t CsvRecord::number(std::string_view column, std::int64_t most) const {
    const auto value = text(column);
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
    if (error != std::errc{} || end != value.data() + value.size() || out < 0 || out > most)
        bad(column, "应为 0 到 " + std::to_string(most) + " 的整数");
    return out;
}

bool CsvRecord::flag(std::string_view column) const {
    const auto value = text(column);
    if (value != "yes" && value != "no") bad(column, "应为 yes 或 no");
    return value == "yes";
}

Result<CsvTable> CsvTable::read(std::string_view text, const ProblemType& why) {
    if (!text::valid_utf8(text)) return refuse(why, "文件不是 UTF-8 编码，请另存为 UTF-8 格式的 CSV");
    if (text.find('\0') != std::string_view::npos) return refuse(why, "文件中有不允许的字符");
    CsvTable out;
    out.why_ = &why;
    out.rows_ = csv::rows(text);
    if (out.rows_.empty()) return out;
    out.header_ = std::move(out.rows_.front().cells);
    out.rows_.erase(out.rows_.begin());
    return out;
}

}  // namespace linli::cases
