#pragma once

#include <linli/base/date.h>
#include <linli/base/ids.h>
#include <linli/json/field.h>

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// How many residents and how much open work fall to each worker, where it is more than elsewhere, and how that has
/// changed: 4,000 residents became 14,000 while the staff stayed. @source DSH-08
namespace linli::worklists {

/// Of which place, and how far back.
struct AskStaffing {
    std::optional<AreaId> area_id;  ///< nothing: where the caller's post stands, or the caller's own body
    int months = 6;

    static constexpr std::string_view schema_name = "AskStaffing";
    static constexpr auto fields() {
        using A = AskStaffing;
        return std::tuple{
            json::field("area_id", &A::area_id, "区域，不填为本岗位所在的区域"),
            json::field("months", &A::months, "走势的月数，含本月", {.min = 1, .max = 24, .optional = true})};
    }
};

/// One place and those who work in it or below it.
struct StaffedPlace {
    std::optional<AreaId> area_id;  ///< nothing: the caller's own body
    std::string name;
    std::int64_t workers = 0;               ///< people, each once
    std::optional<std::int64_t> residents;  ///< nothing before the first nightly examination
    std::int64_t matters = 0;               ///< open ones
    std::int64_t checks = 0;                ///< verification tasks that have not ended
    std::optional<double> residents_each;   ///< nothing without workers
    std::optional<double> open_each;
    std::optional<double> load;  ///< residents per worker as a multiple of that of the whole; 1 is a fair share

    static constexpr std::string_view schema_name = "StaffedPlace";
    static constexpr auto fields() {
        using P = StaffedPlace;
        return std::tuple{json::field("area_id", &P::area_id, "区域"),
                          json::field("name", &P::name, "名称"),
                          json::field("workers", &P::workers, "在岗人数"),
                          json::field("residents", &P::residents, "在册居民"),
                          json::field("matters", &P::matters, "未办结事项"),
                          json::field("checks", &P::checks, "未办结核实任务"),
                          json::field("residents_each", &P::residents_each, "人均居民，无人在岗时没有"),
                          json::field("open_each", &P::open_each, "人均未办结事项和任务"),
                          json::field("load", &P::load, "人均居民相当于全部的几倍")};
    }
};

/// The whole at the end of a month, or today.
struct StaffedMonth {
    Date on;
    std::int64_t workers = 0;
    std::optional<std::int64_t> residents;
    std::optional<double> residents_each;

    static constexpr std::string_view schema_name = "StaffedMonth";
    static constexpr auto fields() {
        using M = StaffedMonth;
        return std::tuple{json::field("on", &M::on, "日期"), json::field("workers", &M::workers, "在岗人数"),
                          json::field("residents", &M::residents, "在册居民；没有当月检查记录时没有"),
                          json::field("residents_each", &M::residents_each, "人均居民")};
    }
};

/// A place, those below it, and its months.
struct Staffing {
    std::string definition;  ///< zh-CN
    StaffedPlace all;
    std::vector<StaffedPlace> places;  ///< one level below, the heaviest load first
    std::vector<StaffedMonth> months;  ///< oldest first

    static constexpr std::string_view schema_name = "Staffing";
    static constexpr auto fields() {
        return std::tuple{json::field("definition", &Staffing::definition, "口径"),
                          json::field("all", &Staffing::all, "合计"),
                          json::field("places", &Staffing::places, "下一级各区域", {.max = 2'000}),
                          json::field("months", &Staffing::months, "走势", {.max = 24})};
    }
};

}  // namespace linli::worklists
