#pragma once

#include <linli/base/id.h>
#include <linli/base/result.h>

#include <array>
#include <string_view>

/// The words in which quality is kept.
namespace linli::quality {

using FindingId = Id<struct FindingTag>;
using TaskId = Id<struct QualityTaskTag>;
using SignalId = Id<struct QualitySignalTag>;
using RunId = Id<struct QualityRunTag>;
using CorrectionId = Id<struct CorrectionTag>;
using MeasureId = Id<struct MeasureTag>;

/// open: wrong as far as anybody knows · fixed: corrected · accepted: looked at, and right as it is · gone: a later run
/// did not find it any more.
enum class FindingState { open, fixed, accepted, gone };
constexpr std::array<std::string_view, 4> words(FindingState) { return {"open", "fixed", "accepted", "gone"}; }

/// A task of a grid worker: ask at the door, tap the answer.
enum class TaskState { open, underway, done, withdrawn };
constexpr std::array<std::string_view, 4> words(TaskState) { return {"open", "underway", "done", "withdrawn"}; }

enum class TaskAction { start, finish, not_met, reopen };
constexpr std::array<std::string_view, 4> words(TaskAction) { return {"start", "finish", "not_met", "reopen"}; }

/// What was found at the door. @source DAT-29
enum class TaskOutcome { right_as_recorded, corrected, moved_out, deceased, same_person, no_such_person };
constexpr std::array<std::string_view, 6> words(TaskOutcome) {
    return {"right_as_recorded", "corrected", "moved_out", "deceased", "same_person", "no_such_person"};
}

/// Why a signal of another register or event may be compared with ours. @source SEC-06
enum class Purpose { visit, activity, filing, attendance, device };
constexpr std::array<std::string_view, 5> words(Purpose) {
    return {"visit", "activity", "filing", "attendance", "device"};
}

enum class RunCause { nightly, asked };
constexpr std::array<std::string_view, 2> words(RunCause) { return {"nightly", "asked"}; }
enum class RunState { running, finished };
constexpr std::array<std::string_view, 2> words(RunState) { return {"running", "finished"}; }

enum class CorrectionCause { safe_fix, verification };
constexpr std::array<std::string_view, 2> words(CorrectionCause) { return {"safe_fix", "verification"}; }

/// Plan, do, check, act, and over.
enum class MeasureState { plan, act, check, adjust, closed };
constexpr std::array<std::string_view, 5> words(MeasureState) { return {"plan", "act", "check", "adjust", "closed"}; }

inline constexpr ProblemType step_not_allowed{"quality/step-not-allowed", 409, "当前状态不能这样处理",
                                              "This step is not possible now"};
inline constexpr ProblemType changed_meanwhile{"quality/changed-meanwhile", 409, "内容已被他人更新，请刷新后再试",
                                               "It changed meanwhile"};
inline constexpr ProblemType outcome_needed{"quality/outcome-needed", 422, "请选择核实结果", "Choose an outcome"};
inline constexpr ProblemType value_not_right{"quality/value-not-right", 422, "填写的值仍不符合规则",
                                             "The value still does not meet the rules"};
inline constexpr ProblemType approval_needed{"quality/approval-needed", 422, "这一项的更正需要审批，请提交变更申请",
                                             "Correcting this field needs an approved request"};
inline constexpr ProblemType nothing_to_fix{"quality/nothing-to-fix", 409, "没有可以自动修正的内容",
                                            "There is nothing that can be fixed safely"};
inline constexpr ProblemType nothing_to_undo{"quality/nothing-to-undo", 409, "没有可以撤销的修正",
                                             "There is nothing to undo"};
inline constexpr ProblemType already_running{"quality/already-running", 409, "质量检查正在进行",
                                             "A quality run is under way"};

}  // namespace linli::quality
