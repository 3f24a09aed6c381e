#pragma once

#include <linli/access/scope.h>
#include <linli/base/result.h>
#include <linli/cases/handover.h>

#include <array>
#include <string_view>

/// Lists of reasons that a tenant publishes in editions. @source INC-11, INC-28
namespace linli::cases {

struct CaseParts;

using Reason = ReturnReason;
using Reasons = ReturnReasons;

/// What a list gives reasons for.
enum class ReasonKind {
    returning,    ///< giving a matter away
    supervision,  ///< wanting to hear how a matter goes
    unsolved      ///< a result that is not, or only partly, a solution, and refusals
};
constexpr std::array<std::string_view, 3> words(ReasonKind) { return {"returning", "supervision", "unsolved"}; }

inline constexpr ProblemType bad_reasons{"cases/bad-reasons", 422, "原因清单有误", "The list of reasons has errors"};

/// The lists of the tenant, each with editions of its own. Synchronous; thread-safe. @throws db::StoreFault
class ReasonLists {
public:
    explicit ReasonLists(const CaseParts& parts) : parts_(parts) {}

    /// The edition that stands; edition 0: the tenant has none, words are enough.
    Reasons list(const access::Scope& scope, ReasonKind kind) const;
    /// The next edition of a list. @refuses edition_changed when another one was published meanwhile, bad_reasons
    Result<Reasons> publish(const access::Scope& scope, ReasonKind kind, const Reasons& in) const;

private:
    const CaseParts& parts_;
};

}  // namespace linli::cases
