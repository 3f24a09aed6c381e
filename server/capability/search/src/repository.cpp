#include "repository.h"

#include <algorithm>
#include <array>

namespace linli::search::repository {
namespace {

constexpr std::size_t token_size = 8;

/// Statements about many keys have three widths, so that each is prepared once; the last key fills the rest.
constexpr std::array<std::size_t, 3> widths{1, 16, 128};

const std::vector<std::string>& key_names() {
    static const auto names = [] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < widths.back(); ++i) out.push_back("k" + std::to_string(i));
        return out;
    }();
    return names;
}

const std::string& key_list(std::size_t width) {
    static const auto lists = [] {
        std::array<std::string, widths.size()> out;
        for (std::size_t w = 0; w < widths.size(); ++w) {
            for (std::size_t i = 0; i < widths[w]; ++i) out[w] += (i == 0 ? "(:" : ", :") + key_names()[i];
            out[w] += ")";
        }
        return out;
    }();
    return lists[static_cast<std::size_t>(std::find(widths.begin(), widths.end(), width) - widths.begin())];
}

/// Calls `visit(list, params)` for chunks of `keys`: `… IN ` + list.
template <class Key, class Visit>
void each_chunk(const std::vector<Key>& keys, const std::vector<db::Param>& fixed, Visit visit) {
    for (std::size_t at = 0; at < keys.size();) {
        const auto left = keys.size() - at;
        const auto width =
            *std::find_if(widths.begin(), widths.end(), [&](std::size_t w) { return left <= w || w == widths.back(); });
        const auto taken = std::min(width, left);
        auto params = fixed;
        for (std::size_t i = 0; i < width; ++i) params.emplace_back(key_names()[i], keys[at + std::min(i, taken - 1)]);
        visit(key_list(width), db::Params(params));
        at += taken;
    }
}

constexpr std::string_view state_columns = "places, stale, swept, rebuild, pass_stale, pass_kind, pass_after";

State read_state(const db::Row& row) {
    return {.places = row.get<std::int64_t>("places"),
            .stale = row.get<std::int64_t>("stale"),
            .swept = row.get<std::int64_t>("swept"),
            .rebuild = row.get<bool>("rebuild"),
            .pass_stale = row.get<std::optional<std::int64_t>>("pass_stale"),
            .pass_kind = row.get<std::optional<Kind>>("pass_kind"),
            .pass_after = row.get<std::optional<Uuid>>("pass_after")};
}

Row read_row(const db::Row& row) {
    return {.record = row.get<Uuid>("record_id"),
            .spot = row.get<std::int64_t>("spot"),
            .version = row.get<std::int64_t>("version"),
            .analysis = row.get<int>("analysis"),
            .tokens = row.blob("tokens")};
}

void insert_postings(db::WriteTx& tx, TenantId tenant, const std::vector<Row>& rows) {
    // In the order of the table: a batch touches each page once.
    std::vector<std::pair<std::int64_t, std::int64_t>> postings;
    for (const auto& row : rows)
        for (const auto token : numbers_of(row.tokens)) postings.emplace_back(token, row.spot);
    std::sort(postings.begin(), postings.end());
    std::size_t next = 0;
    tx.bulk("search_posting", {"tenant_id", "token", "spot"}, [&](std::vector<db::Value>& row) {
        if (next == postings.size()) return false;
        row = {db::to_value(tenant), db::to_value(postings[next].first), db::to_value(postings[next].second)};
        ++next;
        return true;
    });
}

}  // namespace

std::optional<State> state(db::ReadTx& tx, TenantId tenant) {
    return tx.one("SELECT " + std::string(state_columns) + " FROM search_state WHERE tenant_id = :tenant",
                  {{"tenant", tenant}}, read_state);
}

State locked_state(db::WriteTx& tx, TenantId tenant) {
    tx.exec(
        "INSERT INTO search_state (tenant_id, last_number, places, stale, swept, rebuild)"
        " VALUES (:tenant, 0, 0, 1, 0, :rebuild) ON CONFLICT (tenant_id) DO NOTHING",
        {{"tenant", tenant}, {"rebuild", false}});
    tx.exec("UPDATE search_state SET last_number = last_number WHERE tenant_id = :tenant", {{"tenant", tenant}});
    return state(tx, tenant).value();
}

void mark_stale(db::WriteTx& tx, TenantId tenant, bool rebuild) {
    locked_state(tx, tenant);
    tx.exec("UPDATE search_state SET stale = stale + 1 WHERE tenant_id = :tenant", {{"tenant", tenant}});
    // A pass under way began before: it starts again.
    if (rebuild)
        tx.exec(
            "UPDATE search_state SET rebuild = :rebuild, pass_stale = NULL, pass_kind = NULL, pass_after = NULL"
            " WHERE tenant_id = :tenant",
            {{"tenant", tenant}, {"rebuild", true}});
}

