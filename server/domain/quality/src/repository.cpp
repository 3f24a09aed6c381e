#include "repository.h"

#include <linli/base/words.h>

namespace linli::quality::repository {
namespace {

using db::to_value;
using db::Value;

constexpr std::string_view finding_columns =
    "finding_id, subject, row_id, kind, field, error_class, certainty, state, why, fixable, related_id, district_id,"
    " street_id, community_id, grid_id, first_seen_ms, last_seen_ms, version, source";

void add_place(std::vector<Value>& row, const area::Ancestors& place) {
    row.push_back(to_value(place.district));
    row.push_back(to_value(place.street));
    row.push_back(to_value(place.community));
    row.push_back(to_value(place.grid));
}

Finding read_finding(const db::Row& row) {
    Finding f;
    f.id = row.get<FindingId>("finding_id");
    f.subject = row.get<std::string>("subject");
    f.row = row.get<Uuid>("row_id");
    f.error_class = row.get<int>("error_class");
    f.class_title = expectations::class_title(static_cast<expectations::ErrorClass>(f.error_class));
    f.kind = row.get<std::string>("kind");
    f.field = row.get<std::string>("field");
    f.certainty = row.get<expectations::Certainty>("certainty");
    f.state = row.get<FindingState>("state");
    f.why = row.get<std::string>("why");
    f.fixable = row.get<bool>("fixable");
    f.related = row.get<std::optional<Uuid>>("related_id");
    f.community_id = row.get<std::optional<AreaId>>("community_id");
    f.grid_id = row.get<std::optional<AreaId>>("grid_id");
    f.first_seen = row.get<Instant>("first_seen_ms");
    f.last_seen = row.get<Instant>("last_seen_ms");
    f.version = row.get<std::int64_t>("version");
    return f;
}

Stored read_stored(const db::Row& row) {
    return {read_finding(row), area::Ancestors::from(row), row.get<std::string>("source")};
}

}  // namespace

std::string finding_key(const Uuid& row, std::string_view kind, std::string_view field) {
    std::string key(row.byte_view());
    key += kind;
    key += '/';
    key += field;
    return key;
}

std::unordered_map<std::string, Known> known_findings(db::ReadTx& tx, TenantId tenant, AreaId block) {
    std::unordered_map<std::string, Known> out;
    tx.each(
        "SELECT finding_id, row_id, kind, field, state FROM quality_finding WHERE tenant_id = :tenant"
        " AND block_id = :block",
        {{"tenant", tenant}, {"block", block}}, [&](const db::Row& row) {
            out.emplace(
                finding_key(row.get<Uuid>("row_id"), row.text(row.column("kind")), row.text(row.column("field"))),
                Known{row.get<FindingId>("finding_id"), row.get<FindingState>("state")});
        });
    return out;
}

void add_findings(db::WriteTx& tx, TenantId tenant, AreaId block, const std::vector<NewFinding>& rows, Instant now) {
    if (rows.empty()) return;
    std::size_t next = 0;
    tx.bulk("quality_finding",
            {"tenant_id",   "finding_id",  "block_id",      "subject",      "row_id",       "kind",
             "field",       "error_class", "certainty",     "state",        "why",          "fixable",
             "related_id",  "source",      "first_seen_ms", "last_seen_ms", "closed_at_ms", "version",
             "district_id", "street_id",   "community_id",  "grid_id"},
            [&](std::vector<Value>& row) {
                if (next == rows.size()) return false;
                const auto& n = rows[next++];
                const auto& f = *n.found;
                row = {to_value(tenant),
                       to_value(n.id),
                       to_value(block),
                       to_value(word(f.table)),
                       to_value(f.row),
                       to_value(f.kind),
                       to_value(f.field),
                       to_value(static_cast<int>(f.error)),
                       to_value(f.certainty),
                       to_value(FindingState::open),
                       to_value(f.why),
                       to_value(n.fixable),
                       f.related.empty() ? Value(std::monostate{}) : to_value(f.related.front()),
                       to_value(n.source),
                       to_value(now),
                       to_value(now),
                       Value(std::monostate{}),
                       to_value(1)};
                add_place(row, n.place);
                return true;
            });
}

void seen_again(db::WriteTx& tx, TenantId tenant, AreaId block, Instant now) {
    tx.exec(
        "UPDATE quality_finding SET last_seen_ms = :now WHERE tenant_id = :tenant AND block_id = :block"
        " AND state = 'open'",
        {{"tenant", tenant}, {"block", block}, {"now", now}});
}

void set_state(db::WriteTx& tx, TenantId tenant, FindingId id, FindingState state, Instant now) {
    const auto closed = state == FindingState::open ? std::optional<Instant>() : std::optional(now);
    tx.exec(
        "UPDATE quality_finding SET state = :state, closed_at_ms = :closed, version = version + 1"
        " WHERE tenant_id = :tenant AND finding_id = :id",
        {{"tenant", tenant}, {"id", id}, {"state", state}, {"closed", closed}});
}

std::optional<api::PageKey> findings(db::ReadTx& tx, const access::Scope& scope, const ListFindings& in,
                                     const std::optional<api::PageKey>& after, std::vector<Finding>& out) {
    api::PageQuery query{.select = finding_columns,
                         .from = "quality_finding",
                         .order = "first_seen_ms",
                         .id = "finding_id",
                         .limit = static_cast<std::size_t>(in.limit)};
    if (in.state) {
        query.extra = "state = :state";
        query.params.emplace_back("state", *in.state);
    }
    if (in.error_class) {
        query.extra += query.extra.empty() ? "error_class = :class" : " AND error_class = :class";
        query.params.emplace_back("class", *in.error_class);
    }
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { out.push_back(read_finding(row)); });
}

