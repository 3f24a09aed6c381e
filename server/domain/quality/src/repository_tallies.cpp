#include "repository.h"

namespace linli::quality::repository {
namespace {

using db::to_value;
using db::Value;

}  // namespace

void keep_tallies(db::WriteTx& tx, TenantId tenant, AreaId community, Date day, const std::vector<Tally>& rows) {
    tx.exec("DELETE FROM quality_tally WHERE tenant_id = :tenant AND day_on = :day AND community_id = :community",
            {{"tenant", tenant}, {"day", day}, {"community", community}});
    if (rows.empty()) return;
    std::size_t next = 0;
    tx.bulk("quality_tally",
            {"tenant_id", "day_on", "community_id", "grid_id", "source", "field", "district_id", "street_id",
             "row_count", "wrong_count"},
            [&](std::vector<Value>& row) {
                if (next == rows.size()) return false;
                const auto& t = rows[next++];
                row = {to_value(tenant),   to_value(day),     to_value(community),        to_value(t.grid),
                       to_value(t.source), to_value(t.field), to_value(t.place.district), to_value(t.place.street),
                       to_value(t.rows),   to_value(t.wrong)};
                return true;
            });
}

std::vector<DayLine> person_days(db::ReadTx& tx, const access::Scope& scope, Date from) {
    auto where = scope.where({});
    where.params.emplace_back("since", from);
    return tx.all(
        "SELECT day_on, community_id, grid_id, cast(sum(row_count) AS bigint) AS row_count, cast(sum(wrong_count) AS "
        "bigint) AS wrong_count"
        " FROM quality_tally WHERE " +
            where.sql +
            " AND day_on >= :since AND field = '' AND source NOT IN ('property_list', 'dwelling_list',"
            " 'merchant_list') GROUP BY day_on, community_id, grid_id ORDER BY day_on",
        db::Params(where.params), [](const db::Row& row) {
            return DayLine{row.get<Date>("day_on"), row.get<AreaId>("community_id"), row.get<AreaId>("grid_id"),
                           row.get<std::int64_t>("row_count"), row.get<std::int64_t>("wrong_count")};
        });
}

std::vector<ScorePoint> points(db::ReadTx& tx, const access::Scope& scope, Date from, Date until) {
    auto where = scope.where({});
    where.params.emplace_back("since", from);
    where.params.emplace_back("until", until);
    return tx.all(
        "SELECT day_on, community_id, source, field, cast(sum(row_count) AS bigint) AS row_count,"
        " cast(sum(wrong_count) AS bigint) AS wrong_count FROM quality_tally WHERE " +
            where.sql +
            " AND day_on >= :since AND day_on <= :until GROUP BY day_on, community_id, source, field"
            " ORDER BY day_on, community_id, source, field LIMIT 20000",
        db::Params(where.params), [](const db::Row& row) {
            return ScorePoint{row.get<Date>("day_on"),
                              row.get<AreaId>("community_id"),
                              row.get<std::string>("source"),
                              row.get<std::string>("field"),
                              row.get<std::int64_t>("row_count"),
                              row.get<std::int64_t>("wrong_count")};
        });
}

}  // namespace linli::quality::repository
