#pragma once

#include <linli/base/clock.h>
#include <linli/base/result.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A sheet of reports that somebody kept by hand or took from another system, read as reports to be. @source issue 4
/// point 1, DAT-13
namespace linli::intake {

inline constexpr std::size_t most_rows = 1'000;  ///< what follows is left out, and said

/// What a column says about a report.
enum class SheetField { text, title, address, name, phone, happened, number };
constexpr std::array<std::string_view, 7> words(SheetField) {
    return {"text", "title", "address", "name", "phone", "happened", "number"};
}

inline constexpr ProblemType no_text_column{"intake/no-text-column", 422,
                                            "没有找到写明诉求内容的列，请把该列的表头写作“诉求内容”",
                                            "No column says what was reported; name it 诉求内容"};

/// Why a row cannot be sent as it is.
struct RowFault {
    SheetField field = SheetField::text;
    std::string text;  ///< zh-CN: what to correct
};

/// One row under the header; what is too long or cannot be read is kept as it stands and named in `faults`.
struct ReportRow {
    std::uint32_t row = 0;  ///< as programs show it
    std::string text;
    std::optional<std::string> title, address, name, phone, number;
    std::optional<Instant> happened_at;
    std::vector<RowFault> faults;
};

/// A column under the header, and what it was taken for; nothing: it is not read.
struct ColumnUse {
    std::string name;
    std::optional<SheetField> field;
};

/// A sheet as reports to be.
struct ReportSheet {
    std::vector<ColumnUse> columns;
    std::vector<ReportRow> rows;
    bool cut = false;  ///< there were more
};

/// What the name of a column means. Of several columns with one meaning the reader takes the plainest, then the first.
std::optional<SheetField> field_of(std::string_view column_name);

/// A moment as people write it in sheets: `2026-09-21`, `2026/9/21 9:03`, `2026年9月21日9时3分`; local time of Shanghai.
std::optional<Instant> read_moment(std::string_view text);

/// Reads the sheet that most looks like a table. Memory is bounded by the rows that are kept.
/// @param now no report happened after it @refuses what sheet::SheetReader refuses, no_text_column
Result<ReportSheet> read_report_sheet(const std::filesystem::path& path, Instant now);

}  // namespace linli::intake
