#include "repository_observations.h"

#include "observed.h"

#include <algorithm>
#include <map>
#include <set>

namespace linli::quality::repository {
namespace {

using db::to_value;
using db::Value;

constexpr int most_signals = 500;  ///< looked at for one key; the newest come first

/// The newest line of each kind, and the days that had one.
class Sorted {
public:
    explicit Sorted(Date today) : since_(today.plus_days(-recent_days)) {}

    void add(const db::Row& row) {
        const auto kind = row.get<SignalKind>("kind");
        const auto on = row.get<Date>("on_day");
        if (since_ <= on) days_[kind].insert(on);
        const auto [at, fresh] = lines_.try_emplace(kind);
        if (!fresh && on <= at->second.on) return;
        at->second = {kind, row.get<std::string>("source"), on, row.get<Date>("forget_on"), row.get<int>("litres"), 0};
    }
    std::vector<Newest> take() {
        std::vector<Newest> out;
        for (auto& [kind, line] : lines_) {
            line.days = static_cast<std::int64_t>(days_[kind].size());
            out.push_back(std::move(line));
        }
        return out;
    }

private:
    Date since_;
    std::map<SignalKind, Newest> lines_;
    std::map<SignalKind, std::set<Date>> days_;
};

constexpr std::string_view signal_columns = "SELECT kind, source, on_day, forget_on, litres FROM quality_signal";
constexpr std::string_view newest_first = " AND forget_on >= :today ORDER BY on_day DESC, signal_id LIMIT :most";

}  // namespace

std::vector<Newest> newest_signals(db::ReadTx& tx, TenantId tenant, const std::string& number,
                                   const std::string& contact, const std::optional<Uuid>& dwelling, Date today) {
    Sorted sorted(today);
    const auto find = [&](std::string_view where, const db::Param& key) {
        tx.each(std::string(signal_columns) + " WHERE tenant_id = :tenant AND " + std::string(where) +
                    std::string(newest_first),
                {{"tenant", tenant}, key, {"today", today}, {"most", most_signals}},
                [&](const db::Row& row) { sorted.add(row); });
    };
    if (!number.empty()) find("number_index = :key", {"key", db::Bytes{number}});
    if (!contact.empty()) find("contact_index = :key", {"key", db::Bytes{contact}});
    if (dwelling) find("dwelling_id = :key AND kind = 'water_month'", {"key", *dwelling});
    return sorted.take();
}

void keep_presence(db::WriteTx& tx, TenantId tenant, AreaId community, Date day, Date forget,
                   const std::vector<Presence>& rows) {
    tx.exec(
        "DELETE FROM quality_presence WHERE tenant_id = :tenant AND community_id = :community"
        " AND (day_on = :day OR day_on < :forget)",
        {{"tenant", tenant}, {"community", community}, {"day", day}, {"forget", forget}});
    if (rows.empty()) return;
    std::size_t next = 0;
    tx.bulk("quality_presence",
            {"tenant_id", "community_id", "grid_id", "day_on", "district_id", "street_id", "registered_count",
             "seen_count", "door_count", "unregistered_count"},
            [&](std::vector<Value>& row) {
                if (next == rows.size()) return false;
                const auto& p = rows[next++];
                row = {to_value(tenant),           to_value(community),      to_value(p.grid),       to_value(day),
                       to_value(p.place.district), to_value(p.place.street), to_value(p.registered), to_value(p.seen),
                       to_value(p.door_in_use),    to_value(p.unregistered)};
                return true;
            });
}

std::vector<ResidenceGap> gaps(db::ReadTx& tx, const access::Scope& scope, std::optional<Date>& day) {
    constexpr int most = 5'000;  ///< grids of a district; the bound is for what nobody expects
    auto where = scope.where({});
    where.params.emplace_back("most", most);
    return tx.all(
        "SELECT p.community_id, p.grid_id, p.day_on, registered_count, seen_count, door_count, unregistered_count"
        " FROM quality_presence p JOIN (SELECT tenant_id AS of_tenant, community_id AS of_community, max(day_on) AS"
        " newest FROM quality_presence WHERE " +
            where.sql +
            " GROUP BY tenant_id, community_id) last ON last.of_tenant = p.tenant_id"
            " AND last.of_community = p.community_id AND last.newest = p.day_on WHERE " +
            where.sql + " ORDER BY p.community_id, p.grid_id LIMIT :most",
        db::Params(where.params), [&](const db::Row& row) {
            const auto of = row.get<Date>("day_on");
            if (!day || *day < of) day = of;
            ResidenceGap gap{row.get<AreaId>("community_id"),
                             row.get<AreaId>("grid_id"),
                             row.get<std::int64_t>("registered_count"),
                             row.get<std::int64_t>("seen_count"),
                             row.get<std::int64_t>("door_count"),
                             row.get<std::int64_t>("unregistered_count"),
                             0};
            gap.gap = gap.registered - gap.seen - gap.door_in_use - gap.unregistered;
            return gap;
        });
}

}  // namespace linli::quality::repository
