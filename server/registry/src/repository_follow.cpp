#include "repository_follow.h"

#include "key_chunks.h"
#include "past_tables.h"

namespace linli::registry::repository {
namespace {

constexpr std::string_view job_columns =
    "level, area_id, state, step, after_order, after_id, passes, moved_in_pass, moved, looked, started_at_ms,"
    " changed_at_ms, settled_at_ms, next_at_ms";

AreaFollowUp read_view(const db::Row& row) {
    AreaFollowUp out;
    out.level = row.get<area::Level>("level");
    out.area_id = row.get<AreaId>("area_id");
    out.state = row.get<FollowState>("state");
    out.step = row.get<FollowStep>("step");
    out.passes = row.get<int>("passes");
    out.looked = row.get<std::int64_t>("looked");
    out.moved = row.get<std::int64_t>("moved");
    out.started_at = row.get<Instant>("started_at_ms");
    out.changed_at = row.get<Instant>("changed_at_ms");
    return out;
}

std::pair<area::Level, AreaId> read_job_key(const db::Row& row) {
    return {row.get<area::Level>("level"), row.get<AreaId>("area_id")};
}

/// How the rows of one step are read.
struct Source {
    std::string_view select;
    std::string_view place;  ///< column of the place, with its alias
    std::string_view order;  ///< empty: by id alone
    std::string_view id;
};

Source source(FollowStep step, bool grid) {
    switch (step) {
    case FollowStep::dwellings:
        return {
            "SELECT d.dwelling_id AS id, d.list_order AS ord, coalesce(d.unit_id, d.building_id, d.compound_id) AS"
            " finest, d.district_id, d.street_id, d.community_id, d.grid_id FROM registry_dwelling d",
            grid ? "d.grid_id" : "d.community_id", "d.list_order", "d.dwelling_id"};
    case FollowStep::people:
        return {
            "SELECT p.person_id AS id, p.recorded_at_ms AS ord, d.dwelling_id AS home, d.district_id AS home_district,"
            " d.street_id AS home_street, d.community_id AS home_community, d.grid_id AS home_grid, p.district_id,"
            " p.street_id, p.community_id, p.grid_id FROM registry_person p LEFT JOIN registry_dwelling d ON"
            " d.tenant_id = p.tenant_id AND d.dwelling_id = p.dwelling_id",
            grid ? "p.grid_id" : "p.community_id", "p.recorded_at_ms", "p.person_id"};
    case FollowStep::households:
        return {
            "SELECT h.household_id AS id, 0 AS ord, d.dwelling_id AS home, d.district_id AS home_district,"
            " d.street_id AS home_street, d.community_id AS home_community, d.grid_id AS home_grid, h.district_id,"
            " h.street_id, h.community_id, h.grid_id FROM registry_household h LEFT JOIN registry_dwelling d ON"
            " d.tenant_id = h.tenant_id AND d.dwelling_id = h.dwelling_id",
            grid ? "h.grid_id" : "h.community_id", "", "h.household_id"};
    case FollowStep::establishments:
        return {
            "SELECT m.merchant_id AS id, m.recorded_at_ms AS ord, m.building_id AS finest, m.district_id,"
            " m.street_id, m.community_id, m.grid_id FROM registry_merchant m",
            grid ? "m.grid_id" : "m.community_id", "m.recorded_at_ms", "m.merchant_id"};
    default:
        return {
            "SELECT o.object_id AS id, o.recorded_at_ms AS ord, coalesce(o.building_id, o.compound_id) AS finest,"
            " o.district_id, o.street_id, o.community_id, o.grid_id FROM registry_object o",
            grid ? "o.grid_id" : "o.community_id", "o.recorded_at_ms", "o.object_id"};
    }
}

PlacedRow read_row(const db::Row& row, FollowStep step) {
    PlacedRow out;
    out.id = row.get<Uuid>("id");
    out.order = row.get<std::int64_t>("ord");
    out.was = area::Ancestors::from(row);
    if (step != FollowStep::people && step != FollowStep::households) {
        out.finest = row.get<std::optional<AreaId>>("finest");
    } else if (row.get<std::optional<Uuid>>("home")) {
        out.home = area::Ancestors{
            row.get<std::optional<AreaId>>("home_district"), row.get<std::optional<AreaId>>("home_street"),
            row.get<std::optional<AreaId>>("home_community"), row.get<std::optional<AreaId>>("home_grid")};
    }
    return out;
}

/// Gives rows their place, and keeps in the past where they stood.
class Placing {
public:
    Placing(db::WriteTx& tx, TenantId tenant, const area::Ancestors& to, Instant now)
        : tx_(tx), tenant_(tenant), to_(to), now_(now) {}

