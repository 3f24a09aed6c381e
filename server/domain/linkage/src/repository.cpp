#include "repository.h"

#include <cmath>
#include <cstdlib>

namespace linli::linkage::repository {
namespace {

constexpr std::string_view pair_columns =
    "pair_id, a_id, b_id, state, permille, doubt, district_id, street_id, community_id, grid_id, found_at_ms,"
    " decided_by, decided_at_ms, note, version";

StoredPair read_pair(const db::Row& row) {
    StoredPair out;
    out.a = row.get<PersonId>("a_id");
    out.b = row.get<PersonId>("b_id");
    out.place = area::Ancestors::from(row);
    auto& pair = out.pair;
    pair.id = row.get<PairId>("pair_id");
    pair.state = row.get<PairState>("state");
    pair.probability = static_cast<double>(row.get<std::int64_t>("permille")) / 1000;
    pair.community_id = out.place.community;
    pair.found_at = row.get<Instant>("found_at_ms");
    pair.decided_by = row.get<std::optional<UserId>>("decided_by");
    pair.decided_at = row.get<std::optional<Instant>>("decided_at_ms");
    pair.note = row.get<std::optional<std::string>>("note");
    pair.version = row.get<std::int64_t>("version");
    return out;
}

Walk read_walk(const db::Row& row) {
    Walk out;
    out.id = row.get<WalkId>("walk_id");
    out.state = row.get<WalkState>("state");
    out.people = row.get<std::int64_t>("people");
    out.pairs = row.get<std::int64_t>("pairs");
    out.began_at = row.get<Instant>("began_at_ms");
    out.ended_at = row.get<std::optional<Instant>>("ended_at_ms");
    return out;
}

}  // namespace

std::optional<api::PageKey> pairs(db::ReadTx& tx, const access::Scope& scope, const ListPairs& in,
                                  const std::optional<api::PageKey>& after, std::vector<StoredPair>& out) {
    api::PageQuery query{.select = pair_columns,
                         .from = "linkage_pair",
                         .order = in.order == PairOrder::doubt ? "doubt" : "permille",
                         .id = "pair_id",
                         .limit = static_cast<std::size_t>(in.limit)};
    if (in.state == PairState::open) {
        query.extra = "state = 'open'";  // as the partial indexes say it
    } else {
        query.order = "permille";
        query.extra = "state = :state";
        query.params.emplace_back("state", in.state);
    }
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { out.push_back(read_pair(row)); });
}

std::optional<StoredPair> pair(db::ReadTx& tx, const access::Scope& scope, PairId id) {
    auto where = scope.where({});
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT " + std::string(pair_columns) + " FROM linkage_pair WHERE " + where.sql + " AND pair_id = :id",
        db::Params(where.params), read_pair);
}

bool decide(db::WriteTx& tx, TenantId tenant, const StoredPair& seen, PairState to, std::optional<UserId> by,
            const std::optional<std::string>& note, Instant now) {
    return tx.exec(
               "UPDATE linkage_pair SET state = :state, decided_by = :by, decided_at_ms = :now, note = :note,"
               " version = version + 1 WHERE tenant_id = :tenant AND pair_id = :id AND version = :version",
               {{"tenant", tenant},
                {"id", seen.pair.id},
                {"version", seen.pair.version},
                {"state", to},
                {"by", by},
                {"now", now},
                {"note", note}}) == 1;
}

std::optional<std::pair<PairId, PairState>> pair_of(db::ReadTx& tx, TenantId tenant, PersonId a, PersonId b) {
    return tx.one("SELECT pair_id, state FROM linkage_pair WHERE tenant_id = :tenant AND a_id = :a AND b_id = :b",
                  {{"tenant", tenant}, {"a", std::min(a, b)}, {"b", std::max(a, b)}}, [](const db::Row& row) {
                      return std::pair(row.get<PairId>("pair_id"), row.get<PairState>("state"));
                  });
}

void set_state(db::WriteTx& tx, TenantId tenant, PairId id, PairState to, std::optional<Instant> decided) {
    tx.exec(
        "UPDATE linkage_pair SET state = :state, decided_at_ms = :decided, decided_by = NULL, note = NULL,"
        " version = version + 1 WHERE tenant_id = :tenant AND pair_id = :id",
        {{"tenant", tenant}, {"id", id}, {"state", to}, {"decided", decided}});
}

