#pragma once

#include <linli/base/calendar.h>
#include <linli/cases/autopsy.h>

#include <vector>

/// From steps to time that somebody had the matter: pure.
namespace linli::cases::autopsy {

/// How the matter stood from one step to the next.
struct Stand {
    Instant at{};
    Action action = Action::report;
    State state = State::reported;  ///< after the step
    std::optional<UserId> owner;    ///< after the step
    std::optional<OrganisationId> organisation;
    std::optional<std::string> words;  ///< of the step
};

/// A moment that was promised and passed: what a clock raised as a breach.
struct Breach {
    ClockKind clock = ClockKind::response;
    Instant at{};
};

/// The phase of a state; nothing while nobody has anything to do.
std::optional<Phase> phase_of(State state);

/// @param stands in the order of the steps, taken back or not: the time passed all the same
/// @param calendar of the promise
Autopsy examine(const std::vector<Stand>& stands, const std::vector<Breach>& breaches, const WorkingCalendar& calendar,
                Instant now);

/// The sentences; holders carry their names already.
void explain(Autopsy& out, const std::vector<Breach>& breaches);

}  // namespace linli::cases::autopsy
