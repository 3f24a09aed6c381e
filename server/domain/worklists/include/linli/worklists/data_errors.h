#pragma once

#include <linli/base/date.h>
#include <linli/base/ids.h>
#include <linli/json/field.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// How much of a team's work goes into checking records that are wrong: the 45 % that shall become none, counted from
/// the traces that work leaves. @source DAT-25
namespace linli::worklists {

/// Whole weeks, this one the last; staff of the area and of everything below it, or of the caller's body.
struct AskDataErrors {
    int weeks = 12;
    std::optional<AreaId> area_id;  ///< nothing: where the caller's post stands

    static constexpr std::string_view schema_name = "AskDataErrorShare";
    static constexpr auto fields() {
        using A = AskDataErrors;
        return std::tuple{
            json::field("weeks", &A::weeks, "最近多少周，含本周", {.min = 1, .max = 26, .optional = true}),
            json::field("area_id", &A::area_id, "区域，不填为本岗位所在的区域或单位")};
    }
};

/// One week, from its Monday.
struct DataErrorWeek {
    Date from;
    std::int64_t checks = 0;  ///< verification tasks that staff finished
    std::int64_t pieces = 0;  ///< all pieces of work that left a trace, these included
    std::int64_t check_points = 0, points = 0;
    std::optional<double> share;  ///< of the points; nothing in a week without work

    static constexpr std::string_view schema_name = "DataErrorWeek";
    static constexpr auto fields() {
        using W = DataErrorWeek;
        return std::tuple{json::field("from", &W::from, "周一"),
                          json::field("checks", &W::checks, "办结的核实任务"),
                          json::field("pieces", &W::pieces, "全部工作痕迹"),
                          json::field("check_points", &W::check_points, "核实任务的分值"),
                          json::field("points", &W::points, "全部分值"),
                          json::field("share", &W::share, "占比；没有工作痕迹的周没有")};
    }
};

/// The share over time.
struct DataErrorShare {
    std::string definition;  ///< zh-CN
    std::int64_t people = 0;
    std::int64_t checks = 0, pieces = 0, check_points = 0, points = 0;
    std::optional<double> share;
    std::vector<DataErrorWeek> weeks;

    static constexpr std::string_view schema_name = "DataErrorShare";
    static constexpr auto fields() {
        using S = DataErrorShare;
        return std::tuple{json::field("definition", &S::definition, "口径"),
                          json::field("people", &S::people, "在岗人数"),
                          json::field("checks", &S::checks, "办结的核实任务"),
                          json::field("pieces", &S::pieces, "全部工作痕迹"),
                          json::field("check_points", &S::check_points, "核实任务的分值"),
                          json::field("points", &S::points, "全部分值"),
                          json::field("share", &S::share, "占比；没有工作痕迹时没有"),
                          json::field("weeks", &S::weeks, "逐周", {.max = 26})};
    }
};

}  // namespace linli::worklists