    /// Rows of `table` whose `key` is one of `ids`, when they stand elsewhere. `more`: a further condition.
    std::int64_t rows(std::string_view table, std::string_view key, const std::vector<Uuid>& ids,
                      std::string_view more = "") {
        const std::vector<db::Param> fixed{
            {"tenant", tenant_}, {"street", to_.street}, {"community", to_.community}, {"grid", to_.grid}};
        std::int64_t changed = 0;
        each_chunk(ids, fixed, [&](const std::string& list, db::Params params) {
            const auto which = std::string(key) + " IN " + list + std::string(more) +
                               " AND (grid_id IS DISTINCT FROM :grid OR community_id IS DISTINCT FROM :community"
                               " OR street_id IS DISTINCT FROM :street)";
            if (const auto* kept = past::table_of(table)) past::keep_where(tx_, *kept, which, params, now_);
            std::vector<db::Param> all(params.begin(), params.end());
            all.emplace_back("district", to_.district);
            changed += tx_.exec("UPDATE " + std::string(table) +
                                    " SET district_id = :district, street_id = :street, community_id = :community,"
                                    " grid_id = :grid WHERE tenant_id = :tenant AND " +
                                    which,
                                db::Params(all));
        });
        return changed;
    }
    /// What stands where its person stands.
    std::int64_t belongings(const std::vector<Uuid>& people) {
        return rows("registry_tag", "person_id", people) +
               rows("registry_relation", "person_id", people, " AND dwelling_id IS NULL") +
               rows("registry_request", "subject_id", people);
    }

private:
    db::WriteTx& tx_;
    TenantId tenant_;
    const area::Ancestors& to_;
    Instant now_;
};

std::vector<Uuid> column(db::ReadTx& tx, TenantId tenant, const std::string& what, std::string_view table,
                         std::string_view key, const std::vector<Uuid>& ids) {
    std::vector<Uuid> out;
    each_chunk(ids, {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        tx.each("SELECT " + what + " FROM " + std::string(table) + " WHERE tenant_id = :tenant AND " +
                    std::string(key) + " IN " + list + " AND " + what + " IS NOT NULL",
                params, [&](const db::Row& row) { out.push_back(row.get<Uuid>(0)); });
    });
    return distinct(std::move(out));
}

}  // namespace

void begin_follow(db::WriteTx& tx, TenantId tenant, area::Level level, AreaId area, Instant now) {
    tx.exec(
        "INSERT INTO registry_area_job (tenant_id, level, area_id, state, step, passes, moved_in_pass, moved, looked,"
        " started_at_ms, changed_at_ms, next_at_ms) VALUES (:tenant, :level, :area, 'under_way', 'dwellings', 0, 0, 0,"
        " 0, :now, :now, :now) ON CONFLICT (tenant_id, level, area_id) DO UPDATE SET state = 'under_way', step ="
        " 'dwellings', after_order = NULL, after_id = NULL, moved_in_pass = 0, settled_at_ms = NULL, changed_at_ms ="
        " excluded.changed_at_ms, next_at_ms = excluded.next_at_ms",
        {{"tenant", tenant}, {"level", level}, {"area", area}, {"now", now}});
}

bool follow_due(db::ReadTx& tx, TenantId tenant, Instant now) {
    return tx
        .one(
            "SELECT level, area_id FROM registry_area_job WHERE tenant_id = :tenant AND state <> 'done' AND"
            " next_at_ms <= :now LIMIT 1",
            {{"tenant", tenant}, {"now", now}}, read_job_key)
        .has_value();
}

std::optional<FollowJob> due_follow(db::WriteTx& tx, TenantId tenant, Instant now) {
    const auto due = tx.one(
        "SELECT level, area_id FROM registry_area_job WHERE tenant_id = :tenant AND state <> 'done' AND next_at_ms <="
        " :now ORDER BY next_at_ms LIMIT 1",
        {{"tenant", tenant}, {"now", now}}, read_job_key);
    if (!due) return std::nullopt;
    // Writing takes the row lock: a second runner waits here and then reads what the first one left.
    tx.exec(
        "UPDATE registry_area_job SET changed_at_ms = :now WHERE tenant_id = :tenant AND level = :level AND area_id ="
        " :area",
        {{"now", now}, {"tenant", tenant}, {"level", due->first}, {"area", due->second}});
    return tx.one("SELECT " + std::string(job_columns) +
                      " FROM registry_area_job WHERE tenant_id = :tenant AND level = :level AND area_id = :area",
                  {{"tenant", tenant}, {"level", due->first}, {"area", due->second}}, [](const db::Row& row) {
                      FollowJob job;
                      job.view = read_view(row);
                      job.after_order = row.get<std::optional<std::int64_t>>("after_order");
                      job.after_id = row.get<std::optional<Uuid>>("after_id");
                      job.moved_in_pass = row.get<std::int64_t>("moved_in_pass");
                      job.settled_at = row.get<std::optional<Instant>>("settled_at_ms");
                      job.next_at = row.get<Instant>("next_at_ms");
                      return job;
                  });
}

void store_follow(db::WriteTx& tx, TenantId tenant, const FollowJob& job) {
    const auto& v = job.view;
    tx.exec(
        "UPDATE registry_area_job SET state = :state, step = :step, after_order = :after_order, after_id = :after_id,"
        " passes = :passes, moved_in_pass = :in_pass, moved = :moved, looked = :looked, changed_at_ms = :changed,"
        " settled_at_ms = :settled, next_at_ms = :next WHERE tenant_id = :tenant AND level = :level AND area_id = "
        ":area",
        {{"state", v.state},
         {"step", v.step},
         {"after_order", job.after_order},
         {"after_id", job.after_id},
         {"passes", v.passes},
         {"in_pass", job.moved_in_pass},
         {"moved", v.moved},
         {"looked", v.looked},
         {"changed", v.changed_at},
         {"settled", job.settled_at},
         {"next", job.next_at},
         {"tenant", tenant},
         {"level", v.level},
         {"area", v.area_id}});
}

std::vector<AreaFollowUp> follow_ups(db::ReadTx& tx, TenantId tenant, int limit) {
    return tx.all(
        "SELECT " + std::string(job_columns) +
            " FROM registry_area_job WHERE tenant_id = :tenant ORDER BY started_at_ms DESC, area_id LIMIT :most",
        {{"tenant", tenant}, {"most", limit}}, read_view);
}

std::vector<PlacedRow> rows_to_follow(db::ReadTx& tx, TenantId tenant, const FollowJob& job, int batch) {
    const auto from = source(job.view.step, job.view.level == area::Level::grid);
    std::vector<db::Param> params{{"tenant", tenant}, {"area", job.view.area_id}, {"most", batch}};
    std::string sql = std::string(from.select) + " WHERE " + std::string(from.place.substr(0, 2)) +
                      "tenant_id = :tenant AND " + std::string(from.place) + " = :area";
    const auto order =
        from.order.empty() ? std::string(from.id) : std::string(from.order) + ", " + std::string(from.id);
    if (job.after_id && from.order.empty()) sql += " AND " + order + " > :after";
    if (job.after_id && !from.order.empty()) {
        sql += " AND (" + order + ") > (:order, :after)";
        params.emplace_back("order", job.after_order);
    }
    if (job.after_id) params.emplace_back("after", *job.after_id);
    sql += " ORDER BY " + order + " LIMIT :most";
    return tx.all(sql, db::Params(params), [&](const db::Row& row) { return read_row(row, job.view.step); });
}

std::int64_t place_rows(db::WriteTx& tx, TenantId tenant, FollowStep step, const std::vector<Uuid>& ids,
                        const area::Ancestors& to, Instant now) {
    Placing place(tx, tenant, to, now);
    switch (step) {
    case FollowStep::dwellings: {
        const auto people = column(tx, tenant, "person_id", "registry_person", "dwelling_id", ids);
        return place.rows("registry_dwelling", "dwelling_id", ids) +
               place.rows("registry_relation", "dwelling_id", ids) +
               place.rows("registry_household", "dwelling_id", ids) +
               place.rows("registry_request", "subject_id", ids) + place.rows("registry_person", "dwelling_id", ids) +
               place.belongings(people);
    }
    case FollowStep::people: return place.rows("registry_person", "person_id", ids) + place.belongings(ids);
    case FollowStep::households: return place.rows("registry_household", "household_id", ids);
    case FollowStep::establishments:
        return place.rows("registry_merchant", "merchant_id", ids) + place.rows("registry_request", "subject_id", ids);
    default: return place.rows("registry_object", "object_id", ids) + place.rows("registry_request", "subject_id", ids);
    }
}

void drop_tally(db::WriteTx& tx, TenantId tenant, AreaId place) {
    tx.exec("DELETE FROM registry_tally WHERE tenant_id = :tenant AND place_id = :place",
            {{"tenant", tenant}, {"place", place}});
}

}  // namespace linli::registry::repository
