#include "merges.h"

#include "number.h"

#include <algorithm>
#include <cstring>

namespace linli::sheet {

std::optional<Place> place_of(std::string_view reference) {
    const auto digits = reference.find_first_of("0123456789");
    if (digits == std::string_view::npos) return std::nullopt;
    const auto column = column_index(reference.substr(0, digits));
    const auto row = whole_number(reference.substr(digits));
    if (!column || !row || *row == 0) return std::nullopt;
    return Place{*row, *column};
}

std::optional<Range> range_of(std::string_view reference) {
    const auto colon = reference.find(':');
    const auto first = place_of(reference.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : place_of(reference.substr(colon + 1));
    if (!first || !last || last->row < first->row || last->column < first->column) return std::nullopt;
    return Range{first->row, last->row, first->column, last->column};
}

namespace {

constexpr std::string_view tag = "mergeCell ";
constexpr std::size_t tag_room = 256;  ///< no such element is longer

/// The value of `ref` in the attributes that begin `rest`.
std::optional<Range> reference_in(std::string_view rest) {
    const auto end = rest.find('>');
    auto attributes = rest.substr(0, end);
    const auto at = attributes.find("ref=");
    if (at == std::string_view::npos || at + 5 >= attributes.size()) return std::nullopt;
    const auto quote = attributes[at + 4];
    attributes.remove_prefix(at + 5);
    return range_of(attributes.substr(0, attributes.find(quote)));
}

/// Takes what is complete in `window` and tells how much of it is done with.
std::size_t take(std::string_view window, bool last, std::vector<Range>& out) {
    std::size_t done = 0;
    for (;;) {
        const auto rest = window.substr(done);
        const void* const found = memmem(rest.data(), rest.size(), tag.data(), tag.size());
        if (found == nullptr) return rest.size() < tag.size() ? done : window.size() - tag.size() + 1;
        const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - window.data());
        if (!last && window.size() - at < tag_room) return at;
        const auto range = reference_in(window.substr(at + tag.size(), tag_room));
        if (range && (range->first_row != range->last_row || range->first_column != range->last_column))
            out.push_back(*range);
        done = at + tag.size();
    }
}

}  // namespace

Result<std::vector<Range>> scan_merges(ByteSource& source, const ReadLimits& limits) {
    std::vector<Range> out;
    std::string window;
    constexpr std::size_t piece = 256 * 1024;
    for (;;) {
        const auto kept = window.size();
        window.resize(kept + piece);
        LINLI_TRY(const auto count, source.read(window.data() + kept, piece));
        window.resize(kept + count);
        window.erase(0, take(window, count == 0, out));
        if (out.size() > limits.rows) return refuse(too_large, "合并单元格过多。");
        if (count == 0) return out;
    }
}

MergeFill::MergeFill(std::vector<Range> ranges) : ranges_(std::move(ranges)) {
    std::stable_sort(ranges_.begin(), ranges_.end(),
                     [](const Range& a, const Range& b) { return a.first_row < b.first_row; });
}

void MergeFill::open(const Row& row) {
    for (; next_ < ranges_.size() && ranges_[next_].first_row <= row.number; ++next_) {
        const auto& range = ranges_[next_];
        if (range.first_row != row.number) continue;  // its first row is empty: nothing to repeat
        const auto& first = row.at(range.first_column);
        if (first.kind == CellKind::empty) continue;
        active_.push_back({range, first});
        active_.back().first.merged = true;
    }
}

void MergeFill::fill(Row& row, const Active& active) {
    // Beyond this width a merged range is a title or an attack, not a value of each column.
    constexpr std::uint32_t widest = 512;
    const auto last = std::min(active.range.last_column, active.range.first_column + widest);
    std::vector<std::uint32_t> missing;
    for (auto column = active.range.first_column; column <= last; ++column)
        if (row.at(column).kind == CellKind::empty) missing.push_back(column);
    for (const auto column : missing) {
        auto& cell = row.add(column);
        cell = active.first;
        cell.column = column;
    }
    if (!missing.empty()) row.sort();
}

void MergeFill::apply(Row& row) {
    if (ranges_.empty()) return;
    std::erase_if(active_, [&](const Active& active) { return active.range.last_row < row.number; });
    open(row);
    for (const auto& active : active_) fill(row, active);
}

}  // namespace linli::sheet
