#pragma once

#include <linli/base/result.h>
#include <linli/json/field.h>
#include <linli/resemblance/issues.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// What `linli hot-issues` does.
namespace linli::resemblance {

/// A line that could not be used.
struct BadLine {
    std::int64_t line = 0;  ///< from 1
    std::string why;        ///< zh-CN
    static constexpr std::string_view schema_name = "BadLine";
    static constexpr auto fields() {
        return std::tuple{json::field("line", &BadLine::line, "行号"), json::field("why", &BadLine::why, "原因")};
    }
};

/// What was read and written.
struct HotIssuesReport {
    std::string out;
    std::int64_t messages = 0;
    std::int64_t issues = 0;     ///< clusters of at least two messages
    std::int64_t in_issues = 0;  ///< messages that belong to one
    std::int64_t bad_lines = 0;
    std::vector<BadLine> bad;  ///< the first hundred
    static constexpr std::string_view schema_name = "HotIssuesReport";
    static constexpr auto fields() {
        using R = HotIssuesReport;
        return std::tuple{json::field("out", &R::out, "输出文件"),
                          json::field("messages", &R::messages, "留言"),
                          json::field("issues", &R::issues, "热点问题"),
                          json::field("in_issues", &R::in_issues, "归入热点的留言"),
                          json::field("bad_lines", &R::bad_lines, "未采用的行"),
                          json::field("bad", &R::bad, "未采用的行及原因")};
    }
};

/// Reads messages `{"id","title","text","time"}` (a `user`, when there is one, tells reporters apart) from JSON lines,
/// plain or gzip, and writes one line an issue, hottest first: `{"rank","title","ids","score"}`. A line that is wrong
/// is told and left out; the others count. `time` is RFC 3339 or `YYYY-MM-DD HH:MM[:SS]` of Shanghai.
/// @refuses lines::file_unreadable; lines::bad_line for a line above 1 MiB
/// @throws std::system_error when the disk fails
Result<HotIssuesReport> hot_issues_command(const std::string& in, const std::string& out);

/// A moment as those files write it: with a zone or without (Shanghai), or only a day.
std::optional<Instant> read_moment(std::string_view text);

}  // namespace linli::resemblance
