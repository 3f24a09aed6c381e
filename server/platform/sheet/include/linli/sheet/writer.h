#pragma once

#include <linli/base/clock.h>
#include <linli/base/result.h>
#include <linli/sheet/cell.h>
#include <linli/sheet/reader.h>

#include <array>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Writes workbooks and text tables row by row; memory does not grow with the rows.
/// @source DAT-54, SEC-07 (exports carry who, when and what for)
namespace linli::sheet {

/// What a column is meant to hold: its width, its format, and what Excel makes of what is typed there.
enum class ColumnKind { text, number, date, date_time, flag };
constexpr std::array<std::string_view, 5> words(ColumnKind) { return {"text", "number", "date", "date_time", "flag"}; }

/// One column of a sheet to be written.
struct ColumnPlan {
    std::string name;
    ColumnKind kind = ColumnKind::text;
    double width = 0;  ///< in characters; 0 chooses by kind and name
    bool required = false;
    bool hidden = false;
    std::string hint;                  ///< shown at the header cell
    std::vector<std::string> choices;  ///< the only values that may be typed
};

/// One sheet to be written: title, notes, header, rows.
struct SheetPlan {
    std::string name;
    std::string title;
    std::vector<std::string> notes;  ///< lines between title and header
    std::vector<ColumnPlan> columns;
    bool header = true;  ///< false: the columns only give widths and formats, the rows bring their own header
};

/// Where an export comes from: stands in its properties, its page footer and behind its cells.
struct ExportMark {
    std::string title;
    std::string author;
    std::string number;          ///< of the export, for the audit
    std::string watermark;       ///< large and grey on each printed page
    std::string footer;          ///< small on each printed page
    std::string background_png;  ///< bytes of a picture behind the cells on the screen; may be empty
    Instant made_at{};
};

/// How a cell looks beside its kind.
enum class Look { plain, error, warning, note };
constexpr std::array<std::string_view, 4> words(Look) { return {"plain", "error", "warning", "note"}; }

/// A value to be written. Text stays text: numbers of identity cards are never turned into numbers.
struct OutCell {
    std::variant<std::monostate, std::string, double, bool, Moment> value;
    Look look = Look::plain;
    std::string note;  ///< a comment at the cell
};

/// A new .xlsx. Destroying it unclosed leaves no file behind. One thread.
class WorkbookWriter {
public:
    WorkbookWriter(const std::filesystem::path& path, const ExportMark& mark);
    ~WorkbookWriter();
    WorkbookWriter(const WorkbookWriter&) = delete;
    WorkbookWriter& operator=(const WorkbookWriter&) = delete;

    /// Ends the sheet before. The name is made to fit what programs allow, and unique.
    void begin_sheet(const SheetPlan& plan);
    /// The next row of the current sheet. After row 1,048,576 a further sheet with the same header continues.
    /// @refuses cell_too_long; nothing of the row is written then.
    Outcome row(std::span<const OutCell> cells);
    /// Row and sheet of what `row` wrote last; both count from what programs show.
    std::uint32_t last_row() const;
    std::size_t sheet_count() const;
    /// @throws SheetFault when the file cannot be written.
    void close();

    struct Impl;

private:
    std::unique_ptr<Impl> impl_;
};

/// How a text table is written. The default opens well in Excel.
struct TextPlan {
    Encoding encoding = Encoding::utf8_bom;  ///< utf8, utf8_bom or gb18030
    char separator = ',';
    bool guard = true;           ///< text that would be computed gets a `'` in front
    bool armour_digits = false;  ///< `="…"` around text of 12 and more digits, so that Excel keeps it
};

/// A new .csv or .tsv. One thread.
class TextWriter {
public:
    TextWriter(const std::filesystem::path& path, TextPlan plan = {});
    ~TextWriter();
    TextWriter(const TextWriter&) = delete;
    TextWriter& operator=(const TextWriter&) = delete;

    void row(std::span<const OutCell> cells);
    /// Only text, as in a header.
    void header(std::span<const std::string> names);
    /// @throws SheetFault when the file cannot be written.
    void close();

    struct Impl;

private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::sheet
