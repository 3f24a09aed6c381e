#pragma once

#include <linli/access/scope.h>
#include <linli/base/date.h>
#include <linli/base/result.h>
#include <linli/json/field.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What other rooms hand out through exports, so that whatever leaves goes the same way: purpose, second person, mark,
/// audit, end after a week. A port: a room that has lists is plugged in where the program is put together.
namespace linli::imports {

inline constexpr ProblemType unknown_column{"imports/unknown-column", 422, "没有这一列", "No such column"};
inline constexpr ProblemType day_not_possible{"imports/day-not-possible", 422, "不能按这个日期导出",
                                              "There is no such list on that day"};

/// What somebody asks for; the days are those of the list.
struct SourceQuestion {
    std::string form;
    std::vector<std::string> columns;
    std::optional<Date> as_of, known_on;
};

/// A list as it will be written. Fixed when it is asked for: made again it holds the same rows.
struct ExportSheet {
    std::string title;
    std::int64_t version = 0;  ///< of the list's definition
    std::optional<Date> as_of;
    std::optional<Instant> known;
    struct Column {
        std::string name, label;
        json::Mask mask = json::Mask::none;
    };
    std::vector<Column> columns;
    std::vector<std::string> notes;  ///< zh-CN, above the table
};

/// Lists of another room. Thread-safe.
class ExportSource {
public:
    virtual ~ExportSource() = default;
    /// Whether a template of this name is one of its lists; the name begins with a prefix of its own.
    virtual bool has(std::string_view form) const = 0;
    /// @refuses unknown_template, unknown_column, day_not_possible
    virtual Result<ExportSheet> plan(const access::Scope& scope, const SourceQuestion& question) = 0;
    /// The same list again, with what was fixed then. @refuses as plan
    virtual Result<ExportSheet> again(const access::Scope& scope, const std::string& form,
                                      const std::vector<std::string>& columns, std::int64_t version, Date as_of,
                                      Instant known) = 0;
    /// Every row, cells unmasked in the order of the columns; `row` answers false to stop. @return rows written
    virtual Result<std::int64_t> rows(const access::Scope& scope, const std::string& form, const ExportSheet& sheet,
                                      AreaId area, const std::function<bool(const std::vector<std::string>&)>& row) = 0;
};

}  // namespace linli::imports
