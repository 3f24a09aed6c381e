#pragma once

#include <linli/worklists/service.h>

#include "day_rules.h"

#include <vector>

/// What waits for one person alone: whoever supervises, dispatches, decides or repairs.
/// @source beyond 11, INC-20, AS-05
namespace linli::worklists {

/// Broken promises that climbed to the caller, supervision to agree or to answer, answers that no platform takes,
/// holes, disputes, shifts to sign: each read by the caller's own permission for it, at most 100 of a kind.
void add_duties(const WorklistParts& parts, const access::Scope& scope, std::vector<rules::Candidate>& all);

}  // namespace linli::worklists
