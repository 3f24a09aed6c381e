#pragma once

#include <linli/area/types.h>
#include <linli/db/database.h>
#include <linli/registry/follow.h>

namespace linli::registry::repository {

struct FollowJob {
    AreaFollowUp view;
    std::optional<std::int64_t> after_order;
    std::optional<Uuid> after_id;
    std::int64_t moved_in_pass = 0;
    std::optional<Instant> settled_at;
    Instant next_at{};
};
/// Begins anew when there was one already.
void begin_follow(db::WriteTx& tx, TenantId tenant, area::Level level, AreaId area, Instant now);
/// Whether one is due; a short read, so that an idle runner writes nothing.
bool follow_due(db::ReadTx& tx, TenantId tenant, Instant now);
/// The one that is due longest, locked until the transaction ends.
std::optional<FollowJob> due_follow(db::WriteTx& tx, TenantId tenant, Instant now);
void store_follow(db::WriteTx& tx, TenantId tenant, const FollowJob& job);
std::vector<AreaFollowUp> follow_ups(db::ReadTx& tx, TenantId tenant, int limit);

/// A row in one of the places, with what tells where it belongs.
struct PlacedRow {
    Uuid id;
    std::int64_t order = 0;
    area::Ancestors was;
    std::optional<AreaId> finest;         ///< unit, building or compound
    std::optional<area::Ancestors> home;  ///< of its door
};
/// The next rows of the job's step, in the order of the place's index.
std::vector<PlacedRow> rows_to_follow(db::ReadTx& tx, TenantId tenant, const FollowJob& job, int batch);
/// Writes the place of these rows of a step and of what hangs on them; how they stood is kept.
/// @return rows that changed
std::int64_t place_rows(db::WriteTx& tx, TenantId tenant, FollowStep step, const std::vector<Uuid>& ids,
                        const area::Ancestors& place, Instant now);
/// Counts of a place that is no more.
void drop_tally(db::WriteTx& tx, TenantId tenant, AreaId place);

}  // namespace linli::registry::repository
