#include "mark_rewrite.h"

#include "xml_text.h"

#include <linli/sheet/writer.h>

#include <algorithm>

namespace linli::sheet {
namespace {

OutCell copied(const Cell& cell) {
    switch (cell.kind) {
    case CellKind::number: return {.value = cell.number};
    case CellKind::boolean: return {.value = cell.number != 0};
    case CellKind::date: return {.value = cell.moment};
    case CellKind::text:
    case CellKind::error: return {.value = utf16_prefix(cell.text, longest_cell)};
    case CellKind::empty: break;
    }
    return {};
}

/// Writes row after row, so that each keeps its number.
class Rewriter {
public:
    Rewriter(WorkbookWriter& writer, const MarkPlan& plan, const MarkLayout& layout, MarkFeed& feed)
        : writer_(writer), plan_(plan), layout_(layout), feed_(feed) {
        report_.note_column = layout.note_column;
        report_.key_column = layout.key_column;
        report_.rewritten = true;
    }

    Outcome write(const Row& row) {
        LINLI_CHECK(fill_until(row.number));
        return write(row.number, row);
    }
    /// The marked rows that the sheet lacks, and empty ones.
    Outcome fill_until(std::uint32_t row) {
        static const Row nothing;
        while (writer_.last_row() + 1 < row) LINLI_CHECK(write(writer_.last_row() + 1, nothing));
        return Done{};
    }
    Outcome finish() {
        while (feed_.waiting() != nullptr) LINLI_CHECK(fill_until(feed_.waiting()->row + 1));
        return Done{};
    }
    const MarkReport& report() const { return report_; }

private:
    Outcome write(std::uint32_t number, const Row& row) {
        cells_.assign(std::max({layout_.last_column, layout_.note_column, layout_.key_column}) + 1, {});
        for (const auto& cell : row.cells())
            if (cell.column != layout_.note_column && cell.column != layout_.key_column)
                cells_[cell.column] = copied(cell);
        if (number == plan_.header_row) {
            cells_[layout_.note_column] = {.value = std::string(note_header), .look = Look::note};
            cells_[layout_.key_column] = {.value = std::string(key_header)};
        }
        if (feed_.waiting() != nullptr && feed_.waiting()->row == number) {
            mark(*feed_.waiting(), number == plan_.header_row);
            feed_.advance();
        }
        return writer_.row(cells_);
    }
    void mark(const RowMark& mark, bool header) {
        ++report_.rows;
        if (!header) {
            cells_[layout_.note_column] = {.value = feed_.sentence(mark), .look = Look::note};
            cells_[layout_.key_column] = {.value = mark.key};
        }
        for (const auto& cell : mark.cells) {
            if (cell.column >= cells_.size() || cells_[cell.column].look != Look::plain) continue;
            auto& out = cells_[cell.column];
            out.look = grade_of(mark, cell.column) == Grade::error ? Look::error : Look::warning;
            ++report_.cells;
            if (report_.comments >= plan_.most_comments) continue;
            ++report_.comments;
            out.note = comment_text(mark, cell.column);
        }
    }

    WorkbookWriter& writer_;
    const MarkPlan& plan_;
    const MarkLayout& layout_;
    MarkFeed& feed_;
    MarkReport report_;
    std::vector<OutCell> cells_;
};

}  // namespace

Result<MarkReport> rewrite_marked(const std::filesystem::path& original, const std::filesystem::path& out,
                                  const MarkPlan& plan, const MarkLayout& layout, MarkFeed& feed) {
    auto options = plan.options;
    options.merged = Merged::first_only;
    LINLI_TRY(const auto reader, SheetReader::open(original, options));
    LINLI_TRY(auto rows, reader.rows(plan.sheet));
    WorkbookWriter writer(out, {.title = "问题说明", .made_at = plan.made_at});
    SheetPlan sheet{.name = reader.sheets()[plan.sheet].name, .header = false};
    const auto last = std::max({layout.last_column, layout.note_column, layout.key_column});
    constexpr double usual = 14;
    constexpr double wide = 48;
    for (std::uint32_t column = 0; column <= last; ++column)
        sheet.columns.push_back(
            {.width = column == layout.note_column ? wide : usual, .hidden = column == layout.key_column});
    writer.begin_sheet(sheet);
    Rewriter rewriter(writer, plan, layout, feed);
    Row row;
    for (;;) {
        LINLI_TRY(const auto more, rows.next(row));
        if (!more) break;
        LINLI_CHECK(rewriter.write(row));
    }
    LINLI_CHECK(rewriter.finish());
    writer.close();
    return rewriter.report();
}

}  // namespace linli::sheet
