#include "repository.h"

namespace linli::quality::repository {
namespace {

constexpr std::string_view columns =
    "measure_id, title, state, version, error_class, goal_percent, owner_post_id, due_on, result, community_id,"
    " opened_at_ms";

Measure read_measure(const db::Row& row, Date today) {
    Measure m;
    m.id = row.get<MeasureId>("measure_id");
    m.title = row.get<std::string>("title");
    m.state = row.get<MeasureState>("state");
    m.version = row.get<std::int64_t>("version");
    m.error_class = row.get<std::optional<int>>("error_class");
    m.goal_percent = row.get<int>("goal_percent");
    m.owner_post_id = row.get<PostId>("owner_post_id");
    m.due = row.get<Date>("due_on");
    m.overdue = m.state != MeasureState::closed && m.due < today;
    m.result = row.get<std::optional<std::string>>("result");
    m.community_id = row.get<std::optional<AreaId>>("community_id");
    m.opened = row.get<Instant>("opened_at_ms");
    return m;
}

}  // namespace

std::optional<area::Ancestors> place_of_community(db::ReadTx& tx, TenantId tenant, AreaId community) {
    return tx.one(
        "SELECT district_id, street_id, community_id, grid_id FROM area_area WHERE tenant_id = :tenant"
        " AND area_id = :id AND level = 'community'",
        {{"tenant", tenant}, {"id", community}}, [](const db::Row& row) { return area::Ancestors::from(row); });
}

void add_measure(db::WriteTx& tx, TenantId tenant, const NewMeasure& in, const area::Ancestors& place, Instant now) {
    tx.exec(
        "INSERT INTO quality_measure (tenant_id, measure_id, title, state, version, error_class, goal_percent,"
        " owner_post_id, due_on, district_id, street_id, community_id, grid_id, opened_at_ms) VALUES (:tenant, :id,"
        " :title, 'plan', 1, :class, :goal, :owner, :due, :district, :street, :community, :grid, :now)",
        {{"tenant", tenant},
         {"id", in.id},
         {"title", in.title},
         {"class", in.error_class},
         {"goal", in.goal_percent},
         {"owner", in.owner_post_id},
         {"due", in.due},
         {"district", place.district},
         {"street", place.street},
         {"community", place.community},
         {"grid", place.grid},
         {"now", now}});
}

std::optional<Measure> measure(db::ReadTx& tx, const access::Scope& scope, MeasureId id, Date today) {
    auto where = scope.where({});
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT " + std::string(columns) + " FROM quality_measure WHERE " + where.sql + " AND measure_id = :id",
        db::Params(where.params), [&](const db::Row& row) { return read_measure(row, today); });
}

std::optional<api::PageKey> measures(db::ReadTx& tx, const access::Scope& scope, int limit, Date today,
                                     const std::optional<api::PageKey>& after, std::vector<Measure>& out) {
    const api::PageQuery query{.select = columns,
                               .from = "quality_measure",
                               .order = "opened_at_ms",
                               .id = "measure_id",
                               .limit = static_cast<std::size_t>(limit)};
    return api::fetch_page(tx, scope, query, after,
                           [&](const db::Row& row) { out.push_back(read_measure(row, today)); });
}

bool keep_measure(db::WriteTx& tx, TenantId tenant, const Measure& measure, Instant now) {
    const auto closed = measure.state == MeasureState::closed ? std::optional(now) : std::nullopt;
    return tx.exec(
               "UPDATE quality_measure SET state = :state, result = :result, closed_at_ms = :closed,"
               " version = version + 1 WHERE tenant_id = :tenant AND measure_id = :id AND version = :version",
               {{"tenant", tenant},
                {"id", measure.id},
                {"version", measure.version},
                {"state", measure.state},
                {"result", measure.result},
                {"closed", closed}}) == 1;
}

}  // namespace linli::quality::repository
