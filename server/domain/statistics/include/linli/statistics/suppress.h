#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// Counts of people without saying something of a few of them. Pure.
namespace linli::statistics {

/// Counts by two dimensions with their sums: `rows` × `columns` cells, a last column of row sums, a last row of column
/// sums, the sum of all in the corner; row by row.
template <class Count>
struct Grid {
    std::size_t rows = 0, columns = 0;
    std::vector<Count> counts;
    Count& at(std::size_t row, std::size_t column) { return counts[row * (columns + 1) + column]; }
    const Count& at(std::size_t row, std::size_t column) const { return counts[row * (columns + 1) + column]; }
};
using Table = Grid<std::int64_t>;
using Printed = Grid<std::optional<std::int64_t>>;

/// A table of the cells, which come row by row, with its sums.
Table with_sums(std::size_t rows, std::size_t columns, const std::vector<std::int64_t>& cells);

/// Leaves out every count from 1 to k - 1, sums too (primary), and as many others as it takes that nobody who adds and
/// subtracts what is printed can narrow one of them to fewer than k values (complementary). Exact: what follows from
/// the sums is a flow through rows and columns, and the room of a count is what can flow around it. Zeros are printed
/// unless they are needed as a cover. Cheap covers first: small counts, then large ones, then sums.
/// @param table counts not below zero, whose sums are right · @param k at least 1; 1 prints everything
/// @source DAT-52; Willenborg and de Waal, Elements of Statistical Disclosure Control (2001), ch. 4
Printed suppress(const Table& table, std::int64_t k);

}  // namespace linli::statistics
