#pragma once

#include <linli/quality/views.h>

/// What is done about quality beyond single rows: planned, carried out, checked, adjusted, closed (PDCA).
namespace linli::quality {

/// A new measure for one area.
struct NewMeasure {
    MeasureId id;  ///< made by the client; the same again answers what is stored
    std::string title;
    std::optional<int> error_class;  ///< nothing: all classes
    int goal_percent = 98;
    PostId owner_post_id;
    Date due;
    AreaId community_id;
    static constexpr std::string_view schema_name = "NewQualityMeasure";
    static constexpr auto fields() {
        using M = NewMeasure;
        return std::tuple{
            json::field("measure_id", &M::id, "客户端生成的编号"),
            json::field("title", &M::title, "措施", {.min = 4, .max = 200}),
            json::field("class", &M::error_class, "针对的错误类别", {.min = 1, .max = 12}),
            json::field("goal_percent", &M::goal_percent, "目标：有效记录占比（%）", {.min = 1, .max = 100}),
            json::field("owner_post_id", &M::owner_post_id, "责任岗位"),
            json::field("due_on", &M::due, "完成日期"),
            json::field("community_id", &M::community_id, "社区")};
    }
};

/// A measure with its owner, its day and the stage it is in.
struct Measure {
    MeasureId id;
    std::string title;
    MeasureState state = MeasureState::plan;
    std::int64_t version = 1;
    std::optional<int> error_class;
    int goal_percent = 98;
    PostId owner_post_id;
    Date due;
    bool overdue = false;
    std::optional<std::string> result;
    std::optional<AreaId> community_id;
    Instant opened{};
    static constexpr std::string_view schema_name = "QualityMeasure";
    static constexpr auto fields() {
        using M = Measure;
        return std::tuple{json::field("measure_id", &M::id, "措施编号"),
                          json::field("title", &M::title, "措施"),
                          json::field("state", &M::state, "阶段"),
                          json::field("version", &M::version, "版本"),
                          json::field("class", &M::error_class, "针对的错误类别"),
                          json::field("goal_percent", &M::goal_percent, "目标（%）"),
                          json::field("owner_post_id", &M::owner_post_id, "责任岗位"),
                          json::field("due_on", &M::due, "完成日期"),
                          json::field("overdue", &M::overdue, "已逾期"),
                          json::field("result", &M::result, "结果"),
                          json::field("community_id", &M::community_id, "社区"),
                          json::field("opened_at_ms", &M::opened, "提出时间")};
    }
};

/// Which page of measures.
struct ListMeasures {
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListQualityMeasures";
    static constexpr auto fields() {
        return std::tuple{
            json::field("cursor", &ListMeasures::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListMeasures::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// To the next stage, on the version the caller saw.
struct MoveMeasure {
    MeasureState to = MeasureState::act;
    std::int64_t version = 1;
    std::optional<std::string> result;  ///< what came of it; needed to close
    static constexpr std::string_view schema_name = "MoveQualityMeasure";
    static constexpr auto fields() {
        using M = MoveMeasure;
        return std::tuple{json::field("to", &M::to, "进入的阶段"),
                          json::field("version", &M::version, "看到的版本", {.min = 1}),
                          json::field("result", &M::result, "结果", {.min = 2, .max = 500})};
    }
};

inline constexpr ProblemType result_needed{"quality/result-needed", 422, "结束前请写明结果", "Say what came of it"};

}  // namespace linli::quality
