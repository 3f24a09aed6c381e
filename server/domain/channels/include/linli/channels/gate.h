#pragma once

#include <linli/cases/closing.h>

namespace linli::channels {

/// Holds a matter open until each platform that sent it has acknowledged the result, or two people gave that up.
/// Reads only; thread-safe. @source INC-26, AS-07
class PlatformGate final : public cases::ClosingGate {
public:
    std::vector<std::string> waiting_for(db::ReadTx& tx, TenantId tenant, std::span<const cases::CaseId> cases,
                                         Instant resolved_at) const override;
};

}  // namespace linli::channels
