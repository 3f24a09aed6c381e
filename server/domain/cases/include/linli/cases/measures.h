#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/json/field.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Shares that the sources promise, measured from what was recorded: each with what is counted and of what.
/// @source INC-17, INC-20, INC-34
namespace linli::cases {

/// Which share.
enum class MeasureKind {
    landed,               ///< 件件有着落
    answered,             ///< 事事有回音
    answered_in_time,     ///< the first answer within its promise
    found_by_staff,       ///< 主动发现: before a resident reports
    solved_in_community,  ///< 小事不出社区
    solved_in_street      ///< 大事不出街镇: in the community or the street
};
constexpr std::array<std::string_view, 6> words(MeasureKind) {
    return {"landed", "answered", "answered_in_time", "found_by_staff", "solved_in_community", "solved_in_street"};
}

/// At which level a result was given.
enum class SolvedAt { community, street, district };
constexpr std::array<std::string_view, 3> words(SolvedAt) { return {"community", "street", "district"}; }

/// One share of a period.
struct Measure {
    MeasureKind measure = MeasureKind::landed;
    std::string name;        ///< zh-CN
    std::string definition;  ///< zh-CN: what is counted, of what
    std::int64_t counted = 0;
    std::int64_t of = 0;
    std::optional<double> share;  ///< nothing while there is nothing to count

    static constexpr std::string_view schema_name = "CaseMeasure";
    static constexpr auto fields() {
        using M = Measure;
        return std::tuple{json::field("measure", &M::measure, "指标"),
                          json::field("name", &M::name, "名称"),
                          json::field("definition", &M::definition, "口径"),
                          json::field("counted", &M::counted, "分子"),
                          json::field("of", &M::of, "分母"),
                          json::field("share", &M::share, "比率；分母为零时没有")};
    }
};

/// All shares of one period and place.
struct Measures {
    Instant since{}, until{};
    std::vector<Measure> items;

    static constexpr std::string_view schema_name = "CaseMeasures";
    static constexpr auto fields() {
        return std::tuple{json::field("since_ms", &Measures::since, "统计起点"),
                          json::field("until_ms", &Measures::until, "统计终点"),
                          json::field("items", &Measures::items, "指标", {.max = 6})};
    }
};

/// Which period and place.
struct AskMeasures {
    int days = 30;
    std::optional<AreaId> area_id;  ///< nothing: whatever lies in the caller's reach

    static constexpr std::string_view schema_name = "AskCaseMeasures";
    static constexpr auto fields() {
        using A = AskMeasures;
        return std::tuple{json::field("days", &A::days, "最近多少天", {.min = 1, .max = 92, .optional = true}),
                          json::field("area_id", &A::area_id, "区域，不填为本岗位范围")};
    }
};

}  // namespace linli::cases
