#pragma once

#include <linli/sheet/cell.h>
#include <linli/sheet/header.h>

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace linli::sheet {

/// Rows `first` to `last` (indices into the sample) read as one header.
struct Block {
    std::size_t first = 0;
    std::size_t last = 0;
    double score = 0;
    std::size_t named = 0;  ///< columns with a name
    std::size_t known = 0;  ///< of those, names that are expected or common
    std::vector<HeaderColumn> columns;
};

/// Judges blocks of rows. The rows outlive it.
class Blocks {
public:
    Blocks(std::span<const Row> rows, const HeaderHints& hints);

    /// The best header; `score` 0 when no row may be one.
    Block best() const;
    /// Columns that a usual row fills.
    std::size_t usual_width() const { return width_; }
    std::span<const Row> rows() const { return rows_; }

private:
    bool may_begin(const Row& row) const;
    bool continues(const Row& above, const Row& below) const;
    Block block_from(std::size_t first) const;
    void name_columns(Block& block) const;
    double score_of(const Block& block) const;
    double values_below(const Block& block) const;

    std::span<const Row> rows_;
    std::set<std::string> expected_;
    std::size_t width_ = 1;
};

/// Cells of the row that are not repeated from another cell of a merged range.
std::size_t own_cells(const Row& row);
/// Columns over which the cell at `column` stretches to the right, itself included.
std::size_t stretch(const Row& row, std::uint32_t column);

}  // namespace linli::sheet
