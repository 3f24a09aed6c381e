#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/cases/events.h>
#include <linli/db/database.h>

#include <span>
#include <string>
#include <vector>

namespace linli::cases {

/// Port: what outside this room still waits for the answer to a matter. The room that answers outside platforms plugs
/// in; without one nothing waits. @source INC-26, AS-07
class ClosingGate {
public:
    virtual ~ClosingGate() = default;
    /// @param cases the matter and those that are answered with it @param resolved_at of the result that stands
    /// @return the platforms that have not acknowledged that result, as a clerk calls them (zh-CN); empty: none
    virtual std::vector<std::string> waiting_for(db::ReadTx& tx, TenantId tenant, std::span<const CaseId> cases,
                                                 Instant resolved_at) const = 0;
};

}  // namespace linli::cases