std::optional<Stored> finding(db::ReadTx& tx, const access::Scope& scope, FindingId id) {
    auto where = scope.where({});
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT " + std::string(finding_columns) + " FROM quality_finding WHERE " + where.sql + " AND finding_id = :id",
        db::Params(where.params), read_stored);
}

std::vector<Stored> safely_fixable(db::ReadTx& tx, TenantId tenant, const std::optional<FindingId>& after, int limit) {
    return tx.all("SELECT " + std::string(finding_columns) +
                      " FROM quality_finding f WHERE tenant_id = :tenant AND state = 'open' AND fixable"
                      " AND subject = 'person' AND finding_id > :after AND NOT EXISTS (SELECT 1 FROM"
                      " quality_correction c WHERE c.tenant_id = f.tenant_id AND c.finding_id = f.finding_id"
                      " AND c.undone_at_ms IS NOT NULL)"
                      " ORDER BY finding_id LIMIT :limit",
                  {{"tenant", tenant}, {"after", after.value_or(FindingId())}, {"limit", limit}}, read_stored);
}

std::vector<std::pair<AreaId, std::int64_t>> spelled_right(db::ReadTx& tx, const access::Scope& scope, Instant since) {
    auto where = scope.where({});
    where.params.emplace_back("since", since);
    return tx.all("SELECT community_id, count(*) AS fixed_count FROM quality_finding WHERE " + where.sql +
                      " AND state = 'fixed' AND fixable AND closed_at_ms >= :since AND community_id IS NOT NULL"
                      " GROUP BY community_id ORDER BY community_id",
                  db::Params(where.params), [](const db::Row& row) {
                      return std::pair(row.get<AreaId>("community_id"), row.get<std::int64_t>("fixed_count"));
                  });
}

