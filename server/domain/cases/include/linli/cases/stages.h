#pragma once

#include <linli/area/types.h>
#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/cases/clocks.h>
#include <linli/cases/events.h>
#include <linli/cases/words.h>
#include <linli/json/field.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

/// The five stages of a command centre (感知监测、分析预警、指挥调度、实时反馈、督导落实), read from the trace that a matter
/// leaves anyway. @source INC-06
namespace linli::cases {

/// What a trace is part of.
enum class Stage {
    sense,     ///< somebody or something reports
    analyse,   ///< what it is, who could do it, whether it is one with another; warnings before a promise breaks
    command,   ///< it is given to somebody, handed on, shared, forwarded
    feedback,  ///< answers, questions, progress, the result, the verdict
    supervise  ///< broken promises that climb, supervision, checking and closing
};
constexpr std::array<std::string_view, 5> words(Stage) {
    return {"sense", "analyse", "command", "feedback", "supervise"};
}

/// One trace: a step, or what a clock raised.
struct StageTrace {
    Instant at{};
    std::optional<Action> action;
    std::optional<AlarmKind> alarm;
    std::optional<ClockKind> clock;  ///< of an alarm

    static constexpr std::string_view schema_name = "CaseStageTrace";
    static constexpr auto fields() {
        using T = StageTrace;
        return std::tuple{json::field("at_ms", &T::at, "时间"), json::field("action", &T::action, "步骤"),
                          json::field("alarm", &T::alarm, "时限提醒"), json::field("clock", &T::clock, "时限种类")};
    }
};

/// What a matter left behind in one stage.
struct MatterStage {
    Stage stage = Stage::sense;
    std::int64_t minutes = 0;  ///< that the matter stood in it, on the wall clock
    std::optional<Instant> first_at, last_at;
    std::vector<StageTrace> traces;  ///< in their order; steps that were taken back are left out

    static constexpr std::string_view schema_name = "CaseStage";
    static constexpr auto fields() {
        using S = MatterStage;
        return std::tuple{json::field("stage", &S::stage, "环节"), json::field("minutes", &S::minutes, "停留分钟数"),
                          json::field("first_at_ms", &S::first_at, "首次"),
                          json::field("last_at_ms", &S::last_at, "最近一次"),
                          json::field("traces", &S::traces, "痕迹")};
    }
};

/// A matter in five stages.
struct MatterStages {
    std::optional<Stage> now;         ///< where it stands; nothing when it has ended
    std::vector<MatterStage> stages;  ///< all five, in their order

    static constexpr std::string_view schema_name = "CaseStages";
    static constexpr auto fields() {
        return std::tuple{json::field("now", &MatterStages::now, "现处环节，已结束的没有"),
                          json::field("stages", &MatterStages::stages, "五个环节", {.max = 5})};
    }
};

/// Which counts.
struct AskStageCounts {
    std::optional<AreaId> area_id;               ///< nothing: whatever lies in the caller's reach
    area::Level level = area::Level::community;  ///< by which the counts are told apart

    static constexpr std::string_view schema_name = "AskCaseStageCounts";
    static constexpr auto fields() {
        using A = AskStageCounts;
        return std::tuple{
            json::field("area_id", &A::area_id, "区域，不填为本岗位范围"),
            json::field("level", &A::level, "按哪一级分列：street、community 或 grid", {.optional = true})};
    }
};

/// Open matters of one place by where they stand.
struct StageCount {
    std::optional<AreaId> area_id;  ///< nothing: no such place was recognised yet
    std::int64_t sense = 0, analyse = 0, command = 0, feedback = 0, supervise = 0;
    std::int64_t supervised = 0;  ///< of all these, those under a supervision that was not lifted

    static constexpr std::string_view schema_name = "CaseStageCount";
    static constexpr auto fields() {
        using S = StageCount;
        return std::tuple{json::field("area_id", &S::area_id, "区域，空为尚未定位"),
                          json::field("sense", &S::sense, "感知监测"),
                          json::field("analyse", &S::analyse, "分析预警"),
                          json::field("command", &S::command, "指挥调度"),
                          json::field("feedback", &S::feedback, "实时反馈"),
                          json::field("supervise", &S::supervise, "督导落实"),
                          json::field("supervised", &S::supervised, "其中正被督办")};
    }
};

/// Each open matter is counted once.
struct StageCounts {
    Instant at{};
    StageCount all;
    std::vector<StageCount> items;  ///< by place, those without one last

    static constexpr std::string_view schema_name = "CaseStageCounts";
    static constexpr auto fields() {
        return std::tuple{json::field("at_ms", &StageCounts::at, "统计时间"),
                          json::field("all", &StageCounts::all, "合计"),
                          json::field("items", &StageCounts::items, "各区域", {.max = 5'000})};
    }
};

}  // namespace linli::cases
