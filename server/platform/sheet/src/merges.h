#pragma once

#include "bytes.h"

#include <linli/base/result.h>
#include <linli/sheet/cell.h>
#include <linli/sheet/reader.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace linli::sheet {

/// A rectangle of cells; rows from 1, columns from 0, both ends included.
struct Range {
    std::uint32_t first_row = 0;
    std::uint32_t last_row = 0;
    std::uint32_t first_column = 0;
    std::uint32_t last_column = 0;
    bool operator==(const Range&) const = default;
};

/// `B7` -> row 7, column 1.
struct Place {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
};
std::optional<Place> place_of(std::string_view reference);
/// `A1:C3`, or one cell.
std::optional<Range> range_of(std::string_view reference);

/// The merged ranges of a sheet. They stand behind the rows, so the part is unpacked once before it is read.
Result<std::vector<Range>> scan_merges(ByteSource& source, const ReadLimits& limits);

/// Repeats the first cell of each merged range in the others of the rows that pass by.
class MergeFill {
public:
    explicit MergeFill(std::vector<Range> ranges);
    void apply(Row& row);

private:
    struct Active {
        Range range;
        Cell first;
    };
    void open(const Row& row);
    void fill(Row& row, const Active& active);

    std::vector<Range> ranges_;  ///< by first row
    std::size_t next_ = 0;
    std::vector<Active> active_;
};

}  // namespace linli::sheet
