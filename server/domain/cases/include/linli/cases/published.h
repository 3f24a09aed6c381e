#pragma once

#include <linli/base/clock.h>
#include <linli/cases/events.h>
#include <linli/cases/resolution.h>
#include <linli/cases/words.h>

#include <optional>
#include <string>

namespace linli::cases {

/// A matter without its people: neither who reported it nor who handles it. `text` and `address` are the reporter's own
/// words and personal all the same; whoever publishes decides about them.
struct PublishedCase {
    CaseId id;
    std::string number;
    State state = State::reported;
    std::optional<CaseId> followed;  ///< of a merged matter the one whose answer is its answer
    /// Where the matter stands that is handled: of a merged one the one that it follows, as are the fields below that
    /// tell of handling. `reported_at` and `solve_by` stay the reporter's own.
    State standing = State::reported;
    std::string text;
    std::optional<std::string> address;
    std::optional<double> lon, lat;         ///< WGS 84
    std::optional<std::string> department;  ///< name of the responsible department, else of the responsible body
    Instant reported_at{};
    std::optional<Instant> responded_at, solve_by, resolved_at, closed_at;
    std::optional<std::string> result;         ///< the answer that is told on all channels
    std::optional<CaseResolution> resolution;  ///< what it or the refusal is worth
};

}  // namespace linli::cases
