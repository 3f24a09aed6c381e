#pragma once

#include <linli/base/clock.h>
#include <linli/cases/events.h>
#include <linli/cases/resolution.h>
#include <linli/cases/words.h>
#include <linli/db/database.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a room needs that carries the one answer to outside platforms. @source INC-25
namespace linli::cases {

/// A matter as it stands, and what one of its steps said to the reporter.
struct AnswerFacts {
    std::string number;
    State state = State::reported;
    std::optional<CaseId> master;  ///< merged: the matter under which it is answered
    std::optional<Instant> resolved_at;
    std::optional<std::string> result;
    std::optional<CaseResolution> resolution;  ///< what the result or the refusal that stands is worth
    std::optional<std::string> note;           ///< of that step, when colleagues wrote it for the reporter
    std::vector<std::string> staff;            ///< names of colleagues that stand on the timeline
};

/// @param version of the step whose note is asked for @return nothing for an unknown matter
std::optional<AnswerFacts> answer_facts(db::ReadTx& tx, TenantId tenant, CaseId id, std::int64_t version);
/// The matter itself and those that are answered with it.
std::vector<CaseId> answered_with(db::ReadTx& tx, TenantId tenant, CaseId id);

}  // namespace linli::cases
