#include "header_block.h"

#include "header_words.h"

#include <linli/base/text.h>

#include <algorithm>

namespace linli::sheet {
namespace {

constexpr std::size_t most_rows = 4;
constexpr double too_wide = 0.8;  ///< of the usual width: a title rather than a group of columns

/// Line breaks and runs of spaces become one space, or nothing between Chinese characters.
std::string tidy(std::string_view given) {
    std::string out;
    bool space = false;
    for (const auto letter : text::trim(given)) {
        if (static_cast<unsigned char>(letter) <= 0x20) {
            space = true;
            continue;
        }
        const bool between_ascii =
            !out.empty() && static_cast<signed char>(out.back()) > 0 && static_cast<signed char>(letter) > 0;
        if (space && between_ascii) out += ' ';
        space = false;
        out += letter;
    }
    return out;
}

/// Takes `*`, `＊` and （必填） away; true when there was one.
bool take_required(std::string& name) {
    bool found = false;
    for (const std::string_view mark : {"*", "＊", "（必填）", "(必填)", "【必填】", "[必填]"})
        for (auto at = name.find(mark); at != std::string::npos; at = name.find(mark)) {
            name.erase(at, mark.size());
            found = true;
        }
    name = std::string(text::trim(name));
    return found;
}

}  // namespace

std::size_t own_cells(const Row& row) {
    const auto cells = row.cells();
    return static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return !cell.merged; }));
}

std::size_t stretch(const Row& row, std::uint32_t column) {
    const auto& first = row.at(column);
    std::size_t width = 1;
    for (auto next = column + 1;; ++next, ++width) {
        const auto& cell = row.at(next);
        if (!cell.merged || cell.text != first.text) return width;
    }
}

Blocks::Blocks(std::span<const Row> rows, const HeaderHints& hints) : rows_(rows) {
    for (const auto& name : hints.names) expected_.insert(plain_name(name));
    std::vector<std::size_t> widths;
    for (const auto& row : rows) widths.push_back(own_cells(row));
    if (widths.empty()) return;
    // Usually a third of the rows at least are as wide as the table; templates hold more notes than rows.
    std::sort(widths.begin(), widths.end());
    width_ = std::max({std::size_t{1}, widths[widths.size() * 2 / 3], widths.back() / 2});
}

bool Blocks::may_begin(const Row& row) const {
    const auto own = own_cells(row);
    std::size_t named = 0;
    std::size_t values = 0;
    std::size_t known = 0;
    bool title = false;
    for (const auto& cell : row.cells()) {
        if (cell.merged) continue;
        const auto plain = plain_name(cell.text);
        const bool familiar = common_header_word(plain) || expected_.contains(plain);
        named += wordy(cell);
        values += value_like(cell);
        known += familiar;
        if (own > 1 && remark(cell.text) && !familiar) return false;
        const auto stretched = static_cast<double>(stretch(row, cell.column));
        title = title || (width_ > 1 && stretched > 1 && stretched >= too_wide * static_cast<double>(width_));
    }
    if (own == 0 || (own == 1 && width_ > 2) || (title && known == 0)) return false;
    return named * 2 > own && values * 4 <= own;
}

/// Whether `below` only divides groups of `above`: each of its own cells stands under a stretched or an empty cell, and
/// under the others it repeats them or is empty.
bool Blocks::continues(const Row& above, const Row& below) const {
    std::size_t divided = 0;
    for (const auto& cell : below.cells()) {
        if (cell.merged) continue;
        if (!wordy(cell)) return false;
        const auto& over = above.at(cell.column);
        const bool right_empty =
            above.at(cell.column + 1).kind == CellKind::empty && below.at(cell.column + 1).kind != CellKind::empty;
        const bool inside = over.merged && cell.column > 0 && above.at(cell.column - 1).text == over.text;
        const bool group = over.kind == CellKind::empty || inside || stretch(above, cell.column) > 1 || right_empty;
        if (!group) return false;
        divided += 1;
    }
    if (divided == 0) return false;
    // An empty cell below a name means that the name reaches down; a table's first row would fill it.
    for (const auto& cell : above.cells())
        if (!cell.merged && stretch(above, cell.column) == 1 && below.at(cell.column).kind == CellKind::empty)
            return true;
    return std::any_of(above.cells().begin(), above.cells().end(), [](const Cell& cell) { return cell.merged; });
}

