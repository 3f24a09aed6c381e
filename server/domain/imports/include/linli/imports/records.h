#pragma once

#include <linli/base/date.h>
#include <linli/imports/mapping.h>
#include <linli/imports/templates.h>
#include <linli/sheet/marked.h>
#include <linli/sheet/reader.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Rows of sheets as records of a template, and what is wrong with them. Needs no database.
/// @source DAT-13 (dry run)
namespace linli::imports {

inline constexpr ProblemType no_rows{"imports/no-rows", 422, "表里没有数据行", "The sheet has no rows of data"};
inline constexpr ProblemType no_columns{"imports/no-columns", 422, "表里没有能对应到模板的列",
                                        "No column of the sheet fits the template"};

/// One value of a row.
struct FieldValue {
    std::string raw;       ///< as the sheet shows it
    std::string value;     ///< in one writing; empty when there is none or it cannot be read
    bool unread = false;   ///< there is something, and it is no value of its field
    bool error = false;    ///< a formula without a result, `#N/A` …
    bool rounded = false;  ///< the program that wrote the sheet has lost digits
    bool damaged = false;  ///< bytes that no encoding explains
    bool too_long = false;
};

/// One row of data in the order of the template's fields.
struct Record {
    std::uint32_t row = 0;           ///< as programs show it, from 1
    std::vector<FieldValue> fields;  ///< one for each field of the template
    std::string key;                 ///< that an earlier marked workbook gave the row; empty for a new one
    std::vector<bool> columns;       ///< whether the sheet has a column for the field

    bool mapped(std::size_t field) const { return field < columns.size() && columns[field]; }

    /// The value of a field that the template may lack.
    std::string_view get(std::optional<std::size_t> index) const {
        return index ? std::string_view(fields[*index].value) : std::string_view();
    }
};

/// What is wrong with a row. Texts name no full personal value.
struct Finding {
    std::uint32_t row = 0;
    int error_class = 1;  ///< 1 to 12: the record error classes
    std::string field;    ///< of the template; empty when it is about the row as a whole
    std::string why, fix;
    sheet::Grade grade = sheet::Grade::error;
};
/// One line `{"row":…,"class":…,"field":…,"why":…,"fix":…}`.
std::string json_line(const Finding& finding);

/// Turns rows of one sheet into records by a mapping. Remembers what codes mean; one thread.
class RowReader {
public:
    /// `form` outlives the reader.
    RowReader(const Template& form, const Mapping& mapping, std::optional<std::uint32_t> key_column);
    void read(const sheet::Row& row, Record& out);
    /// Values as they were staged: `raw` of each field.
    void read_raw(std::uint32_t row, const std::vector<std::string>& raw, Record& out);
    /// The column of a field. @return nothing when none is mapped to it
    std::optional<std::uint32_t> column_of(std::size_t field) const;
    /// The mapped columns in the order of the fields, for digests that say whether a row changed.
    const std::vector<std::uint32_t>& columns() const { return columns_; }

private:
    struct Source {
        std::optional<std::uint32_t> column;
        const CodeList* codes = nullptr;
        std::unordered_map<std::string, std::string> meanings;  ///< of texts seen or mapped; bounded
    };
    void fill(std::size_t field, const sheet::Cell* cell, FieldValue& out);
    std::string code_of(Source& source, const std::string& raw) const;
    std::string plain(FieldKind kind, Source& source, const FieldValue& value, const sheet::Cell* cell) const;

    const Template& form_;
    std::vector<Source> sources_;
    std::vector<std::uint32_t> columns_;
    std::optional<std::uint32_t> key_column_;
};

/// Judges records in the order of the sheet: cells at once, the rules of the quality engine a block of rows at a time.
/// Remembers one number for each identity number and code it has seen (about 50 bytes a row). One thread.
class RowChecker {
public:
    RowChecker(const Template& form, Date today);
    ~RowChecker();
    RowChecker(RowChecker&&) noexcept;
    /// Appends what is wrong with `record`, and with rows before it whose block is full.
    void check(const Record& record, std::vector<Finding>& out);
    /// Appends what is wrong with the rows of the last block.
    void finish(std::vector<Finding>& out);

    struct Impl;

private:
    std::unique_ptr<Impl> impl_;
};

/// A sheet that was opened, its table found.
struct OpenSheet {
    sheet::SheetReader reader;
    std::size_t sheet = 0;
    sheet::Header header;
    std::vector<sheet::Row> sample;  ///< the first rows of data
};
/// Opens a file and finds the table in it. @param wanted the worksheet; nothing: the one that looks most like a table
/// @refuses what SheetReader refuses, no_rows
Result<OpenSheet> open_sheet(const std::filesystem::path& path, const Template& form,
                             std::optional<std::size_t> wanted = {}, const sheet::ReadOptions& options = {});

/// Calls `visit` with each row of data. `visit` answers false to stop. @return rows visited
/// @refuses what RowStream refuses
Result<std::uint64_t> each_row(const OpenSheet& open,
                               const std::function<bool(const sheet::Row&, double progress)>& visit);

/// What a dry run counted.
struct Tally {
    std::uint64_t rows = 0, wrong_rows = 0, warned_rows = 0, findings = 0;
};
/// Reads, maps and checks a whole sheet without a store. @param tell hears each finding once, by and large in the
/// order of rows
/// @refuses bad_mapping, no_rows, what reading refuses
Result<Tally> dry_run(const Template& form, const OpenSheet& open, const Mapping& mapping, Date today,
                      const std::function<void(const Finding&)>& tell,
                      const std::function<void(double progress)>& progressed = {});

/// What `write_marked` writes for the findings of one row.
sheet::RowMark mark_of(const Template& form, const RowReader& reader, std::uint32_t row, std::string key,
                       const std::vector<Finding>& findings);

}  // namespace linli::imports
