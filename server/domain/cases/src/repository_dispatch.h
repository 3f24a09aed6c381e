#pragma once

#include <linli/access/posts.h>
#include <linli/cases/handover.h>

#include "repository.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// SQL of dispatch: decisions, offers, stand-ins, returns and binding decisions.
namespace linli::cases::repository {

/// Open matters of each owner who has any. One query.
std::map<UserId, std::int64_t> open_by_owner(db::ReadTx& tx, TenantId tenant,
                                             const std::vector<access::Holder>& holders);

void insert_decision(db::WriteTx& tx, TenantId tenant, CaseId id, const DispatchDecision& decision);
std::vector<DispatchDecision> decisions(db::ReadTx& tx, TenantId tenant, CaseId id);
/// When the matter came into the hands that have it, as far as its dispatch was not taken back.
std::optional<Instant> given_at(db::ReadTx& tx, TenantId tenant, CaseId id);
/// Whose turn it is in a pool; the next call gets the next number. Locks the pool until the transaction ends.
std::int64_t next_turn(db::WriteTx& tx, TenantId tenant, std::string_view code, std::string_view pool);

/// A matter offered to posts.
struct OfferRow {
    CaseId case_id;
    std::string rule_code;
    std::string pool;
    bool open = true;
    Instant until{};
};
void store_offer(db::WriteTx& tx, TenantId tenant, const OfferRow& offer, const std::vector<access::Holder>& posts);
/// @return nothing when the matter was never offered to `post`
std::optional<OfferRow> offer_to(db::ReadTx& tx, TenantId tenant, CaseId id, PostId post);
void set_offer(db::WriteTx& tx, TenantId tenant, CaseId id, bool open, Instant until);
std::vector<OfferRow> due_offers(db::ReadTx& tx, TenantId tenant, Instant now, int most);
std::vector<PostId> offered_posts(db::ReadTx& tx, TenantId tenant, CaseId id);
/// What `post` may take at `now`.
std::vector<Offer> open_offers(db::ReadTx& tx, TenantId tenant, PostId post, Instant now, int most);

/// A matter in the hands of a deputy.
struct StandIn {
    CaseId case_id;
    PostId post;
    UserId deputy;
    Instant next_at{};
};
void store_stand_in(db::WriteTx& tx, TenantId tenant, const StandIn& row);
void drop_stand_in(db::WriteTx& tx, TenantId tenant, CaseId id);
std::vector<StandIn> due_stand_ins(db::ReadTx& tx, TenantId tenant, Instant now, int most);

/// What one giving away cost.
struct ReturnRow {
    CaseReturn shown;
    std::optional<std::int64_t> edition;
    PostId from_post;
};
void insert_return(db::WriteTx& tx, TenantId tenant, CaseId id, const ReturnRow& row);
/// Without those that were taken back.
std::vector<CaseReturn> returns(db::ReadTx& tx, TenantId tenant, CaseId id);
void insert_arbitration(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version, UserId arbiter,
                        std::string_view reason);
/// Whether an arbiter decided, and did not take it back.
bool arbitrated(db::ReadTx& tx, TenantId tenant, CaseId id);

}  // namespace linli::cases::repository
