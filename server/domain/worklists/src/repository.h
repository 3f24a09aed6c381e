#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/db/database.h>
#include <linli/worklists/handover.h>
#include <linli/worklists/workload.h>

#include <optional>
#include <span>
#include <vector>

/// SQL of the worklists room.
namespace linli::worklists::repository {

/// Where a dispute is decided: the place of the post in which it was made.
struct DecidedAt {
    area::Ancestors place;
    std::optional<OrganisationId> organisation;
};
/// @return false when the id or an open dispute of that day and kind is there already
bool insert(db::WriteTx& tx, TenantId tenant, const Dispute& dispute, const DecidedAt& at);
/// Of anybody. @return nothing for an unknown one
std::optional<Dispute> dispute(db::ReadTx& tx, TenantId tenant, DisputeId id);
std::optional<Dispute> dispute(db::ReadTx& tx, const access::Scope& scope, DisputeId id);
/// @return false when it was decided meanwhile
bool decide(db::WriteTx& tx, TenantId tenant, const Dispute& dispute);
/// Newest first.
std::vector<Dispute> disputes(db::ReadTx& tx, const access::Scope& scope, bool open, int most);
/// Of these people in a period, by day. One query for 64 people.
std::vector<Dispute> disputes_of(db::ReadTx& tx, TenantId tenant, std::span<const UserId> who, Date from, Date until);

/// @return false when the id or an open handover of the same person is there already
bool insert(db::WriteTx& tx, TenantId tenant, const Handover& handover);
std::optional<Handover> handover(db::ReadTx& tx, const access::Scope& scope, HandoverId id);
/// Of anybody.
std::optional<Handover> handover(db::ReadTx& tx, TenantId tenant, HandoverId id);
/// Those that were offered before, are not signed, and were not told again; the oldest first.
std::vector<HandoverId> unsigned_since(db::ReadTx& tx, TenantId tenant, Instant offered_before, int most);
/// @return false when it was signed or told meanwhile
bool remind(db::WriteTx& tx, TenantId tenant, HandoverId id, Instant now);
/// @return false when it ended meanwhile
bool end(db::WriteTx& tx, TenantId tenant, const Handover& handover);
std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, const ListHandovers& in,
                                 const std::optional<api::PageKey>& after, std::vector<HandoverLine>& out);

}  // namespace linli::worklists::repository