Block Blocks::block_from(std::size_t first) const {
    Block block{.first = first, .last = first};
    while (block.last + 1 < rows_.size() && block.last - first + 1 < most_rows &&
           rows_[block.last + 1].number == rows_[block.last].number + 1 &&
           continues(rows_[block.last], rows_[block.last + 1]))
        ++block.last;
    name_columns(block);
    block.score = score_of(block);
    return block;
}

void Blocks::name_columns(Block& block) const {
    std::set<std::uint32_t> columns;
    for (auto i = block.first; i <= block.last; ++i)
        for (const auto& cell : rows_[i].cells()) columns.insert(cell.column);
    std::set<std::string> names;
    std::vector<std::string> group(block.last - block.first + 1);
    for (const auto column : columns) {
        HeaderColumn found{.column = column};
        for (auto i = block.first; i <= block.last; ++i) {
            auto& running = group[i - block.first];
            const auto& cell = rows_[i].at(column);
            // Without merged cells (text tables) a group's name stands over its first column only.
            const bool under_group = cell.kind == CellKind::empty && i < block.last &&
                                     rows_[block.last].at(column).kind != CellKind::empty && !running.empty();
            if (cell.kind != CellKind::empty)
                running = rows_[block.last].at(column).kind == CellKind::empty ? "" : tidy(cell.text);
            auto part = cell.kind != CellKind::empty ? tidy(cell.text) : under_group ? running : std::string();
            found.required = take_required(part) || found.required;
            if (!part.empty() && (found.parts.empty() || found.parts.back() != part))
                found.parts.push_back(std::move(part));
        }
        found.name = text::join(found.parts, "/");
        found.repeated = !names.insert(found.name).second;
        block.named += !found.name.empty();
        const auto plain = found.parts.empty() ? std::string() : plain_name(found.parts.back());
        block.known +=
            expected_.contains(plain) || expected_.contains(plain_name(found.name)) || common_header_word(plain);
        block.columns.push_back(std::move(found));
    }
}

/// Share of the columns under which values stand whose name is none.
double Blocks::values_below(const Block& block) const {
    std::size_t columns = 0;
    for (const auto& column : block.columns) {
        std::size_t values = 0;
        std::size_t cells = 0;
        for (auto i = block.last + 1; i < std::min(rows_.size(), block.last + 12); ++i) {
            const auto& cell = rows_[i].at(column.column);
            cells += cell.kind != CellKind::empty;
            values += value_like(cell);
        }
        columns += cells > 0 && values * 2 > cells;
    }
    return static_cast<double>(columns) / static_cast<double>(std::max<std::size_t>(1, block.columns.size()));
}

double Blocks::score_of(const Block& block) const {
    std::set<std::uint32_t> own;
    std::size_t cells = 0;
    std::size_t named = 0;
    for (auto i = block.first; i <= block.last; ++i)
        for (const auto& cell : rows_[i].cells())
            if (!cell.merged) {
                own.insert(cell.column);
                ++cells;
                named += wordy(cell);
            }
    const auto share = [](std::size_t part, std::size_t whole) {
        return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, whole));
    };
    const auto repeated = static_cast<std::size_t>(std::count_if(
        block.columns.begin(), block.columns.end(), [](const HeaderColumn& column) { return column.repeated; }));
    const auto coverage =
        std::min(1.0, share(std::max(own.size(), block.last > block.first ? block.columns.size() : 0), width_));
    constexpr double per_row = 0.02;
    return 1.5 * share(block.known, block.columns.size()) + share(named, cells) + coverage -
           0.5 * share(repeated, block.columns.size()) + 0.5 * values_below(block) -
           per_row * static_cast<double>(block.first);
}

Block Blocks::best() const {
    Block best;
    for (std::size_t i = 0; i < rows_.size() / 2 + 1 && i < rows_.size(); ++i) {
        if (!may_begin(rows_[i])) continue;
        auto block = block_from(i);
        if (block.score > best.score + 1e-9) best = std::move(block);
    }
    return best;
}

}  // namespace linli::sheet
