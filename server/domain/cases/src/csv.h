#pragma once

#include <linli/base/result.h>
#include <linli/base/words.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace linli::cases {

/// One record of a table, read by the names of its header; what is wrong is collected with line and column.
class CsvRecord {
public:
    CsvRecord(const std::vector<std::string>& header, std::vector<std::string> fields, std::size_t line,
              std::vector<FieldError>& errors)
        : header_(header), fields_(std::move(fields)), line_(line), errors_(errors) {}

    std::size_t line() const { return line_; }
    /// The field of a column; a missing column is an error.
    std::string text(std::string_view column) const;
    /// A whole number from 0 to `most`.
    std::int64_t number(std::string_view column, std::int64_t most) const;
    template <Worded E>
    E word(std::string_view column) const {
        const auto found = from_word<E>(text(column));
        if (!found) bad(column, "不是允许的取值");
        return found.value_or(E{});
    }
    /// `yes` or `no`.
    bool flag(std::string_view column) const;
    void bad(std::string_view column, std::string message) const;

private:
    const std::vector<std::string>& header_;
    std::vector<std::string> fields_;
    std::size_t line_;
    std::vector<FieldError>& errors_;
};

/// A small table with a header line, wholly in memory (RFC 4180, UTF-8, with or without byte order mark). Empty lines
/// are passed over. Sheets from outside are read by the sheet room; this is for the lists that come with the program.
class CsvTable {
public:
    /// @refuses `why` for a text that is no UTF-8
    static Result<CsvTable> read(std::string_view text, const ProblemType& why);

    template <class Take>
    Outcome each(Take take) const {
        std::vector<FieldError> errors;
        for (std::size_t i = 0; i < rows_.size(); ++i) take(CsvRecord(header_, rows_[i], lines_[i], errors));
        if (!errors.empty()) return refuse(*why_, std::move(errors));
        return Done{};
    }

private:
    const ProblemType* why_ = nullptr;
    std::vector<std::string> header_;
    std::vector<std::vector<std::string>> rows_;
    std::vector<std::size_t> lines_;
};

}  // namespace linli::cases
