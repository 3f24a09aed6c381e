#pragma once

#include "items.h"
#include "owners.h"
#include "repository_rules.h"
#include "rule_book.h"

#include <map>
#include <string>

namespace linli::cases {

/// Replays past matters with a draft: who would get them. Asks for each place and body once. For one batch.
class Replay {
public:
    Replay(db::ReadTx& tx, TenantId tenant, const RuleSet& rules, const ItemBook::Edition& list,
           const WorkingCalendar& office, Instant now)
        : tx_(tx), tenant_(tenant), rules_(rules), list_(list), office_(office), now_(now) {}

    void add(const repository::PastMatter& matter, SimulationResult& result);

private:
    const Pool& pool_of(const DispatchRule* rule, const Item& item, const Located& where);
    std::string name_of(const std::optional<PostId>& post);
    std::string name_of(const Pool& pool);

    db::ReadTx& tx_;
    TenantId tenant_;
    const RuleSet& rules_;
    const ItemBook::Edition& list_;
    const WorkingCalendar& office_;
    Instant now_;
    std::map<std::string, Pool> pools_;
    std::map<PostId, std::string> names_;
};

}  // namespace linli::cases
