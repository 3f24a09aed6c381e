#pragma once

#include <linli/quality/views.h>
#include <linli/quality/words.h>

#include <optional>
#include <span>

/// How a verification task goes, as a table; what is asked and what may be answered, by class.
namespace linli::quality {

struct Step {
    TaskState from;
    TaskAction action;
    TaskState to;
};
std::span<const Step> steps();
/// @return nothing when the action is not possible there
std::optional<TaskState> next_state(TaskState from, TaskAction action);

/// Whether a measure may go from one stage to another: round the circle, or to its end after a check.
bool may_move(MeasureState from, MeasureState to);

/// What a finding becomes by an outcome. @source DAT-29
FindingState after(TaskOutcome outcome);

/// The question at the door: friendly, about the record, never about guilt.
std::string_view question(int error_class);
/// Answers that make sense for the class, in the order of the buttons.
std::vector<Answer> answers(int error_class);
/// Days until the task is due: the dead and the departed first, for money and care hang on them.
int days_to_do(int error_class);

}  // namespace linli::quality
