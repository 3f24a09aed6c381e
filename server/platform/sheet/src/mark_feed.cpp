#include "mark_feed.h"

#include "xml_text.h"

#include <linli/base/text.h>

#include <algorithm>

namespace linli::sheet {

Result<MarkLayout> mark_layout(const SheetReader& reader, const MarkPlan& plan) {
    MarkLayout layout;
    std::optional<std::uint32_t> note;
    std::optional<std::uint32_t> key;
    LINLI_TRY(auto rows, reader.rows(plan.sheet));
    Row row;
    for (;;) {
        LINLI_TRY(const auto more, rows.next(row));
        if (!more) break;
        layout.last_column = std::max(layout.last_column, row.cells().back().column);
        if (row.number != plan.header_row) continue;
        for (const auto& cell : row.cells()) {
            if (cell.text == note_header) note = cell.column;
            if (cell.text == key_header) key = cell.column;
            layout.names[cell.column] = std::string(text::trim(cell.text));
        }
    }
    auto free = layout.last_column + 1;
    layout.note_column = note ? *note : free++;
    layout.key_column = key ? *key : free++;
    if (std::max(layout.note_column, layout.key_column) >= plan.options.limits.columns)
        return refuse(too_large, "列数已满，没有位置写问题说明。");
    return layout;
}

void MarkFeed::advance() {
    RowMark mark;
    if (!next_(mark)) {
        waiting_.reset();
        return;
    }
    LINLI_INVARIANT(mark.row > last_row_, "marks come in ascending rows");
    last_row_ = mark.row;
    // A later mark of the same column adds to the earlier; columns ascend from here on.
    std::stable_sort(mark.cells.begin(), mark.cells.end(),
                     [](const CellMark& a, const CellMark& b) { return a.column < b.column; });
    std::erase_if(mark.cells, [&](const CellMark& cell) {
        return cell.column == layout_.note_column || cell.column == layout_.key_column;
    });
    waiting_ = std::move(mark);
}

std::string MarkFeed::sentence(const RowMark& mark) const {
    std::string out;
    const auto add = [&](const std::string& text) {
        if (!out.empty()) out += "；\n";
        out += text;
    };
    for (const auto& cell : mark.cells) {
        const auto name = layout_.names.find(cell.column);
        const auto where =
            name == layout_.names.end() || name->second.empty() ? column_name(cell.column) + " 列" : name->second;
        add(where + "：" + cell.text);
    }
    for (const auto& note : mark.notes) add(note);
    return utf16_prefix(out, longest_cell / 2);
}

std::string comment_text(const RowMark& mark, std::uint32_t column) {
    std::string out;
    for (const auto& cell : mark.cells) {
        if (cell.column != column) continue;
        if (!out.empty()) out += '\n';
        out += (cell.grade == Grade::error ? "【错误】" : "【提醒】") + cell.text;
    }
    constexpr std::size_t longest = 1000;
    return utf16_prefix(out, longest);
}

std::optional<Grade> grade_of(const RowMark& mark, std::uint32_t column) {
    std::optional<Grade> grade;
    for (const auto& cell : mark.cells)
        if (cell.column == column && (!grade || cell.grade == Grade::error)) grade = cell.grade;
    return grade;
}

}  // namespace linli::sheet
