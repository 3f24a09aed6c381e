#pragma once

#include <linli/worklists/day.h>

#include <vector>

/// The order of a day: pure, without a clock or a database.
namespace linli::worklists::rules {

/// Something that waits for the reader alone.
struct Pending {
    Why why = Why::climbed;
    std::int64_t amount = 0;  ///< in the unit of `why`
};

/// A piece of work before it is ranked; `job` holds what is shown.
struct Candidate {
    Job job;
    bool urgent = false;
    bool unanswered = false;            ///< nobody has answered the reporter
    bool waits = false;                 ///< for the reporter
    std::optional<Instant> respond_by;  ///< of an unanswered one
    int tries = 0;                      ///< visits at which nobody was met
    std::optional<Pending> pending{};
};

/// How near two pieces of work are to share a walk.
inline constexpr double walk_metres = 200;

/// Reasons, turn and order. Those of one turn follow by points; where points hardly differ, the next one is the
/// nearest. The same input gives the same order. Bounded by the square of its input: at most some hundreds.
Day rank(std::vector<Candidate> candidates, Instant now);

}  // namespace linli::worklists::rules
