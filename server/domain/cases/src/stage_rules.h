#pragma once

#include <linli/area/types.h>
#include <linli/cases/measures.h>
#include <linli/cases/stages.h>

#include <optional>
#include <vector>

/// What belongs to which stage, and where a result was given: pure.
namespace linli::cases {

/// The stage of a step. @return nothing for what only takes something back
std::optional<Stage> stage_of(Action action);

/// A warning is analysis; a broken promise is told and climbs.
constexpr Stage stage_of(AlarmKind kind) { return kind == AlarmKind::warning ? Stage::analyse : Stage::supervise; }

/// Where a matter stands. @return nothing when it has ended
constexpr std::optional<Stage> stage_of(State state) {
    switch (state) {
    case State::reported: return Stage::sense;
    case State::triage: return Stage::analyse;
    case State::dispatched: return Stage::command;
    case State::handling:
    case State::waiting: return Stage::feedback;
    case State::resolved: return Stage::supervise;  // the verdict, the return visit, the end
    case State::closed:
    case State::declined:
    case State::withdrawn:
    case State::merged: return std::nullopt;
    }
    return std::nullopt;
}

/// A step as far as stages need it.
struct StageStep {
    Instant at{};
    Action action = Action::report;
    State state = State::reported;  ///< after it
    bool undone = false;
};

/// All five stages. Time that passed in a step that was taken back passed all the same.
/// @param steps in their order @param alarms in theirs
MatterStages in_stages(const std::vector<StageStep>& steps, const std::vector<Alarm>& alarms, Instant now);

/// At which level whoever gives a result stands. @param level of the post's area, if it stands in one
/// @param property whether they work for a company of the compound
SolvedAt solved_at(std::optional<area::Level> level, bool property);

}  // namespace linli::cases
