#pragma once

#include <linli/base/calendar.h>
#include <linli/cases/joint.h>

#include <optional>

/// When and how sub-tasks move: pure.
namespace linli::cases {

inline constexpr std::int64_t most_subtasks = 20;  ///< of a matter

/// The state after `move`, or nothing when it is not possible.
constexpr std::optional<SubtaskState> next_state(SubtaskState state, SubtaskMove move) {
    using enum SubtaskState;
    const bool in_hand = state == asked || state == accepted;
    switch (move) {
    case SubtaskMove::accept: return state == asked ? std::optional(accepted) : std::nullopt;
    case SubtaskMove::send_back: return in_hand ? std::optional(returned) : std::nullopt;
    case SubtaskMove::finish: return state == accepted ? std::optional(done) : std::nullopt;
    case SubtaskMove::withdraw: return in_hand || state == returned ? std::optional(withdrawn) : std::nullopt;
    }
    return std::nullopt;
}

/// Whether somebody still has to do it.
constexpr bool in_hand(SubtaskState state) { return state == SubtaskState::asked || state == SubtaskState::accepted; }

/// Until when help may be asked for: the promise of the matter; a broken one leaves a working day.
inline Instant latest_due(const std::optional<Instant>& solve_by, const WorkingCalendar& calendar, Instant now) {
    const auto tomorrow = calendar.add_days(now, 1);
    return solve_by ? std::max(*solve_by, tomorrow) : tomorrow;
}

inline SubtaskReminder reminder(const Subtask& task, const WorkingCalendar& calendar, Instant now) {
    if (!in_hand(task.state)) return SubtaskReminder::none;
    if (now >= task.due_at) return SubtaskReminder::overdue;
    const auto four_fifths = calendar.between(task.asked_at, task.due_at) * 4 / 5;
    return calendar.between(task.asked_at, now) >= four_fifths ? SubtaskReminder::due_soon : SubtaskReminder::none;
}

}  // namespace linli::cases
