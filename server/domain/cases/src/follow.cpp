#include <linli/cases/follow.h>

#include <linli/area/follow.h>

#include "repository_follow.h"

namespace linli::cases {
namespace {

constexpr std::chrono::minutes watched_for{10};
constexpr std::chrono::minutes look_again_after{1};

/// @return whether what moved stands now, for the first time
bool end_pass(repository::FollowJob& job, Instant now) {
    bool settled = false;
    job.after_ms.reset();
    job.after_id.reset();
    if (job.moved_in_pass > 0) {
        job.state = "under_way";
        job.settled_at.reset();
        job.next_at = now;
    } else {
        settled = !job.settled_at && job.moved > 0;
        if (!job.settled_at) job.settled_at = now;
        job.state = now - *job.settled_at >= watched_for ? "done" : "settled";
        job.next_at = now + look_again_after;
    }
    job.moved_in_pass = 0;
    return settled;
}

}  // namespace

void CaseFollower::hear(db::WriteTx& tx, TenantId tenant, const area::AreaMoved& moved) {
    if (const auto place = area::to_follow(tx, tenant, moved))
        repository::begin_follow(tx, tenant, place->level, place->id, clock_.now());
}

bool CaseFollower::run_once(TenantId tenant, int batch) {
    const auto now = clock_.now();
    if (!database_.read([&](db::ReadTx& tx) { return repository::follow_due(tx, tenant, now); })) return false;
    return database_.write([&](db::WriteTx& tx) {
        auto job = repository::due_follow(tx, tenant, now);
        if (!job) return false;
        const auto open = repository::open_cases(tx, tenant, *job, batch);
        std::vector<AreaId> areas;
        for (const auto& one : open)
            for (const auto& id : {one.compound, one.was.street, one.was.community, one.was.grid})
                if (id) areas.push_back(*id);
        const auto known = area::ancestors_of(tx, tenant, std::move(areas));
        for (const auto& one : open) {
            auto to = area::still_there(known, one.was);
            const auto compound = one.compound ? known.find(*one.compound) : known.end();
            if (compound != known.end()) {
                to = compound->second;
            } else if (!to.grid) {
                const auto found =
                    locator_.locate(tx, tenant, {.lon = one.lon, .lat = one.lat, .address = one.address});
                // Only deeper, never elsewhere: what the community decided of the place stands.
                if (found && found->ancestors.community == to.community) to = found->ancestors;
            }
            if (repository::place_case(tx, tenant, one.id, to)) ++job->moved_in_pass, ++job->moved;
        }
        if (open.size() == static_cast<std::size_t>(batch)) {
            job->after_ms = open.back().reported_ms;
            job->after_id = open.back().id;
        } else {
            if (end_pass(*job, now) && settled_) settled_(tx, tenant);
        }
        repository::store_follow(tx, tenant, *job);
        return true;
    });
}

}  // namespace linli::cases
