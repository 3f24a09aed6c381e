#include "repository_follow.h"

namespace linli::cases::repository {
namespace {

FollowJob read_job(const db::Row& row) {
    FollowJob job;
    job.level = row.get<area::Level>("level");
    job.area = row.get<AreaId>("area_id");
    job.state = row.get<std::string>("state");
    job.after_ms = row.get<std::optional<std::int64_t>>("after_ms");
    job.after_id = row.get<std::optional<CaseId>>("after_id");
    job.moved_in_pass = row.get<std::int64_t>("moved_in_pass");
    job.moved = row.get<std::int64_t>("moved");
    job.settled_at = row.get<std::optional<Instant>>("settled_at_ms");
    job.next_at = row.get<Instant>("next_at_ms");
    return job;
}

constexpr std::string_view due =
    "SELECT level, area_id, state, after_ms, after_id, moved_in_pass, moved, settled_at_ms, next_at_ms FROM"
    " cases_area_job WHERE tenant_id = :tenant AND state <> 'done' AND next_at_ms <= :now ORDER BY next_at_ms LIMIT 1";

}  // namespace

void begin_follow(db::WriteTx& tx, TenantId tenant, area::Level level, AreaId area, Instant now) {
    tx.exec(
        "INSERT INTO cases_area_job (tenant_id, level, area_id, state, moved_in_pass, moved, next_at_ms) VALUES"
        " (:tenant, :level, :area, 'under_way', 0, 0, :now) ON CONFLICT (tenant_id, level, area_id) DO UPDATE SET "
        "state ="
        " 'under_way', after_ms = NULL, after_id = NULL, moved_in_pass = 0, settled_at_ms = NULL, next_at_ms ="
        " excluded.next_at_ms",
        {{"tenant", tenant}, {"level", level}, {"area", area}, {"now", now}});
}

bool follow_due(db::ReadTx& tx, TenantId tenant, Instant now) {
    return tx.one(due, {{"tenant", tenant}, {"now", now}}, read_job).has_value();
}

std::optional<FollowJob> due_follow(db::WriteTx& tx, TenantId tenant, Instant now) {
    const auto seen = tx.one(due, {{"tenant", tenant}, {"now", now}}, read_job);
    if (!seen) return std::nullopt;
    // Writing takes the row lock: a second runner waits here and then reads what the first one left.
    tx.exec("UPDATE cases_area_job SET moved = moved WHERE tenant_id = :tenant AND level = :level AND area_id = :area",
            {{"tenant", tenant}, {"level", seen->level}, {"area", seen->area}});
    return tx.one(due, {{"tenant", tenant}, {"now", now}}, read_job);
}

void store_follow(db::WriteTx& tx, TenantId tenant, const FollowJob& job) {
    tx.exec(
        "UPDATE cases_area_job SET state = :state, after_ms = :after_ms, after_id = :after_id, moved_in_pass = "
        ":in_pass,"
        " moved = :moved, settled_at_ms = :settled, next_at_ms = :next WHERE tenant_id = :tenant AND level = :level AND"
        " area_id = :area",
        {{"state", job.state},
         {"after_ms", job.after_ms},
         {"after_id", job.after_id},
         {"in_pass", job.moved_in_pass},
         {"moved", job.moved},
         {"settled", job.settled_at},
         {"next", job.next_at},
         {"tenant", tenant},
         {"level", job.level},
         {"area", job.area}});
}

std::vector<OpenCase> open_cases(db::ReadTx& tx, TenantId tenant, const FollowJob& job, int batch) {
    const std::string place = job.level == area::Level::grid ? "grid_id" : "community_id";
    std::vector<db::Param> params{{"tenant", tenant}, {"area", job.area}, {"most", batch}};
    std::string after;
    if (job.after_id) {
        after = " AND (reported_at_ms, case_id) > (:after_ms, :after_id)";
        params.emplace_back("after_ms", job.after_ms);
        params.emplace_back("after_id", *job.after_id);
    }
    // "IS NOT NULL" names the partial index.
    return tx.all(
        "SELECT case_id, reported_at_ms, compound_id, lon, lat, address, district_id, street_id, community_id,"
        " grid_id FROM cases_case WHERE tenant_id = :tenant AND " +
            place + " = :area AND " + place + " IS NOT NULL AND closed_at_ms IS NULL" + after +
            " ORDER BY reported_at_ms, case_id LIMIT :most",
        db::Params(params), [](const db::Row& row) {
            OpenCase out;
            out.id = row.get<CaseId>("case_id");
            out.reported_ms = row.get<std::int64_t>("reported_at_ms");
            out.was = area::Ancestors::from(row);
            out.compound = row.get<std::optional<AreaId>>("compound_id");
            out.lon = row.get<std::optional<double>>("lon");
            out.lat = row.get<std::optional<double>>("lat");
            out.address = row.get<std::optional<std::string>>("address").value_or("");
            return out;
        });
}

bool place_case(db::WriteTx& tx, TenantId tenant, CaseId id, const area::Ancestors& to) {
    return tx.exec(
               "UPDATE cases_case SET street_id = :street, community_id = :community, grid_id = :grid WHERE tenant_id ="
               " :tenant AND case_id = :id AND closed_at_ms IS NULL AND (grid_id IS DISTINCT FROM :grid OR community_id"
               " IS DISTINCT FROM :community OR street_id IS DISTINCT FROM :street)",
               {{"street", to.street},
                {"community", to.community},
                {"grid", to.grid},
                {"tenant", tenant},
                {"id", id}}) == 1;
}

}  // namespace linli::cases::repository
