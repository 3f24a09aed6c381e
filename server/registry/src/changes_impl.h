#pragma once

#include <linli/registry/changes.h>

#include "door.h"
#include "repository_changes.h"

namespace linli::registry {

struct ChangeService::Impl {
    RecordParts parts;
    std::vector<ReferenceHolder> holders;

    Date today() const { return shanghai_date(parts.clock.now()); }
    Outcome check_values(db::ReadTx& tx, TenantId tenant, const ProposeChange& in) const;
    Result<area::Ancestors> check_record(db::ReadTx& tx, const access::Scope& scope, const ProposeChange& in) const;
    /// A birth or an arrival makes somebody new. Those of the caller's scope who may be the same must have been looked
    /// at, and what was confirmed is kept. @return the level that sees also those who are elsewhere; 0 for none
    /// @refuses likely_duplicate
    Result<int> check_new(db::WriteTx& tx, const access::Scope& scope, const ProposeChange& in,
                          std::span<const PersonId> looked_at, const area::Ancestors& place) const;
    int needed(db::ReadTx& tx, const access::Scope& scope, const ProposeChange& in) const;
    Result<ChangeRequest> enter(const access::Scope& scope, const ProposeChange& in) {
        return parts.database.write([&](db::WriteTx& tx) { return enter(tx, scope, in); });
    }
    Result<ChangeRequest> enter(db::WriteTx& tx, const access::Scope& scope, const ProposeChange& in);
    Result<ChangeRequest> decide(db::WriteTx& tx, const access::Scope& scope, RequestId id, const DecideRequest& in);
    std::optional<ProposeChange> content(db::ReadTx& tx, TenantId tenant, const repository::RequestRow& row) const;
    ChangeRequest shown(const access::Scope& scope, const repository::RequestRow& row,
                        const std::optional<ProposeChange>& in) const;
    Outcome allowed(const access::Scope& scope, const ChangeRequest& request, RequestAction action, int level) const;
    void note(db::WriteTx& tx, const access::Scope& scope, const ChangeRequest& request, RequestAction action,
              const std::string& text, int level, const area::Ancestors& place);
};

}  // namespace linli::registry
