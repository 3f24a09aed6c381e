#pragma once

#include <linli/base/result.h>
#include <linli/sheet/cell.h>
#include <linli/sheet/reader.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Finds where the names of the columns stand in sheets that people made for people: titles and notes above, headers of
/// several rows with merged cells, a row of column numbers, examples, totals and signatures below.
/// @source DAT-13
namespace linli::sheet {

/// What a row is for.
enum class RowRole { title, note, header, column_numbers, example, data, total, repeated_header };
constexpr std::array<std::string_view, 8> words(RowRole) {
    return {"title", "note", "header", "column_numbers", "example", "data", "total", "repeated_header"};
}

/// One column under the header.
struct HeaderColumn {
    std::uint32_t column = 0;
    std::string name;                ///< the parts joined by `/`, without `*`; empty when nobody named it
    std::vector<std::string> parts;  ///< from the top row down
    bool required = false;           ///< marked by `*` or 必填
    bool repeated = false;           ///< an earlier column has the same name
};

/// Why the finder decided as it did; for the person who checks the mapping.
struct HeaderReason {
    std::uint32_t row = 0;  ///< 0 when it concerns no single row
    RowRole role = RowRole::header;
    std::string text;  ///< zh-CN
};

/// What the finder found. Rows count from 1.
struct Header {
    std::uint32_t first_row = 0;  ///< 0 when there is none and every row is data
    std::uint32_t last_row = 0;
    std::uint32_t first_data_row = 1;
    double confidence = 0;  ///< 0 to 1
    std::vector<HeaderColumn> columns;
    std::vector<HeaderReason> reasons;
    std::optional<std::uint32_t> key_column;   ///< of a marked workbook, see marked.h
    std::optional<std::uint32_t> note_column;  ///< of a marked workbook
};

/// Names that the reader of the sheet expects, such as a template's columns and their aliases; they outweigh the
/// general words a community's sheets use.
struct HeaderHints {
    std::vector<std::string> names;
};

/// How many rows from the top are looked at; the first rows with anything in them.
constexpr std::size_t header_sample = 60;

/// Decides from the first rows of a sheet, read with Merged::fill.
Header find_header(std::span<const Row> rows, const HeaderHints& hints = {});
/// Reads the first rows and decides. @refuses what reading refuses.
Result<Header> find_header(const SheetReader& reader, std::size_t sheet, const HeaderHints& hints = {});
/// The visible sheet that most looks like a table: a workbook may begin with a cover or instructions. The first one
/// when none has a header. @refuses what reading refuses; no_such_sheet when every sheet is hidden.
Result<std::size_t> choose_sheet(const SheetReader& reader, const HeaderHints& hints = {});
/// What `row` of the same sheet is for. Pure.
RowRole role_of(const Header& header, const Row& row);

/// A header text for comparing: half width, lower case, without white space, `*`, and what stands in brackets.
std::string plain_name(std::string_view text);

}  // namespace linli::sheet
