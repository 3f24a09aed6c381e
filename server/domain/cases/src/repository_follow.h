#pragma once

#include <linli/area/types.h>
#include <linli/cases/events.h>
#include <linli/db/database.h>

#include <optional>
#include <string>
#include <vector>

namespace linli::cases::repository {

struct FollowJob {
    area::Level level = area::Level::grid;
    AreaId area;
    std::string state;
    std::optional<std::int64_t> after_ms;
    std::optional<CaseId> after_id;
    std::int64_t moved_in_pass = 0, moved = 0;
    std::optional<Instant> settled_at;
    Instant next_at{};
};
void begin_follow(db::WriteTx& tx, TenantId tenant, area::Level level, AreaId area, Instant now);
bool follow_due(db::ReadTx& tx, TenantId tenant, Instant now);
/// The one that is due longest, locked until the transaction ends.
std::optional<FollowJob> due_follow(db::WriteTx& tx, TenantId tenant, Instant now);
void store_follow(db::WriteTx& tx, TenantId tenant, const FollowJob& job);

/// An open case in the place, with what tells where it lies.
struct OpenCase {
    CaseId id;
    std::int64_t reported_ms = 0;
    area::Ancestors was;
    std::optional<AreaId> compound;
    std::optional<double> lon, lat;
    std::string address;
};
std::vector<OpenCase> open_cases(db::ReadTx& tx, TenantId tenant, const FollowJob& job, int batch);
/// @return whether the case stood elsewhere and is still open
bool place_case(db::WriteTx& tx, TenantId tenant, CaseId id, const area::Ancestors& to);

}  // namespace linli::cases::repository
