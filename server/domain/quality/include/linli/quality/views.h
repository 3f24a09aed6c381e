#pragma once

#include <linli/base/clock.h>
#include <linli/base/date.h>
#include <linli/expectations/finding.h>
#include <linli/json/field.h>
#include <linli/quality/words.h>

#include <optional>
#include <string>
#include <vector>

/// What goes out and comes in over the API. Reasons quote masked values only.
namespace linli::quality {

inline constexpr std::string_view purpose_text = "核实并改正台账记录";
inline constexpr std::string_view basis_text = "《个人信息保护法》第八条（质量）、第十三条";
inline constexpr json::FieldOptions personal{
    .sensitivity = json::Sensitivity::personal, .purpose = purpose_text, .basis = basis_text};

/// Which page of findings.
struct ListFindings {
    std::optional<FindingState> state;
    std::optional<int> error_class;
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListFindings";
    static constexpr auto fields() {
        return std::tuple{
            json::field("state", &ListFindings::state, "状态"),
            json::field("class", &ListFindings::error_class, "错误类别", {.min = 1, .max = 12}),
            json::field("cursor", &ListFindings::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListFindings::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// One thing that is wrong with one row of the register.
struct Finding {
    FindingId id;
    std::string subject;  ///< table
    Uuid row;
    int error_class = 1;
    std::string class_title;
    std::string kind, field;
    expectations::Certainty certainty = expectations::Certainty::certain;
    FindingState state = FindingState::open;
    std::string why;
    bool fixable = false;
    std::optional<Uuid> related;
    std::optional<AreaId> community_id, grid_id;
    Instant first_seen{}, last_seen{};
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "QualityFinding";
    static constexpr auto fields() {
        using F = Finding;
        return std::tuple{json::field("finding_id", &F::id, "问题编号"),
                          json::field("subject", &F::subject, "所在的表"),
                          json::field("row_id", &F::row, "记录编号"),
                          json::field("class", &F::error_class, "错误类别"),
                          json::field("class_title", &F::class_title, "类别名称"),
                          json::field("kind", &F::kind, "规则"),
                          json::field("field", &F::field, "字段"),
                          json::field("certainty", &F::certainty, "把握"),
                          json::field("state", &F::state, "状态"),
                          json::field("why", &F::why, "原因", personal),
                          json::field("fixable", &F::fixable, "可以直接修正"),
                          json::field("related_id", &F::related, "相关记录"),
                          json::field("community_id", &F::community_id, "社区"),
                          json::field("grid_id", &F::grid_id, "网格"),
                          json::field("first_seen_ms", &F::first_seen, "首次发现"),
                          json::field("last_seen_ms", &F::last_seen, "最近发现"),
                          json::field("version", &F::version, "版本")};
    }
};

/// One answer that can be tapped.
struct Answer {
    TaskOutcome outcome = TaskOutcome::right_as_recorded;
    std::string label;
    bool wants_value = false;  ///< the right value has to be typed
    static constexpr std::string_view schema_name = "QualityAnswer";
    static constexpr auto fields() {
        return std::tuple{json::field("outcome", &Answer::outcome, "结果"),
                          json::field("label", &Answer::label, "说明"),
                          json::field("wants_value", &Answer::wants_value, "需要填写正确的值")};
    }
};

/// A verification task: why, what to ask, what may be answered. Never an accusation.
struct Task {
    TaskId id;
    FindingId finding_id;
    std::string subject;
    Uuid row;
    TaskState state = TaskState::open;
    std::int64_t version = 1;
    int error_class = 1;
    std::string class_title;
    std::string field;
    std::string why, ask;
    std::vector<Answer> answers;
    std::optional<AreaId> community_id, grid_id;
    Date due;
    std::optional<TaskOutcome> outcome;
    int tries = 0, minutes = 0;
    Instant opened{};
    static constexpr std::string_view schema_name = "QualityTask";
    static constexpr auto fields() {
        using T = Task;
        return std::tuple{json::field("task_id", &T::id, "任务编号"),
                          json::field("finding_id", &T::finding_id, "问题编号"),
                          json::field("subject", &T::subject, "所在的表"),
                          json::field("row_id", &T::row, "记录编号"),
                          json::field("state", &T::state, "状态"),
                          json::field("version", &T::version, "版本"),
                          json::field("class", &T::error_class, "错误类别"),
                          json::field("class_title", &T::class_title, "类别名称"),
                          json::field("field", &T::field, "字段"),
                          json::field("why", &T::why, "为什么要核实", personal),
                          json::field("ask", &T::ask, "问什么"),
                          json::field("answers", &T::answers, "可选结果"),
                          json::field("community_id", &T::community_id, "社区"),
                          json::field("grid_id", &T::grid_id, "网格"),
                          json::field("due_on", &T::due, "截止日期"),
                          json::field("outcome", &T::outcome, "核实结果"),
                          json::field("tries", &T::tries, "未遇到人的次数"),
                          json::field("minutes", &T::minutes, "用时（分钟）"),
                          json::field("opened_at_ms", &T::opened, "生成时间")};
    }
};

/// Which page of tasks.
struct ListTasks {
    std::optional<TaskState> state;
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListQualityTasks";
    static constexpr auto fields() {
        return std::tuple{
            json::field("state", &ListTasks::state, "状态"),
            json::field("cursor", &ListTasks::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListTasks::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// The next step of a task, on the version the caller saw.
struct TakeTaskStep {
    TaskAction action = TaskAction::start;
    std::int64_t version = 1;
    std::optional<TaskOutcome> outcome;
    std::optional<std::string> value;  ///< the right value of the field, for `corrected`
    std::optional<std::string> note;
    int minutes = 0;
    static constexpr std::string_view schema_name = "TakeQualityTaskStep";
    static constexpr auto fields() {
        using T = TakeTaskStep;
        return std::tuple{
            json::field("action", &T::action, "操作"),
            json::field("version", &T::version, "看到的版本", {.min = 1}),
            json::field("outcome", &T::outcome, "核实结果"),
            json::field("value", &T::value, "正确的值",
                        {.min = 1,
                         .max = 100,
                         .sensitivity = json::Sensitivity::sensitive,
                         .mask = json::Mask::whole,
                         .purpose = purpose_text,
                         .basis = basis_text}),
            json::field("note", &T::note, "备注", {.max = 300}),
            json::field("minutes", &T::minutes, "用时（分钟）", {.min = 0, .max = 600, .optional = true})};
    }
};

/// One community in the morning report.
struct ReportLine {
    std::optional<AreaId> community_id;
    std::int64_t rows = 0, wrong = 0, right = 0;
    std::int64_t moved = 0;  ///< wrong rows more (or fewer) than on the last day before
    int score_permille = 1000;
    std::int64_t fixed = 0;  ///< values spelled right in the last day, by the night or by hand, that still stand
    std::int64_t open_tasks = 0, overdue_tasks = 0;
    std::vector<AreaId> drifting_grids;  ///< grids whose share of wrong rows left its control limits
    static constexpr std::string_view schema_name = "QualityReportLine";
    static constexpr auto fields() {
        using R = ReportLine;
        return std::tuple{json::field("community_id", &R::community_id, "社区"),
                          json::field("rows", &R::rows, "台账记录"),
                          json::field("wrong", &R::wrong, "有问题的记录"),
                          json::field("right", &R::right, "有效记录"),
                          json::field("moved", &R::moved, "比上次增减"),
                          json::field("score_permille", &R::score_permille, "质量得分（千分）"),
                          json::field("fixed", &R::fixed, "一日内规范的写法"),
                          json::field("open_tasks", &R::open_tasks, "待核实任务"),
                          json::field("overdue_tasks", &R::overdue_tasks, "逾期任务"),
                          json::field("drifting_grids", &R::drifting_grids, "异常波动的网格")};
    }
};

/// The morning report of what the caller may see. @source DAT-27, DAT-29
struct MorningReport {
    Date day;
    std::vector<ReportLine> communities;
    std::int64_t rows = 0, wrong = 0, right = 0;
    std::int64_t fixed = 0;                            ///< in the last day
    std::int64_t task_minutes = 0, error_minutes = 0;  ///< of the last thirty days
    int error_minutes_permille = 0;                    ///< share of staff minutes spent on data errors
    static constexpr std::string_view schema_name = "QualityMorningReport";
    static constexpr auto fields() {
        using R = MorningReport;
        return std::tuple{
            json::field("day", &R::day, "日期"),
            json::field("communities", &R::communities, "社区"),
            json::field("rows", &R::rows, "台账记录"),
            json::field("wrong", &R::wrong, "有问题的记录"),
            json::field("right", &R::right, "有效记录"),
            json::field("fixed", &R::fixed, "一日内规范的写法"),
            json::field("task_minutes", &R::task_minutes, "核实任务用时（分钟）"),
            json::field("error_minutes", &R::error_minutes, "其中因数据错误（分钟）"),
            json::field("error_minutes_permille", &R::error_minutes_permille, "数据错误用时占比（千分）")};
    }
};

/// A point of the score of a field, source and place over time.
struct ScorePoint {
    Date day;
    AreaId community_id;
    std::string source, field;
    std::int64_t rows = 0, wrong = 0;
    static constexpr std::string_view schema_name = "QualityScorePoint";
    static constexpr auto fields() {
        using S = ScorePoint;
        return std::tuple{
            json::field("day", &S::day, "日期"),       json::field("community_id", &S::community_id, "社区"),
            json::field("source", &S::source, "来源"), json::field("field", &S::field, "字段（空为整行）"),
            json::field("rows", &S::rows, "记录数"),   json::field("wrong", &S::wrong, "有问题的记录数")};
    }
};
struct Scores {
    std::vector<ScorePoint> points;
    static constexpr std::string_view schema_name = "QualityScores";
    static constexpr auto fields() { return std::tuple{json::field("points", &Scores::points, "得分")}; }
};
/// Which days; at most ninety.
struct AskScores {
    std::optional<Date> from, until;
    static constexpr std::string_view schema_name = "AskQualityScores";
    static constexpr auto fields() {
        return std::tuple{json::field("from_on", &AskScores::from, "起始日期"),
                          json::field("until_on", &AskScores::until, "截止日期")};
    }
};

/// What a safe fix did; the values themselves are sealed.
struct Correction {
    CorrectionId id;
    FindingId finding_id;
    std::string field;
    CorrectionCause cause = CorrectionCause::safe_fix;
    Instant done_at{};
    std::optional<Instant> undone_at;
    static constexpr std::string_view schema_name = "QualityCorrection";
    static constexpr auto fields() {
        using C = Correction;
        return std::tuple{json::field("correction_id", &C::id, "修正编号"),
                          json::field("finding_id", &C::finding_id, "问题编号"),
                          json::field("field", &C::field, "字段"),
                          json::field("cause", &C::cause, "依据"),
                          json::field("done_at_ms", &C::done_at, "修正时间"),
                          json::field("undone_at_ms", &C::undone_at, "撤销时间")};
    }
};

}  // namespace linli::quality
