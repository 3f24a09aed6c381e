#pragma once

#include <linli/base/text.h>
#include <linli/cases/service.h>

#include "owners.h"
#include "repository.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Protected reports: whoever is or may be the reported party never sees the matter. @source issue 4 point 1, beyond 8
namespace linli::cases::shield {

/// What is compared of somebody who might take a matter.
struct Candidate {
    std::string name;
    std::string post;                 ///< its title
    std::vector<std::string> bodies;  ///< names and short names of where they work, departments included
    std::optional<OrganisationId> department;
};

/// Whether `words` name something; one character alone names nothing.
inline bool mentions(std::string_view words, std::string_view name) {
    return text::code_points(name) >= 2 && words.find(name) != std::string_view::npos;
}

/// Pure. Rather too many than one too few: whoever only bears a name that stands in the report is kept out as well.
inline bool may_be_reported(std::string_view words, const std::vector<OrganisationId>& against, const Candidate& who) {
    const auto named = [&](const std::string& name) { return mentions(words, name); };
    if (named(who.name) || named(who.post) || std::any_of(who.bodies.begin(), who.bodies.end(), named)) return true;
    return who.department && std::find(against.begin(), against.end(), *who.department) != against.end();
}

/// Whether `owner` may be the reported party of a protected matter.
bool kept_out(db::ReadTx& tx, const CaseParts& parts, TenantId tenant, const repository::Record& record,
              const Owner& owner);
/// Who sends a protected matter on: at the district's desk, far from the place it happened, not the reported party and
/// not `not_them`; of several the least loaded. @return nothing: a hole that an administrator must fill
std::optional<Owner> find_guardian(db::ReadTx& tx, const CaseParts& parts, TenantId tenant,
                                   const repository::Record& record, const std::optional<UserId>& not_them);

}  // namespace linli::cases::shield
