#include <linli/reference/list.h>

#include "repository_records.h"

#include <map>

namespace linli::registry::repository {
namespace {

/// One count of the registry itself: an index range of the community, grouped by grid.
struct Count {
    std::string_view theme;
    std::string_view sql;  ///< answers grid_id, kind, amount
};

constexpr Count counts[] = {
    {"people",
     "SELECT grid_id, presence AS kind, count(*) AS amount FROM registry_person WHERE tenant_id = :tenant"
     " AND community_id = :community AND standing IS NULL GROUP BY grid_id, presence"},
    {"people",
     "SELECT grid_id, word AS kind, count(*) AS amount FROM registry_tag WHERE tenant_id = :tenant"
     " AND community_id = :community AND from_on <= :today AND (until_on IS NULL OR until_on > :today)"
     " GROUP BY grid_id, word"},
    {"place",
     "SELECT grid_id, use_kind AS kind, count(*) AS amount FROM registry_dwelling WHERE tenant_id = :tenant"
     " AND community_id = :community GROUP BY grid_id, use_kind"},
    {"thing",
     "SELECT grid_id, kind, count(*) AS amount FROM registry_object WHERE tenant_id = :tenant"
     " AND community_id = :community AND standing IS NULL GROUP BY grid_id, kind"},
    {"organisation",
     "SELECT grid_id, coalesce(venue, kind, 'company') AS kind, count(*) AS amount FROM registry_merchant"
     " WHERE tenant_id = :tenant AND community_id = :community AND standing IS NULL"
     " GROUP BY grid_id, coalesce(venue, kind, 'company')"},
};

area::Ancestors place_of(db::ReadTx& tx, TenantId tenant, AreaId community) {
    return tx
        .one(
            "SELECT district_id, street_id, community_id, grid_id FROM registry_dwelling WHERE tenant_id = :tenant"
            " AND community_id = :community LIMIT 1",
            {{"tenant", tenant}, {"community", community}},
            [](const db::Row& row) { return area::Ancestors::from(row); })
        .value_or(area::Ancestors{});
}

}  // namespace

std::vector<Tally> own_tallies(db::ReadTx& tx, TenantId tenant, AreaId community, Date today,
                               const reference::List& objects) {
    auto place = place_of(tx, tenant, community);
    std::vector<Tally> out;
    for (const auto& count : counts) {
        std::vector<db::Param> params{{"tenant", tenant}, {"community", community}};
        if (count.sql.find(":today") != std::string_view::npos) params.emplace_back("today", today);
        tx.each(count.sql, db::Params(params), [&](const db::Row& row) {
            place.grid = row.get<std::optional<AreaId>>("grid_id");
            Tally tally{std::string(count.theme), row.get<std::string>("kind"), row.get<std::int64_t>("amount"), place};
            if (tally.theme == "thing")
                if (const auto* kind = objects.find(tally.kind)) tally.theme = kind->text("theme");
            out.push_back(std::move(tally));
        });
    }
    return out;
}

void store_tallies(db::WriteTx& tx, TenantId tenant, AreaId community, const std::vector<Tally>& tallies, Instant now) {
    tx.exec("DELETE FROM registry_tally WHERE tenant_id = :tenant AND community_id = :community",
            {{"tenant", tenant}, {"community", community}});
    std::map<std::tuple<AreaId, std::string_view, std::string_view>, std::pair<std::int64_t, const Tally*>> rows;
    for (const auto& one : tallies) {
        if (!one.place.district) continue;
        auto& row = rows[{one.place.grid.value_or(community), one.theme, one.kind}];
        row.first += one.amount;
        row.second = &one;
    }
    tx.bulk("registry_tally",
            {"tenant_id", "place_id", "theme", "kind", "amount", "district_id", "street_id", "community_id", "grid_id",
             "counted_at_ms"},
            [&, next = rows.begin()](std::vector<db::Value>& out) mutable {
                if (next == rows.end()) return false;
                const auto& [key, row] = *next++;
                const auto& place = row.second->place;
                out = {db::to_value(tenant),           db::to_value(std::get<0>(key)),
                       db::to_value(std::get<1>(key)), db::to_value(std::get<2>(key)),
                       db::to_value(row.first),        db::to_value(place.district),
                       db::to_value(place.street),     db::to_value(community),
                       db::to_value(place.grid),       db::to_value(now)};
                return true;
            });
}

std::vector<std::pair<ThemeLine, Instant>> tallies(db::ReadTx& tx, const access::Scope& scope) {
    const auto where = scope.where(access::ScopeColumns{});
    return tx.all(
        "SELECT theme, kind, cast(sum(amount) AS bigint) AS amount, min(counted_at_ms) AS counted FROM registry_tally"
        " WHERE " +
            where.sql + " GROUP BY theme, kind ORDER BY theme, kind",
        db::Params(where.params), [](const db::Row& row) {
            return std::pair(
                ThemeLine{
                    row.get<std::string>("theme"), row.get<std::string>("kind"), {}, row.get<std::int64_t>("amount")},
                row.get<Instant>("counted"));
        });
}

}  // namespace linli::registry::repository
