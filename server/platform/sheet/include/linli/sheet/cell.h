#pragma once

#include <linli/base/date.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Workbooks and text tables, read and written row by row with bounded memory.
/// @source DAT-13 (batch import with dry run, error file, undo), DAT-54 (ledgers handed out as sheets)
namespace linli::sheet {

/// What a cell holds. A time of day without a day is a number whose text reads `08:30`.
enum class CellKind { empty, text, number, date, boolean, error };
constexpr std::array<std::string_view, 6> words(CellKind) {
    return {"empty", "text", "number", "date", "boolean", "error"};
}

/// A day, with or without the time of day, as it stands on the clock of whoever wrote it.
struct Moment {
    Date day;
    std::chrono::milliseconds time{};
    bool has_time = false;  ///< the cell's format shows a time, or the value has one

    /// `2024-05-01`, `2024-05-01 08:30`, `2024-05-01 08:30:05`.
    std::string text() const;
    bool operator==(const Moment&) const = default;
};

/// One cell that is not empty.
struct Cell {
    std::uint32_t column = 0;  ///< 0 is column A
    CellKind kind = CellKind::empty;
    bool formula = false;  ///< the value is what the program last computed
    bool merged = false;   ///< the value stands in another cell of the merged range
    bool rounded = false;  ///< a whole number of 16 digits and more: Excel has lost the last ones
    bool damaged = false;  ///< bytes that no encoding explains were replaced by U+FFFD
    double number = 0;     ///< number and date (the serial), boolean (0 or 1)
    Moment moment;         ///< date
    std::string text;      ///< as a person reads it; UTF-8
    std::string raw;       ///< as the file has it, when that is not `text`

    const std::string& original() const { return raw.empty() ? text : raw; }
};

/// A row with its non-empty cells in ascending columns. Reusing one object for all rows saves allocations.
class Row {
public:
    std::uint32_t number = 0;  ///< 1 is the first, as programs show it
    bool hidden = false;       ///< hidden by hand or by a filter

    std::span<const Cell> cells() const { return {cells_.data(), used_}; }
    /// The cell of `column`; an empty one when the row has none there.
    const Cell& at(std::uint32_t column) const;
    bool empty() const { return used_ == 0; }
    void clear();
    /// A fresh cell at the end.
    Cell& add(std::uint32_t column);
    void drop_last() { --used_; }
    /// Ascending columns; of two cells in one column the later wins.
    void sort();

private:
    std::vector<Cell> cells_;
    std::size_t used_ = 0;
};

/// `A`, `Z`, `AA` … `XFD`.
std::string column_name(std::uint32_t column);
/// The zero-based column of letters; nothing when they are no column of a sheet.
std::optional<std::uint32_t> column_index(std::string_view letters);

/// The values of `columns`, joined so that different rows never give the same text. For keyed digests that say whether
/// somebody changed the row; it holds personal data.
std::string canonical_text(const Row& row, std::span<const std::uint32_t> columns);

}  // namespace linli::sheet