bool begin_run(db::WriteTx& tx, TenantId tenant, RunId id, RunCause cause, Date as_of, Instant now) {
    constexpr std::chrono::hours longest{6};  // a run that died does not block the next night
    const bool busy = tx.exists(
        "SELECT 1 FROM quality_run WHERE tenant_id = :tenant AND state = 'running' AND started_at_ms > :since",
        {{"tenant", tenant}, {"since", now - longest}});
    if (busy) return false;
    tx.exec(
        "INSERT INTO quality_run (tenant_id, run_id, cause, state, as_of, started_at_ms, row_count, found_count,"
        " opened_count, closed_count) VALUES (:tenant, :id, :cause, 'running', :as_of, :now, 0, 0, 0, 0)",
        {{"tenant", tenant}, {"id", id}, {"cause", cause}, {"as_of", as_of}, {"now", now}});
    return true;
}

void end_run(db::WriteTx& tx, TenantId tenant, const RunResult& result, Instant now) {
    tx.exec(
        "UPDATE quality_run SET state = 'finished', finished_at_ms = :now, row_count = :rows, found_count = :found,"
        " opened_count = :opened, closed_count = :closed WHERE tenant_id = :tenant AND run_id = :id",
        {{"tenant", tenant},
         {"id", result.id},
         {"now", now},
         {"rows", result.rows},
         {"found", result.findings},
         {"opened", result.opened},
         {"closed", result.closed}});
}

void add_change(db::WriteTx& tx, TenantId tenant, const Change& change) {
    const auto bytes = [](const std::optional<std::string>& value) {
        return value ? std::optional(db::Bytes{*value}) : std::nullopt;
    };
    tx.exec(
        "INSERT INTO quality_correction (tenant_id, correction_id, finding_id, subject, row_id, field, before_value,"
        " after_value, cause, done_at_ms, done_by) VALUES (:tenant, :id, :finding, :subject, :row, :field, :before,"
        " :after, :cause, :at, :by)",
        {{"tenant", tenant},
         {"id", change.id},
         {"finding", change.finding},
         {"subject", change.subject},
         {"row", change.row},
         {"field", change.field},
         {"before", bytes(change.before)},
         {"after", bytes(change.after)},
         {"cause", change.cause},
         {"at", change.done_at},
         {"by", change.done_by}});
}

std::optional<Change> last_change(db::ReadTx& tx, TenantId tenant, FindingId finding) {
    return tx.one(
        "SELECT correction_id, subject, row_id, field, before_value, after_value, cause, done_at_ms, done_by"
        " FROM quality_correction WHERE tenant_id = :tenant AND finding_id = :finding AND undone_at_ms IS NULL"
        " ORDER BY done_at_ms DESC, correction_id DESC LIMIT 1",
        {{"tenant", tenant}, {"finding", finding}}, [&](const db::Row& row) {
            const auto value = [&](std::string_view column) {
                return row.null(row.column(column)) ? std::nullopt : std::optional(row.blob(column));
            };
            Change c;
            c.id = row.get<CorrectionId>("correction_id");
            c.finding = finding;
            c.subject = row.get<std::string>("subject");
            c.row = row.get<Uuid>("row_id");
            c.field = row.get<std::string>("field");
            c.before = value("before_value");
            c.after = value("after_value");
            c.cause = row.get<CorrectionCause>("cause");
            c.done_at = row.get<Instant>("done_at_ms");
            c.done_by = row.get<std::optional<UserId>>("done_by");
            return c;
        });
}

void mark_undone(db::WriteTx& tx, TenantId tenant, CorrectionId id, Instant now) {
    tx.exec("UPDATE quality_correction SET undone_at_ms = :now WHERE tenant_id = :tenant AND correction_id = :id",
            {{"tenant", tenant}, {"id", id}, {"now", now}});
}

std::int64_t forget_signals(db::WriteTx& tx, TenantId tenant, Date today, int most) {
    return tx.exec(
        "DELETE FROM quality_signal WHERE tenant_id = :tenant AND signal_id IN (SELECT signal_id FROM quality_signal"
        " WHERE tenant_id = :tenant AND forget_on < :today ORDER BY forget_on LIMIT :most)",
        {{"tenant", tenant}, {"today", today}, {"most", most}});
}

}  // namespace linli::quality::repository
