#pragma once

#include <linli/base/clock.h>
#include <linli/base/result.h>
#include <linli/json/field.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Requests of another city, replayed through the clocks of this house: how many promises were kept.
namespace linli::cases {

inline constexpr ProblemType bad_requests{"cases/bad-requests", 422, "工单文件有误", "The file of requests has errors"};

/// Promises kept among those whose end is known.
struct PromiseShare {
    std::string name;
    std::int64_t kept = 0;      ///< numerator
    std::int64_t promised = 0;  ///< denominator
    double share = 0;           ///< 0 when nothing was promised

    static constexpr std::string_view schema_name = "PromiseShare";
    static constexpr auto fields() {
        using P = PromiseShare;
        return std::tuple{json::field("name", &P::name, "分组"), json::field("kept", &P::kept, "按时（分子）"),
                          json::field("promised", &P::promised, "应按时（分母）"),
                          json::field("share", &P::share, "按时率")};
    }
};

/// Rows that the file and these clocks judge alike or not, with the reason.
struct Reconciled {
    std::string category;  ///< agrees, no_target, running, no_flag, disagrees
    std::string flag;      ///< as the file says
    std::string verdict;   ///< kept, broken, running, none
    std::int64_t rows = 0;
    std::string why;

    static constexpr std::string_view schema_name = "ReconciledRows";
    static constexpr auto fields() {
        using R = Reconciled;
        return std::tuple{json::field("category", &R::category, "类别"), json::field("flag", &R::flag, "文件的标记"),
                          json::field("verdict", &R::verdict, "本系统的判断"), json::field("rows", &R::rows, "行数"),
                          json::field("why", &R::why, "原因")};
    }
};

/// What a replay found. @source issue 4 (clocks), INC-20
struct RequestReplay {
    std::int64_t rows = 0;
    std::string definition;  ///< of the share, in words
    std::string zone;
    Instant as_of{};  ///< until when the file speaks: its last closing
    PromiseShare on_time;
    std::int64_t solved_in_time = 0, solved_late = 0;
    std::int64_t open_overdue = 0;    ///< not closed when the file ends, and past their target: broken
    std::int64_t open_running = 0;    ///< not closed, not yet due: nothing is known, in no share
    std::int64_t without_target = 0;  ///< nothing was promised, in no share
    std::int64_t target_before_opening = 0;
    std::int64_t ambiguous_times = 0;  ///< in the hour that autumn repeats; read as the first of the two
    std::int64_t skipped_times = 0;    ///< in the hour that spring leaves out; read as an hour later
    std::int64_t warnings = 0, breaches = 0, rungs = 0;  ///< that the clocks would have raised
    std::int64_t differs = 0;                            ///< rows where the file's flag and the verdict are not alike
    std::vector<Reconciled> reconciliation;
    std::vector<PromiseShare> classes, months;

    static constexpr std::string_view schema_name = "RequestReplay";
    static constexpr auto fields() {
        using R = RequestReplay;
        return std::tuple{json::field("rows", &R::rows, "工单"),
                          json::field("definition", &R::definition, "按时率的定义"),
                          json::field("zone", &R::zone, "文件时间所在时区"),
                          json::field("as_of_ms", &R::as_of, "数据截止"),
                          json::field("on_time", &R::on_time, "按时率"),
                          json::field("solved_in_time", &R::solved_in_time, "按时办结"),
                          json::field("solved_late", &R::solved_late, "超时办结"),
                          json::field("open_overdue", &R::open_overdue, "未办结且已超时"),
                          json::field("open_running", &R::open_running, "未办结且未到期，不计入"),
                          json::field("without_target", &R::without_target, "没有时限，不计入"),
                          json::field("target_before_opening", &R::target_before_opening, "时限早于受理"),
                          json::field("ambiguous_times", &R::ambiguous_times, "秋季重复的一小时，取前一次"),
                          json::field("skipped_times", &R::skipped_times, "春季不存在的一小时，顺延一小时"),
                          json::field("warnings", &R::warnings, "预警"),
                          json::field("breaches", &R::breaches, "超时提醒"),
                          json::field("rungs", &R::rungs, "逐级告知"),
                          json::field("differs", &R::differs, "与文件标记不一致"),
                          json::field("reconciliation", &R::reconciliation, "与文件标记对账"),
                          json::field("classes", &R::classes, "按类别"),
                          json::field("months", &R::months, "按受理月份")};
    }
};

/// A moment that a clock on a wall in Boston showed.
struct WallMoment {
    Instant at{};
    bool ambiguous = false;  ///< it came twice that night
    bool skipped = false;    ///< it never came
};
/// `YYYY-MM-DD hh:mm:ss` without zone, in America/New_York by the rule that holds since 2007: summer time from the
/// second Sunday in March to the first in November, each at 2:00. @return nothing for another text or an earlier year
std::optional<WallMoment> boston_moment(std::string_view text);

/// Reads a CSV file (plain or gzip) with the columns `open_dt`, `target_dt`, `closed_dt`, `ontime`, `reason`, row by
/// row in bounded memory, and lets every promise run on a solution clock of 24 hours with the default ladder.
/// @refuses bad_requests naming line and column; lines::file_unreadable, lines::bad_line
Result<RequestReplay> replay_requests(const std::string& path);

}  // namespace linli::cases
