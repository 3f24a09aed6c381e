#include <linli/sheet/cell.h>

#include <algorithm>
#include <cstdio>

namespace linli::sheet {

std::string Moment::text() const {
    auto out = day.text();
    if (!has_time) return out;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).count();
    char clock[16];
    const auto hour = static_cast<int>(seconds / 3600 % 24);
    const auto minute = static_cast<int>(seconds / 60 % 60);
    const auto second = static_cast<int>(seconds % 60);
    if (second == 0) {
        std::snprintf(clock, sizeof clock, " %02d:%02d", hour, minute);
    } else {
        std::snprintf(clock, sizeof clock, " %02d:%02d:%02d", hour, minute, second);
    }
    return out + clock;
}

const Cell& Row::at(std::uint32_t column) const {
    static const Cell nothing;
    const auto all = cells();
    const auto found = std::lower_bound(all.begin(), all.end(), column,
                                        [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
    return found != all.end() && found->column == column ? *found : nothing;
}

void Row::clear() {
    used_ = 0;
    number = 0;
    hidden = false;
}

Cell& Row::add(std::uint32_t column) {
    if (used_ == cells_.size()) cells_.emplace_back();
    auto& cell = cells_[used_++];
    cell.column = column;
    cell.kind = CellKind::empty;
    cell.formula = cell.merged = cell.rounded = cell.damaged = false;
    cell.number = 0;
    cell.moment = {};
    cell.text.clear();
    cell.raw.clear();
    return cell;
}

void Row::sort() {
    const auto begin = cells_.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(used_);
    const auto before = [](const Cell& a, const Cell& b) { return a.column < b.column; };
    const auto not_rising = [](const Cell& a, const Cell& b) { return a.column >= b.column; };
    if (std::adjacent_find(begin, end, not_rising) == end) return;
    std::stable_sort(begin, end, before);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < used_; ++i) {
        if (i + 1 < used_ && cells_[i + 1].column == cells_[i].column) continue;
        if (kept != i) std::swap(cells_[kept], cells_[i]);
        ++kept;
    }
    used_ = kept;
}

std::string column_name(std::uint32_t column) {
    std::string out;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return out;
}

std::optional<std::uint32_t> column_index(std::string_view letters) {
    constexpr std::uint32_t last = 16'384;
    std::uint32_t value = 0;
    for (const auto letter : letters) {
        const auto upper = letter >= 'a' && letter <= 'z' ? letter - 'a' : letter - 'A';
        if (upper < 0 || upper > 25) return std::nullopt;
        value = value * 26 + static_cast<std::uint32_t>(upper) + 1;
        if (value > last) return std::nullopt;
    }
    if (value == 0) return std::nullopt;
    return value - 1;
}

std::string canonical_text(const Row& row, std::span<const std::uint32_t> columns) {
    std::string out;
    for (const auto column : columns) {
        const auto& text = row.at(column).text;
        out += std::to_string(text.size()) + ':' + text;
    }
    return out;
}

}  // namespace linli::sheet