void store_pass(db::WriteTx& tx, TenantId tenant, const State& state) {
    tx.exec(
        "UPDATE search_state SET swept = :swept, rebuild = :rebuild, pass_stale = :stale, pass_kind = :kind,"
        " pass_after = :after WHERE tenant_id = :tenant",
        {{"tenant", tenant},
         {"swept", state.swept},
         {"rebuild", state.rebuild},
         {"stale", state.pass_stale},
         {"kind", state.pass_kind},
         {"after", state.pass_after}});
}

std::int64_t take_numbers(db::WriteTx& tx, TenantId tenant, std::int64_t count) {
    const auto last = tx.value<std::int64_t>(
        "UPDATE search_state SET last_number = last_number + :count WHERE tenant_id = :tenant RETURNING last_number",
        {{"tenant", tenant}, {"count", count}});
    if (last.value() >= place_size) throw db::StoreFault("the index has numbered as many documents as it can");
    return *last - count + 1;
}

std::vector<Place> places(db::ReadTx& tx, TenantId tenant) {
    return tx.all(
        "SELECT from_spot, district_id, street_id, community_id, grid_id FROM search_place"
        " WHERE tenant_id = :tenant ORDER BY from_spot",
        {{"tenant", tenant}}, [](const db::Row& row) {
            return Place{row.get<std::int64_t>("from_spot"), area::Ancestors::from(row)};
        });
}

void insert_place(db::WriteTx& tx, TenantId tenant, const Place& place) {
    tx.exec(
        "INSERT INTO search_place (tenant_id, from_spot, district_id, street_id, community_id, grid_id)"
        " VALUES (:tenant, :spot, :district, :street, :community, :grid)",
        {{"tenant", tenant},
         {"spot", place.from},
         {"district", place.place.district},
         {"street", place.place.street},
         {"community", place.place.community},
         {"grid", place.place.grid}});
    tx.exec("UPDATE search_state SET places = places + 1 WHERE tenant_id = :tenant", {{"tenant", tenant}});
}

std::vector<Row> rows(db::ReadTx& tx, TenantId tenant, Kind kind, const std::vector<Uuid>& records) {
    std::vector<Row> out;
    each_chunk(records, {{"tenant", tenant}, {"kind", kind}}, [&](const std::string& list, db::Params params) {
        tx.each(
            "SELECT record_id, spot, version, analysis, tokens FROM search_document WHERE tenant_id = :tenant"
            " AND kind = :kind AND record_id IN " +
                list,
            params, [&](const db::Row& row) { out.push_back(read_row(row)); });
    });
    return out;
}

std::vector<Row> rows_between(db::ReadTx& tx, TenantId tenant, Kind kind, const Uuid& after, const Uuid& until) {
    return tx.all(
        "SELECT record_id, spot, version, analysis, tokens FROM search_document WHERE tenant_id = :tenant"
        " AND kind = :kind AND record_id > :after AND record_id <= :until ORDER BY record_id",
        {{"tenant", tenant}, {"kind", kind}, {"after", after}, {"until", until}}, read_row);
}

void remove(db::WriteTx& tx, TenantId tenant, Kind kind, const std::vector<Row>& rows) {
    std::vector<Uuid> records;
    for (const auto& row : rows) {
        records.push_back(row.record);
        each_chunk(numbers_of(row.tokens), {{"tenant", tenant}, {"spot", row.spot}},
                   [&](const std::string& list, db::Params params) {
                       tx.exec(
                           "DELETE FROM search_posting WHERE tenant_id = :tenant AND spot = :spot AND token IN " + list,
                           params);
                   });
    }
    each_chunk(records, {{"tenant", tenant}, {"kind", kind}}, [&](const std::string& list, db::Params params) {
        tx.exec("DELETE FROM search_document WHERE tenant_id = :tenant AND kind = :kind AND record_id IN " + list,
                params);
    });
}

void touch(db::WriteTx& tx, TenantId tenant, Kind kind, const Row& row) {
    tx.exec(
        "UPDATE search_document SET version = :version, analysis = :analysis WHERE tenant_id = :tenant"
        " AND kind = :kind AND record_id = :record",
        {{"tenant", tenant},
         {"kind", kind},
         {"record", row.record},
         {"version", row.version},
         {"analysis", row.analysis}});
}

void insert(db::WriteTx& tx, TenantId tenant, Kind kind, const std::vector<Row>& rows) {
    std::size_t next = 0;
    tx.bulk("search_document", {"tenant_id", "kind", "record_id", "spot", "version", "analysis", "tokens"},
            [&](std::vector<db::Value>& out) {
                if (next == rows.size()) return false;
                const auto& row = rows[next++];
                out = {db::to_value(tenant),
                       db::to_value(kind),
                       db::to_value(row.record),
                       db::to_value(row.spot),
                       db::to_value(row.version),
                       db::to_value(row.analysis),
                       db::to_value(db::Bytes{row.tokens})};
                return true;
            });
    insert_postings(tx, tenant, rows);
}

