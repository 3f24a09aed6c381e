#pragma once

#include <linli/base/csv.h>
#include <linli/base/result.h>

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace linli::sim {

/// A data file of the generator with a header line.
class Sheet {
public:
    /// @refuses bad_data_file when the file cannot be read, has no header, or lacks one of `columns`.
    static Result<Sheet> read(const std::filesystem::path& file, std::initializer_list<std::string_view> columns);

    std::size_t size() const { return rows_.size(); }
    bool has(std::string_view column) const { return columns_.contains(std::string(column)); }
    /// The cell, empty when the row is short or the column is absent.
    const std::string& at(std::size_t row, std::string_view column) const;

private:
    std::map<std::string, std::size_t> columns_;
    std::vector<csv::Row> rows_;
};

/// A whole line with its end.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace linli::sim