void meet(db::WriteTx& tx, TenantId tenant, WalkId walk, const std::vector<registry::LikePair>& met, IdSource& ids,
          Instant now) {
    for (const auto& one : met) {
        const auto permille = std::int64_t{std::llround(one.probability * 1000)};
        tx.exec(
            "INSERT INTO linkage_pair (tenant_id, pair_id, a_id, b_id, state, permille, doubt, district_id, street_id,"
            " community_id, grid_id, found_at_ms, walk_id, version) VALUES (:tenant, :id, :a, :b, 'open', :permille,"
            " :doubt, :district, :street, :community, :grid, :now, :walk, 1)"
            " ON CONFLICT (tenant_id, a_id, b_id) DO UPDATE SET permille = excluded.permille, doubt = excluded.doubt,"
            " district_id = excluded.district_id, street_id = excluded.street_id,"
            " community_id = excluded.community_id, grid_id = excluded.grid_id, walk_id = excluded.walk_id,"
            " version = linkage_pair.version + CASE WHEN linkage_pair.state = 'gone' THEN 1 ELSE 0 END,"
            " state = CASE WHEN linkage_pair.state = 'gone' THEN 'open' ELSE linkage_pair.state END",
            {{"tenant", tenant},
             {"id", ids.next<PairId>()},
             {"a", one.a},
             {"b", one.b},
             {"permille", permille},
             {"doubt", 500 - std::abs(permille - 500)},
             {"district", one.place.district},
             {"street", one.place.street},
             {"community", one.place.community},
             {"grid", one.place.grid},
             {"now", now},
             {"walk", walk}});
    }
}

std::int64_t close_unmet(db::WriteTx& tx, TenantId tenant, WalkId walk) {
    return tx.exec(
        "UPDATE linkage_pair SET state = 'gone', version = version + 1 WHERE tenant_id = :tenant AND state = 'open'"
        " AND walk_id <> :walk",
        {{"tenant", tenant}, {"walk", walk}});
}

std::optional<StoredWalk> walk_under_way(db::ReadTx& tx, TenantId tenant) {
    return tx.one(
        "SELECT walk_id, state, after_id, people, pairs, began_at_ms, ended_at_ms FROM linkage_walk"
        " WHERE tenant_id = :tenant AND state = 'under_way'",
        {{"tenant", tenant}}, [](const db::Row& row) {
            return StoredWalk{read_walk(row), row.get<PersonId>("after_id")};
        });
}

std::optional<Walk> latest_walk(db::ReadTx& tx, TenantId tenant) {
    return tx.one(
        "SELECT walk_id, state, people, pairs, began_at_ms, ended_at_ms FROM linkage_walk WHERE tenant_id = :tenant"
        " ORDER BY walk_id DESC LIMIT 1",
        {{"tenant", tenant}}, read_walk);
}

bool begin(db::WriteTx& tx, TenantId tenant, WalkId id, Instant now) {
    return tx.exec(
               "INSERT INTO linkage_walk (tenant_id, walk_id, state, after_id, people, pairs, began_at_ms)"
               " VALUES (:tenant, :id, 'under_way', :first, 0, 0, :now) ON CONFLICT DO NOTHING",
               {{"tenant", tenant}, {"id", id}, {"first", PersonId{}}, {"now", now}}) == 1;
}

bool advance(db::WriteTx& tx, TenantId tenant, const StoredWalk& from, PersonId to, std::size_t people,
             std::size_t pairs) {
    return tx.exec(
               "UPDATE linkage_walk SET after_id = :to, people = people + :people, pairs = pairs + :pairs"
               " WHERE tenant_id = :tenant AND walk_id = :id AND state = 'under_way' AND after_id = :from",
               {{"tenant", tenant},
                {"id", from.walk.id},
                {"from", from.after},
                {"to", to},
                {"people", static_cast<std::int64_t>(people)},
                {"pairs", static_cast<std::int64_t>(pairs)}}) == 1;
}

void end(db::WriteTx& tx, TenantId tenant, WalkId id, Instant now) {
    tx.exec(
        "UPDATE linkage_walk SET state = 'done', ended_at_ms = :now WHERE tenant_id = :tenant AND walk_id = :id"
        " AND state = 'under_way'",
        {{"tenant", tenant}, {"id", id}, {"now", now}});
}

void restart(db::WriteTx& tx, TenantId tenant) {
    tx.exec(
        "UPDATE linkage_walk SET after_id = :first, people = 0, pairs = 0 WHERE tenant_id = :tenant"
        " AND state = 'under_way'",
        {{"tenant", tenant}, {"first", PersonId{}}});
}

}  // namespace linli::linkage::repository
