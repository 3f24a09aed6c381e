#include <linli/registry/follow.h>

#include <linli/area/follow.h>

#include "repository_follow.h"

#include <algorithm>

namespace linli::registry {
namespace {

using repository::FollowJob;
using repository::PlacedRow;

/// A write that began before the change is over long before this.
constexpr std::chrono::minutes watched_for{10};
constexpr std::chrono::minutes look_again_after{1};
constexpr int most_listed = 200;

area::Ancestors target(const PlacedRow& row, const std::map<AreaId, area::Ancestors>& known) {
    if (row.home) return *row.home;
    const auto finest = row.finest ? known.find(*row.finest) : known.end();
    return finest != known.end() ? finest->second : area::still_there(known, row.was);
}

/// Rows that go to the same place.
struct Group {
    area::Ancestors to;
    std::vector<Uuid> ids;
};

std::vector<Group> grouped(db::ReadTx& tx, TenantId tenant, const std::vector<PlacedRow>& rows) {
    std::vector<AreaId> areas;
    for (const auto& row : rows) {
        if (row.finest) areas.push_back(*row.finest);
        for (const auto& id : {row.was.street, row.was.community, row.was.grid})
            if (id) areas.push_back(*id);
    }
    const auto known = area::ancestors_of(tx, tenant, std::move(areas));
    std::vector<Group> out;
    for (const auto& row : rows) {
        const auto to = target(row, known);
        auto group = std::find_if(out.begin(), out.end(), [&](const Group& g) { return g.to == to; });
        if (group == out.end()) group = out.insert(out.end(), Group{to, {}});
        group->ids.push_back(row.id);
    }
    return out;
}

/// A pass is over: again when it moved something, otherwise watched for a while.
/// @return whether what moved stands now, for the first time
bool end_pass(FollowJob& job, Instant now) {
    bool settled = false;
    auto& v = job.view;
    ++v.passes;
    v.step = FollowStep::dwellings;
    if (job.moved_in_pass > 0) {
        v.state = FollowState::under_way;
        job.settled_at.reset();
        job.next_at = now;
    } else {
        settled = !job.settled_at && job.view.moved > 0;
        if (!job.settled_at) job.settled_at = now;
        const bool long_enough = now - *job.settled_at >= watched_for;
        v.state = long_enough ? FollowState::done : FollowState::settled;
        job.next_at = now + look_again_after;
    }
    job.moved_in_pass = 0;
    return settled;
}

}  // namespace

void AreaFollower::hear(db::WriteTx& tx, TenantId tenant, const area::AreaMoved& moved) {
    if (const auto place = area::to_follow(tx, tenant, moved))
        repository::begin_follow(tx, tenant, place->level, place->id, clock_.now());
}

bool AreaFollower::run_once(TenantId tenant, int batch) {
    const auto now = clock_.now();
    const bool due = database_.read([&](db::ReadTx& tx) { return repository::follow_due(tx, tenant, now); });
    if (!due) return false;
    return database_.write([&](db::WriteTx& tx) {
        auto job = repository::due_follow(tx, tenant, now);
        if (!job) return false;
        auto& v = job->view;
        const auto rows = repository::rows_to_follow(tx, tenant, *job, batch);
        std::int64_t moved = 0;
        for (const auto& group : grouped(tx, tenant, rows))
            moved += repository::place_rows(tx, tenant, v.step, group.ids, group.to, now);
        v.looked += static_cast<std::int64_t>(rows.size());
        v.moved += moved;
        job->moved_in_pass += moved;
        v.changed_at = now;
        if (rows.size() == static_cast<std::size_t>(batch)) {
            job->after_order = rows.back().order;
            job->after_id = rows.back().id;
        } else {
            job->after_order.reset();
            job->after_id.reset();
            const bool last = v.step == FollowStep::objects;
            if (!last) v.step = static_cast<FollowStep>(static_cast<int>(v.step) + 1);
            if (last && end_pass(*job, now) && settled_) settled_(tx, tenant);
        }
        if (v.state == FollowState::done && !area::find(tx, tenant, v.area_id))
            repository::drop_tally(tx, tenant, v.area_id);
        repository::store_follow(tx, tenant, *job);
        return true;
    });
}

AreaFollowUps AreaFollower::list(const access::Scope& scope) {
    return database_.read(
        [&](db::ReadTx& tx) { return AreaFollowUps{repository::follow_ups(tx, scope.tenant(), most_listed)}; });
}

}  // namespace linli::registry