std::vector<std::int64_t> numbers_of(std::string_view tokens) {
    std::vector<std::int64_t> out;
    for (std::size_t at = 0; at + token_size <= tokens.size(); at += token_size) {
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < token_size; ++i) number = number << 8 | static_cast<unsigned char>(tokens[at + i]);
        out.push_back(static_cast<std::int64_t>(number));
    }
    return out;
}

std::vector<std::int64_t> spots(db::ReadTx& tx, TenantId tenant, std::int64_t token, const Range& range,
                                std::size_t limit) {
    return tx.all(
        "SELECT spot FROM search_posting WHERE tenant_id = :tenant AND token = :token AND spot >= :from"
        " AND spot < :until ORDER BY spot LIMIT :limit",
        {{"tenant", tenant},
         {"token", token},
         {"from", range.from},
         {"until", range.until},
         {"limit", static_cast<std::int64_t>(limit)}},
        [](const db::Row& row) { return row.get<std::int64_t>(0); });
}

std::vector<Posting> postings_of_any(db::ReadTx& tx, TenantId tenant, const std::vector<std::int64_t>& tokens,
                                     const Range& range, std::size_t limit) {
    std::vector<Posting> out;
    each_chunk(
        tokens,
        {{"tenant", tenant}, {"from", range.from}, {"until", range.until}, {"limit", static_cast<std::int64_t>(limit)}},
        [&](const std::string& list, db::Params params) {
            if (out.size() >= limit) return;
            tx.each(
                "SELECT token, spot FROM search_posting WHERE tenant_id = :tenant AND spot >= :from"
                " AND spot < :until AND token IN " +
                    list + " LIMIT :limit",
                params, [&](const db::Row& row) {
                    out.push_back({row.get<std::int64_t>(0), row.get<std::int64_t>(1)});
                });
        });
    return out;
}

std::int64_t count(db::ReadTx& tx, TenantId tenant, std::int64_t token, const Range& range, std::size_t most) {
    return tx
        .value<std::int64_t>(
            "SELECT count(*) FROM (SELECT spot FROM search_posting WHERE tenant_id = :tenant AND token = :token"
            " AND spot >= :from AND spot < :until LIMIT :most) AS few",
            {{"tenant", tenant},
             {"token", token},
             {"from", range.from},
             {"until", range.until},
             {"most", static_cast<std::int64_t>(most)}})
        .value();
}

// dialect: the planner of PostgreSQL may read all postings of a token and pick out the spots, which is dear for a token
// of 70,000; between the first and the last spot of a chunk there are few. SQLite looks up each spot, and would not
// with a range beside it.
std::vector<std::int64_t> having(db::ReadTx& tx, TenantId tenant, std::int64_t token,
                                 const std::vector<std::int64_t>& spots) {
    auto ordered = spots;
    std::sort(ordered.begin(), ordered.end());
    const bool ranged = tx.engine() == db::Engine::postgres;
    const std::string head =
        std::string("SELECT spot FROM search_posting WHERE tenant_id = :tenant AND token = :token") +
        (ranged ? " AND spot >= :first AND spot <= :last" : "") + " AND spot IN ";
    std::vector<std::int64_t> out;
    for (std::size_t at = 0; at < ordered.size(); at += widths.back()) {
        const auto end = std::min(at + widths.back(), ordered.size());
        const std::vector<std::int64_t> chunk(ordered.begin() + static_cast<std::ptrdiff_t>(at),
                                              ordered.begin() + static_cast<std::ptrdiff_t>(end));
        std::vector<db::Param> fixed{{"tenant", tenant}, {"token", token}};
        if (ranged) fixed.insert(fixed.end(), {{"first", chunk.front()}, {"last", chunk.back()}});
        each_chunk(chunk, fixed, [&](const std::string& list, db::Params params) {
            tx.each(head + list, params, [&](const db::Row& row) { out.push_back(row.get<std::int64_t>(0)); });
        });
    }
    return out;
}

std::vector<std::pair<std::int64_t, Uuid>> records(db::ReadTx& tx, TenantId tenant,
                                                   const std::vector<std::int64_t>& spots) {
    std::vector<std::pair<std::int64_t, Uuid>> out;
    each_chunk(spots, {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        tx.each("SELECT spot, record_id FROM search_document WHERE tenant_id = :tenant AND spot IN " + list, params,
                [&](const db::Row& row) { out.emplace_back(row.get<std::int64_t>(0), row.get<Uuid>(1)); });
    });
    return out;
}

}  // namespace linli::search::repository
