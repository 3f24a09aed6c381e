#pragma once

#include <linli/base/clock.h>
#include <linli/base/result.h>
#include <linli/sheet/reader.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Gives a workbook back with what is wrong in it, so that the sender corrects it and sends it again.
/// @source DAT-13 (error file)
namespace linli::sheet {

/// The header of the added column that says what is wrong with a row.
inline constexpr std::string_view note_header = "问题说明";
/// The header of the added hidden column; its values tell rows apart when the sheet comes back, sorted or not.
inline constexpr std::string_view key_header = "行标识（请勿修改）";

/// How grave a mark is: an error keeps the row out, a warning does not.
enum class Grade { error, warning };
constexpr std::array<std::string_view, 2> words(Grade) { return {"error", "warning"}; }

/// What is wrong with one cell.
struct CellMark {
    std::uint32_t column = 0;
    Grade grade = Grade::error;
    std::string text;  ///< zh-CN sentence
};

/// What is wrong with one row, and the key it gets.
struct RowMark {
    std::uint32_t row = 0;  ///< as Row::number
    std::string key;        ///< opaque; empty writes none
    std::vector<CellMark> cells;
    std::vector<std::string> notes;  ///< about the row as a whole
};

/// Fills the mark of the next row, rows ascending; false at the end.
using NextMark = std::function<bool(RowMark& mark)>;

/// What to mark and where.
struct MarkPlan {
    std::size_t sheet = 0;
    std::uint32_t header_row = 1;        ///< the last one, where the names of the added columns go; 0 names none
    std::uint32_t most_comments = 2000;  ///< beyond it programs get slow; the column still says everything
    Instant made_at{};                   ///< stands in the properties of a rewritten workbook
    ReadOptions options;
};

/// What was done.
struct MarkReport {
    std::uint64_t rows = 0;      ///< rows that got a key or a note
    std::uint64_t cells = 0;     ///< cells that were coloured
    std::uint64_t comments = 0;  ///< cells that got a comment
    std::uint32_t note_column = 0;
    std::uint32_t key_column = 0;
    /// The original could not be marked in place (a text table, or an unusual workbook): its cells were written into a
    /// new workbook; its looks, other sheets and formulas were not.
    bool rewritten = false;
};

/// Writes `original` with its marks to `out`, always an .xlsx. A workbook keeps everything it has; marks of an earlier
/// round are replaced. Memory does not grow with the rows.
/// @refuses what SheetReader refuses. @throws SheetFault.
Result<MarkReport> write_marked(const std::filesystem::path& original, const std::filesystem::path& out,
                                const MarkPlan& plan, const NextMark& next);

}  // namespace linli::sheet
