#pragma once

#include <linli/base/csv.h>
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
    CsvRecord(const std::vector<std::string>& header, const csv::Row& row, std::vector<FieldError>& errors)
        : header_(header), row_(row), errors_(errors) {}

    /// The field of a column; a missing column is an error.
    std::string text(std::string_view column) const;
    /// Whether the table has this column: some are newer than the lists of tenants.
    bool has(std::string_view column) const;
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
    const csv::Row& row_;
    std::vector<FieldError>& errors_;
};

/// A list that comes with the program, with a header line.
class CsvTable {
public:
    /// @refuses `why` for a text that is no UTF-8
    static Result<CsvTable> read(std::string_view text, const ProblemType& why);

    template <class Take>
    Outcome each(Take take) const {
        std::vector<FieldError> errors;
        for (const auto& row : rows_) take(CsvRecord(header_, row, errors));
        if (!errors.empty()) return refuse(*why_, std::move(errors));
        return Done{};
    }

private:
    const ProblemType* why_ = nullptr;
    std::vector<std::string> header_;
    std::vector<csv::Row> rows_;
};

}  // namespace linli::cases
