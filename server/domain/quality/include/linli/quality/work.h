#pragma once

#include <linli/access/scope.h>
#include <linli/area/types.h>
#include <linli/base/date.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/quality/words.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Verification tasks as work of somebody: what is due, and what was done. Names nobody and quotes nothing of a record.
/// @source DSH-07, issue 4 point 8
namespace linli::quality {

/// A task that has not ended.
struct DueTask {
    TaskId id;
    std::string class_title;  ///< zh-CN: what kind of doubt
    Date due;
    int tries = 0;  ///< visits at which nobody was met
    std::optional<AreaId> grid_id;
};
/// The first due first, at most `most`, within `scope` (of `may_work_tasks`). @throws db::StoreFault
std::vector<DueTask> due_tasks(db::ReadTx& tx, const access::Scope& scope, std::size_t most);

/// How many tasks somebody finished on one Shanghai day.
struct TasksDone {
    UserId user;
    Date on;
    std::int64_t count = 0;
};
/// From `from` until before `until`. One query for 64 people.
std::vector<TasksDone> tasks_done(db::ReadTx& tx, TenantId tenant, std::span<const UserId> who, Instant from,
                                  Instant until);

/// A task that somebody finished.
struct TaskTrace {
    Instant at{};
    TaskId id;
};
/// In their order, at most `most`.
std::vector<TaskTrace> task_traces(db::ReadTx& tx, TenantId tenant, UserId who, Instant from, Instant until,
                                   std::size_t most);

/// How many of something there are in one place.
struct PlaceCount {
    AreaId area;
    std::int64_t count = 0;
};
/// Tasks of `top` that have not ended, by the places of a level below it. One query.
std::vector<PlaceCount> open_tasks_by(db::ReadTx& tx, TenantId tenant, const area::Area& top, area::Level by);
/// People on record in `top` as the last examination until `on` counted them, at most 31 days before; empty when there
/// was none. Two queries.
std::vector<PlaceCount> people_by(db::ReadTx& tx, TenantId tenant, const area::Area& top, area::Level by, Date on);

}  // namespace linli::quality
