#include "header_block.h"
#include "header_words.h"

#include <linli/base/text.h>
#include <linli/sheet/header.h>
#include <linli/sheet/marked.h>

#include <algorithm>

namespace linli::sheet {
namespace {

std::string row_span(std::uint32_t first, std::uint32_t last) {
    return first == last ? "第 " + std::to_string(first) + " 行"
                         : "第 " + std::to_string(first) + "–" + std::to_string(last) + " 行";
}

/// `1 2 3 4`, `(1) (2) (3)`, `甲 乙 1 2`: the numbers of the columns.
bool column_numbers(const Row& row) {
    constexpr std::size_t fewest = 4;
    std::size_t numbers = 0;
    std::size_t labels = 0;
    int next = 1;
    for (const auto& cell : row.cells()) {
        if (cell.merged) continue;
        auto plain = text::half_width(text::trim(cell.text));
        std::erase_if(plain, [](char c) { return c == '(' || c == ')'; });
        if (plain == std::to_string(next)) {
            ++next;
            ++numbers;
        } else if (plain == "甲" || plain == "乙" || plain == "丙" || plain == "栏次") {
            ++labels;
        } else {
            return false;
        }
    }
    return numbers + labels >= fewest && numbers >= labels;
}

const Cell* first_own(const Row& row) {
    for (const auto& cell : row.cells())
        if (!cell.merged) return &cell;
    return nullptr;
}

/// Remarks and signatures: little in the row, and it begins as remarks do or stretches over several columns.
bool is_note(const Row& row, const Header& header) {
    const auto* const first = first_own(row);
    const auto width = header.columns.size();
    if (first == nullptr || first->column > header.columns.front().column) return false;
    const auto own = own_cells(row);
    if (own * 2 > std::max<std::size_t>(width, 2)) return false;
    if (remark(first->text)) return true;
    if (own > 1) return false;
    constexpr std::size_t sentence = 16;
    const auto stretched = stretch(row, first->column);
    return (stretched > 2 || (width > 2 && text::code_points(first->text) > sentence)) && !value_like(*first);
}

bool is_total(const Row& row) {
    std::size_t seen = 0;
    constexpr std::size_t leading = 3;
    for (const auto& cell : row.cells()) {
        if (cell.merged) continue;
        if (total_word(cell.text)) return true;
        if (++seen == leading) return false;
    }
    return false;
}

bool is_example(const Row& row) {
    const auto* const first = first_own(row);
    return first != nullptr && example_word(first->text);
}

RowRole role_above(const Row& row, std::size_t width) {
    const auto* const first = first_own(row);
    if (first == nullptr || remark(first->text)) return RowRole::note;
    constexpr std::size_t longest_title = 40;
    const bool alone = own_cells(row) == 1;
    if (alone && text::code_points(first->text) <= longest_title &&
        (stretch(row, first->column) > 1 || row.number == 1 || width > 2))
        return RowRole::title;
    return RowRole::note;
}

void take_marked_columns(Header& header) {
    std::erase_if(header.columns, [&](const HeaderColumn& column) {
        if (column.name == note_header) header.note_column = column.column;
        if (column.name == key_header) header.key_column = column.column;
        return column.name == note_header || column.name == key_header;
    });
}

/// Columns between the first and the last name that hold values and have none.
void add_unnamed(Header& header, std::span<const Row> rows) {
    if (header.columns.empty()) return;
    const auto first = header.columns.front().column;
    const auto last = header.columns.back().column;
    std::vector<std::uint32_t> missing;
    for (const auto& row : rows)
        for (const auto& cell : row.cells()) {
            const bool between = cell.column > first && cell.column < last && row.number > header.last_row;
            const bool added = cell.column == header.note_column || cell.column == header.key_column;
            if (between && !added && role_of(header, row) == RowRole::data) missing.push_back(cell.column);
        }
    for (const auto column : missing) {
        const auto at = std::lower_bound(header.columns.begin(), header.columns.end(), column,
                                         [](const HeaderColumn& a, std::uint32_t b) { return a.column < b; });
        if (at->column == column) continue;
        header.columns.insert(at, {.column = column});
        header.reasons.push_back({0, RowRole::header, column_name(column) + " 列有内容但没有列名。"});
    }
}

void explain_above(Header& header, std::span<const Row> rows, std::size_t width) {
    for (const auto& row : rows) {
        if (row.number >= header.first_row) return;
        const auto role = role_above(row, width);
        header.reasons.push_back({row.number, role,
                                  row_span(row.number, row.number) +
                                      (role == RowRole::title ? "是标题，不是表头。" : "是说明，不是表头。")});
    }
}

void explain_header(Header& header, const Block& block) {
    auto text = row_span(header.first_row, header.last_row) + "是表头：" + std::to_string(block.named) + " 列有列名";
    if (block.known > 0) text += "，其中 " + std::to_string(block.known) + " 列是认识的字段";
    if (block.last > block.first) text += "，多行列名已自上而下合并";
    header.reasons.push_back({header.first_row, RowRole::header, text + "。"});
    for (const auto& column : header.columns)
        if (column.repeated)
            header.reasons.push_back({0, RowRole::header, column_name(column.column) + " 列与前面的列重名。"});
}

/// Skips what stands between the header and the first row of data.
void skip_to_data(Header& header, std::span<const Row> rows) {
    header.first_data_row = header.last_row + 1;
    for (const auto& row : rows) {
        if (row.number <= header.last_row) continue;
        header.first_data_row = row.number;
        const bool numbers = row.number == header.last_row + 1 && column_numbers(row);
        const auto role = numbers ? RowRole::column_numbers : role_of(header, row);
        if (role == RowRole::data) return;
        constexpr std::array<std::string_view, 8> said{"标题",     "说明", "表头", "列的编号",
                                                       "填写示例", "",     "合计", "重复的表头"};
        header.reasons.push_back({row.number, role,
                                  row_span(row.number, row.number) + "是" +
                                      std::string(said[static_cast<std::size_t>(role)]) + "，不是数据。"});
        header.first_data_row = row.number + 1;
    }
}

Header without_header(std::span<const Row> rows) {
    Header header;
    if (!rows.empty()) header.first_data_row = rows.front().number;
    std::uint32_t last = 0;
    for (const auto& row : rows)
        if (!row.empty()) last = std::max(last, row.cells().back().column);
    for (std::uint32_t column = 0; !rows.empty() && column <= last; ++column)
        header.columns.push_back({.column = column});
    header.reasons.push_back({0, RowRole::data, "没有找到表头：每一行都当作数据，请指定各列的含义。"});
    return header;
}

bool repeats_names(const Header& header, const Row& row) {
    // Three in five; of a row of data most names differ, so the rest need no look.
    const auto most_others = header.columns.size() * 2 / 5;
    std::size_t same = 0, others = 0;
    for (const auto& column : header.columns) {
        const bool equal =
            !column.parts.empty() && plain_name(row.at(column.column).text) == plain_name(column.parts.back());
        if (!equal && ++others > most_others) return false;
        same += equal;
    }
    return same > 1;
}

}  // namespace

Header find_header(std::span<const Row> rows, const HeaderHints& hints) {
    const Blocks blocks(rows, hints);
    const auto block = blocks.best();
    // 1 for short words, up to 1 for width; what remains is the least of knowledge, contrast or position.
    constexpr double least = 1.6;
    if (block.score < least || (block.known == 0 && block.first + 1 >= rows.size())) return without_header(rows);
    Header header;
    header.first_row = rows[block.first].number;
    header.last_row = rows[block.last].number;
    constexpr double full = 4.0;
    header.confidence = std::clamp(block.score / full, 0.0, 1.0);
    header.columns = block.columns;
    take_marked_columns(header);
    explain_above(header, rows, blocks.usual_width());
    explain_header(header, block);
    skip_to_data(header, rows);
    add_unnamed(header, rows);
    return header;
}

Result<Header> find_header(const SheetReader& reader, std::size_t sheet, const HeaderHints& hints) {
    LINLI_TRY(auto stream, reader.rows(sheet));
    std::vector<Row> rows;
    Row row;
    while (rows.size() < header_sample) {
        LINLI_TRY(const auto more, stream.next(row));
        if (!more) break;
        rows.push_back(row);
    }
    return find_header(rows, hints);
}

Result<std::size_t> choose_sheet(const SheetReader& reader, const HeaderHints& hints) {
    std::optional<std::size_t> best;
    double top = -1;
    for (std::size_t sheet = 0; sheet < reader.sheets().size(); ++sheet) {
        if (reader.sheets()[sheet].visibility != Visibility::visible) continue;
        LINLI_TRY(const auto header, find_header(reader, sheet, hints));
        const auto value = header.first_row == 0 ? 0 : header.confidence;
        if (value > top + 1e-9) {
            top = value;
            best = sheet;
        }
    }
    if (!best) return refuse(no_such_sheet, "所有工作表都是隐藏的。");
    return *best;
}

RowRole role_of(const Header& header, const Row& row) {
    if (header.first_row == 0) return RowRole::data;
    if (row.number < header.first_row) return role_above(row, header.columns.size());
    if (row.number <= header.last_row) return RowRole::header;
    if (row.number < header.first_data_row && row.number == header.last_row + 1 && column_numbers(row))
        return RowRole::column_numbers;
    const bool inside = std::any_of(header.columns.begin(), header.columns.end(), [&](const HeaderColumn& column) {
        const auto& cell = row.at(column.column);
        return cell.kind != CellKind::empty && !cell.merged;
    });
    if (!inside) return RowRole::note;
    if (is_example(row)) return RowRole::example;
    if (is_total(row)) return RowRole::total;
    if (is_note(row, header)) return RowRole::note;
    if (repeats_names(header, row)) return RowRole::repeated_header;
    return RowRole::data;
}

}  // namespace linli::sheet
