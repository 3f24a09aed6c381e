#pragma once

#include <linli/sheet/marked.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace linli::sheet {

/// Where the marks of a sheet go: found by one pass over its rows before anything is written.
struct MarkLayout {
    std::uint32_t last_column = 0;
    std::uint32_t note_column = 0;
    std::uint32_t key_column = 0;
    std::map<std::uint32_t, std::string> names;  ///< of the columns, as the header row has them
};

/// @refuses what reading refuses; too_large when no column is left.
Result<MarkLayout> mark_layout(const SheetReader& reader, const MarkPlan& plan);

/// The caller's marks, one ahead, in ascending rows.
class MarkFeed {
public:
    MarkFeed(const NextMark& next, const MarkLayout& layout) : next_(next), layout_(layout) { advance(); }

    /// The mark that waits; null at the end.
    const RowMark* waiting() const { return waiting_ ? &*waiting_ : nullptr; }
    void advance();
    /// What the note column says about a row: each sentence with the name of its column.
    std::string sentence(const RowMark& mark) const;

private:
    const NextMark& next_;
    const MarkLayout& layout_;
    std::optional<RowMark> waiting_;
    std::uint32_t last_row_ = 0;
};

/// What a cell's comment says.
std::string comment_text(const RowMark& mark, std::uint32_t column);
/// The graver of the marks of a cell.
std::optional<Grade> grade_of(const RowMark& mark, std::uint32_t column);

}  // namespace linli::sheet
