#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/cases/supervision.h>
#include <linli/db/database.h>

#include "clock_rules.h"

#include <optional>
#include <vector>

/// SQL of supervisions.
namespace linli::cases::repository {

/// A supervision as it is stored.
struct SupervisionRow {
    Supervision shown;
    CaseId placed_on;  ///< `shown.case_id` is the matter as it is answered
    std::optional<std::int64_t> edition;
    PostId supervisor_post;
    CalendarKind calendar = CalendarKind::office;
};

void insert_supervision(db::WriteTx& tx, TenantId tenant, const SupervisionRow& row);
/// How many were ever placed on this matter.
std::int64_t count_supervisions(db::ReadTx& tx, TenantId tenant, CaseId id);
std::optional<SupervisionRow> supervision(db::ReadTx& tx, TenantId tenant, SupervisionId id);
/// Stores what a move changed. @return false when it did not stand at `before` any more
bool store_supervision(db::WriteTx& tx, TenantId tenant, const SupervisionRow& row, SupervisionState before);
/// Of the matter and of those that follow it, in the order in which they were placed.
std::vector<Supervision> supervisions(db::ReadTx& tx, TenantId tenant, CaseId id);
/// The same, only those that were not lifted: three a matter at most.
std::vector<Supervision> live_supervisions(db::ReadTx& tx, TenantId tenant, CaseId id);
/// The answer that is owed first, if any is; what the clock of supervision promises.
std::optional<ClockDemand> owed_answer(db::ReadTx& tx, TenantId tenant, CaseId id);
/// One page, the first due first.
std::optional<api::PageKey> supervision_page(db::ReadTx& tx, const access::Scope& scope, const ListSupervisions& wanted,
                                             Instant now, const std::optional<api::PageKey>& after,
                                             std::vector<Supervision>& out);

/// Posts in which somebody supervises a matter now.
std::vector<PostId> supervising_posts(db::ReadTx& tx, TenantId tenant, int most);
/// What was placed from this post and not lifted.
std::vector<SupervisionId> supervised_from(db::ReadTx& tx, TenantId tenant, PostId post, int most);
/// What its own supervisor has to answer by now.
std::vector<SupervisionId> self_supervised(db::ReadTx& tx, TenantId tenant, int most);
void change_supervisor(db::WriteTx& tx, TenantId tenant, const SupervisionRow& row);

}  // namespace linli::cases::repository
