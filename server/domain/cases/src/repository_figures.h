#pragma once

#include <linli/access/scope.h>
#include <linli/area/types.h>
#include <linli/cases/measures.h>
#include <linli/cases/words.h>
#include <linli/db/database.h>

#include <array>
#include <optional>
#include <vector>

/// SQL of counts over many matters; each is one statement.
namespace linli::cases::repository {

/// A place to which counts are narrowed.
struct CountedPlace {
    AreaId id;
    area::Level level = area::Level::community;
};

/// Open matters by place and state.
struct StateCount {
    std::optional<AreaId> area;
    State state = State::reported;
    std::int64_t matters = 0;
    std::int64_t supervised = 0;
};
std::vector<StateCount> open_by_state(db::ReadTx& tx, const access::Scope& scope,
                                      const std::optional<CountedPlace>& place, area::Level by);

/// Matters that were reported in a period, without those that follow another one and those that were taken back.
struct PromiseCounts {
    std::int64_t matters = 0;
    std::int64_t landed = 0;          ///< somebody answers for it, or it was refused
    std::int64_t answer_due = 0;      ///< the first answer was given or is due
    std::int64_t answered = 0;        ///< of these
    std::int64_t in_time = 0;         ///< of these
    std::int64_t found_by_staff = 0;  ///< of all
};
PromiseCounts promise_counts(db::ReadTx& tx, const access::Scope& scope, const std::optional<CountedPlace>& place,
                             Instant since, Instant until);

/// Results of a period that solved the matter and stand, by the level at which they were given.
std::array<std::int64_t, 3> solved_by_level(db::ReadTx& tx, const access::Scope& scope,
                                            const std::optional<CountedPlace>& place, Instant since, Instant until);

}  // namespace linli::cases::repository
