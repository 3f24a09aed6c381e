#pragma once

#include <linli/access/permission.h>
#include <linli/base/calendar.h>
#include <linli/cases/types.h>

#include <chrono>
#include <optional>

/// The procedure itself: pure, total, without a clock or a database.
namespace linli::cases {

/// The state after `action`, or nothing when the procedure forbids it. `undo` restores a stored state and stands
/// outside this table. A matter is never resolved before its owner answered, never closed before it was resolved,
/// and a note never moves it.
/// @source INC-05, INC-11, INC-27
constexpr std::optional<State> next_state(State state, Action action) {
    using enum State;
    const auto when = [&](bool allowed, State next) { return allowed ? std::optional(next) : std::nullopt; };
    const bool owned = state == dispatched || state == handling || state == waiting;
    const bool open = state == reported || state == triage || owned;
    switch (action) {                          // no default: the compiler names a forgotten action
    case Action::report: return std::nullopt;  // only a new matter is reported
    case Action::to_triage: return when(state == reported, triage);
    case Action::dispatch: return when(state == reported || state == triage, dispatched);
    case Action::respond: return when(state == dispatched || state == waiting, handling);  // no answer is no dead end
    case Action::note: return when(open || state == resolved, state);
    case Action::ask: return when(state == handling, waiting);
    case Action::answer: return when(state == waiting, handling);
    case Action::send_back: return when(state == dispatched || state == handling, triage);
    case Action::transfer: return when(state == dispatched || state == handling, dispatched);
    case Action::resolve: return when(state == handling, resolved);
    case Action::rate: return when(state == resolved || state == closed, closed);
    case Action::reopen: return when(state == resolved || state == closed, handling);
    case Action::close: return when(state == resolved, closed);
    case Action::decline: return when(state == triage || state == handling, declined);
    case Action::withdraw: return when(open, withdrawn);
    case Action::undo:
    case Action::merge:  // people join matters and ask for help by their own calls, see merging.cpp and joint.cpp
    case Action::unmerge:
    case Action::share:
    case Action::share_accept:
    case Action::share_return:
    case Action::share_finish:
    case Action::share_withdraw:
    case Action::supervise:  // see supervising.cpp
    case Action::supervise_answer:
    case Action::supervise_again:
    case Action::supervise_lift:
    case Action::forward:  // see forwarding.cpp
    case Action::forward_answer:
    case Action::forward_give_up: return std::nullopt;
    }
    return std::nullopt;
}

/// Who may take an action, beside having the permission and the row in scope.
enum class Hand { reporter, owner, dispatcher, anyone_in_scope, system };

constexpr Hand hand_of(Action action) {
    switch (action) {
    case Action::report:
    case Action::answer:
    case Action::rate:
    case Action::withdraw: return Hand::reporter;
    case Action::respond:
    case Action::ask:
    case Action::send_back:
    case Action::transfer:
    case Action::resolve: return Hand::owner;
    case Action::dispatch:
    case Action::decline:
    case Action::merge:
    case Action::unmerge: return Hand::dispatcher;
    case Action::note:
    case Action::reopen:
    case Action::close:
    case Action::undo: return Hand::anyone_in_scope;
    case Action::share:
    case Action::share_withdraw:
    case Action::forward:
    case Action::forward_answer:
    case Action::forward_give_up: return Hand::owner;
    case Action::share_accept:
    case Action::share_return:
    case Action::share_finish:  // by the helper: joint.cpp knows who that is
    case Action::supervise:     // by owner and supervisor: supervising.cpp knows who they are
    case Action::supervise_answer:
    case Action::supervise_again:
    case Action::supervise_lift:
    case Action::to_triage: return Hand::system;
    }
    return Hand::system;
}

/// Whether a step only tells colleagues who helps whom, who wants to hear of it, or for whom nobody waits any more.
constexpr bool among_colleagues(Action action) {
    return (action >= Action::share && action <= Action::supervise_lift) || action == Action::forward_give_up;
}

/// What a result or a refusal is worth: a result solves it unless it says otherwise, a refusal accepts nothing.
/// @return nothing when they contradict each other
constexpr std::optional<Resolution> concluded(Action action, std::optional<Resolution> said) {
    if (action == Action::resolve) return said.value_or(Resolution::solved);
    return said.value_or(Resolution::not_accepted) == Resolution::not_accepted ? std::optional(Resolution::not_accepted)
                                                                               : std::nullopt;
}

/// Steps a reporter sees on the timeline; notes only when marked public.
constexpr bool shown_to_reporter(Action action) {
    return action != Action::note && action != Action::undo && !among_colleagues(action);
}

/// Whether somebody answers for the matter who may ask others to help.
constexpr bool shareable(State state) {
    using enum State;
    return state == dispatched || state == handling || state == waiting;
}

/// Whether a matter may be joined to another, or be joined: in the hands of somebody, and nothing answered yet.
constexpr bool mergeable(State state) {
    using enum State;
    return state == triage || state == dispatched || state == handling || state == waiting;
}

/// Steps whose note is written for the reporter or by the reporter; the reasons of a return or transfer are for
/// colleagues.
constexpr bool note_for_reporter(Action action) {
    using enum Action;
    return action == ask || action == answer || action == resolve || action == decline || action == reopen ||
           action == withdraw || action == note || action == rate || action == close || action == forward ||
           action == forward_answer;
}

/// Steps that one may take back: a mistaken tap, by the same person, while nobody acted on it. A report and an answer
/// are somebody's words and a rating is a verdict; they stay.
constexpr bool undoable(Action action) {
    using enum Action;
    return action == dispatch || action == respond || action == note || action == ask || action == send_back ||
           action == transfer || action == resolve || action == reopen || action == close || action == decline ||
           action == withdraw;
}
inline constexpr std::chrono::minutes undo_window{15};

/// How long a reporter may object after the result, unless the tenant sets other days. Counted from the result, not
/// from the last edit. @source anchors 2.2
inline constexpr std::chrono::days reopen_window{15};

/// When the owner must have answered. @source INC-12
inline Instant respond_by(const Item& item, const WorkingCalendar& calendar, Instant reported) {
    return calendar.add(reported, std::chrono::minutes(item.response_limit_minutes));
}

/// When a limit ends that begins at `from`. @source INC-12
inline Instant limit_end(LimitUnit unit, std::int64_t limit, const WorkingCalendar& calendar, Instant from) {
    switch (unit) {
    case LimitUnit::hours: return from + std::chrono::hours(limit);
    case LimitUnit::working_hours: return calendar.add(from, std::chrono::hours(limit));
    case LimitUnit::working_days: return calendar.add_days(from, static_cast<int>(limit));
    }
    return from;
}

/// When the matter must be solved. @source INC-21, AS-10
inline Instant solve_by(const Item& item, const WorkingCalendar& calendar, Instant from) {
    return limit_end(item.solve_limit_unit, item.solve_limit, calendar, from);
}

/// The promise after a pause: the working time that passed while waiting is given back. @source AS-10
inline Instant after_pause(const WorkingCalendar& calendar, Instant due, Instant paused, Instant resumed) {
    return calendar.add(due, calendar.between(paused, resumed));
}

}  // namespace linli::cases
