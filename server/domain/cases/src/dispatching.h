#pragma once

#include <linli/cases/handover.h>
#include <linli/cases/service.h>

#include "items.h"
#include "owners.h"
#include "rule_book.h"

#include <optional>
#include <vector>

namespace linli::cases {

/// Who gets a matter: a named owner, a pool it is offered to, or a hole that a human must see.
struct Choice {
    std::optional<Owner> owner;
    std::vector<access::Holder> offered;  ///< of a grab, when nobody is named yet
    std::int64_t minutes = 0;             ///< how long the offer stands
    std::string pool;
    TriageReason hole = TriageReason::none;
    DispatchDecision decision;
};

/// Whether a matter may be offered to a pool, or must be in somebody's hands at once.
enum class Offering { allowed, at_once };

/// Decides by the rules in force, else by the responsibility list as before. Writes only whose turn it was.
/// Thread-safe. @source INC-10, INC-13, INC-15
class Dispatching {
public:
    Choice choose(db::WriteTx& tx, TenantId tenant, const CaseParts& parts, ItemBook& items,
                  const repository::Record& record, const Item& item, const std::string& words, Offering offering);
    /// What is kept with the step that makes `version` of the case; also begins the offer and notes the deputy.
    static void remember(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version, const Choice& choice,
                         Instant now);

private:
    RuleBook book_;
};

/// A choice that a person made.
Choice chosen_by_hand(const Owner& owner, std::string explanation);
/// The next in turn. @return nothing for an empty pool
std::optional<Owner> in_turn(db::WriteTx& tx, TenantId tenant, std::string_view rule, const Pool& pool);
/// zh-CN names for explanations.
std::string_view shown(Strategy strategy);

}  // namespace linli::cases
