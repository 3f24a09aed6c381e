#include "repository_forwarding.h"

#include "repository.h"

namespace linli::cases::repository {
namespace {

constexpr std::string_view forward_columns =
    "f.forward_id, c.case_id, c.number, f.ordinal, f.body_code, b.name, b.way, f.reason, f.sent, f.forwarded_by,"
    " f.forwarded_at_ms, f.expected_by_ms, f.state, f.answer, f.answered_by, f.answered_at_ms, f.recorded_by,"
    " f.ended_at_ms";

/// `c` is the matter as it is answered, `o` the one that was forwarded.
constexpr std::string_view forward_tables =
    "cases_forward f JOIN cases_case o ON o.tenant_id = f.tenant_id AND o.case_id = f.case_id"
    " JOIN cases_case c ON c.tenant_id = o.tenant_id AND c.case_id = coalesce(o.master_id, o.case_id)"
    " JOIN cases_outside_body b ON b.tenant_id = f.tenant_id AND b.edition = f.edition AND b.code = f.body_code";

std::string forward_select() {
    return "SELECT " + std::string(forward_columns) + " FROM " + std::string(forward_tables) + " WHERE ";
}

constexpr std::string_view of_matter =
    "f.tenant_id = :tenant AND f.case_id IN (SELECT a.case_id FROM cases_case a WHERE a.tenant_id = :tenant"
    " AND a.case_id = :id UNION ALL SELECT m.case_id FROM cases_case m WHERE m.tenant_id = :tenant"
    " AND m.master_id = :id)";

Forward read_forward(const db::Row& row) {
    Forward f;
    f.id = row.get<ForwardId>("forward_id");
    f.case_id = row.get<CaseId>("case_id");
    f.number = row.get<std::string>("number");
    f.ordinal = row.get<std::int64_t>("ordinal");
    f.body_code = row.get<std::string>("body_code");
    f.body_name = row.get<std::string>("name");
    f.way = row.get<OutsideWay>("way");
    f.reason = row.get<std::string>("reason");
    f.sent = row.get<std::string>("sent");
    f.forwarded_by = row.get<UserId>("forwarded_by");
    f.forwarded_at = row.get<Instant>("forwarded_at_ms");
    f.expected_by = row.get<Instant>("expected_by_ms");
    f.state = row.get<ForwardState>("state");
    f.answer = row.get<std::optional<std::string>>("answer");
    f.answered_by = row.get<std::optional<std::string>>("answered_by");
    f.answered_at = row.get<std::optional<Instant>>("answered_at_ms");
    f.recorded_by = row.get<std::optional<UserId>>("recorded_by");
    f.ended_at = row.get<std::optional<Instant>>("ended_at_ms");
    return f;
}

}  // namespace

void insert_forward(db::WriteTx& tx, TenantId tenant, const Forward& f, std::int64_t edition) {
    tx.exec(
        "INSERT INTO cases_forward (tenant_id, forward_id, case_id, ordinal, edition, body_code, reason, sent,"
        " forwarded_by, forwarded_at_ms, expected_by_ms, state) VALUES (:tenant, :id, :case, :ordinal, :edition, :body,"
        " :reason, :sent, :by, :at, :expected, :state)",
        {{"tenant", tenant},
         {"id", f.id},
         {"case", f.case_id},
         {"ordinal", f.ordinal},
         {"edition", edition},
         {"body", f.body_code},
         {"reason", f.reason},
         {"sent", f.sent},
         {"by", f.forwarded_by},
         {"at", f.forwarded_at},
         {"expected", f.expected_by},
         {"state", f.state}});
}

std::int64_t count_forwards(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx
        .value<std::int64_t>("SELECT count(*) FROM cases_forward WHERE tenant_id = :tenant AND case_id = :id",
                             {{"tenant", tenant}, {"id", id}})
        .value_or(0);
}

std::optional<Forward> forward(db::ReadTx& tx, TenantId tenant, ForwardId id) {
    return tx.one(forward_select() + "f.tenant_id = :tenant AND f.forward_id = :id", {{"tenant", tenant}, {"id", id}},
                  read_forward);
}

bool end_forward(db::WriteTx& tx, TenantId tenant, const Forward& f) {
    return tx.exec(
               "UPDATE cases_forward SET state = :state, answer = :answer, answered_by = :who, answered_at_ms = :at,"
               " recorded_by = :by, ended_at_ms = :ended WHERE tenant_id = :tenant AND forward_id = :id"
               " AND ended_at_ms IS NULL",
               {{"state", f.state},
                {"answer", f.answer},
                {"who", f.answered_by},
                {"at", f.answered_at},
                {"by", f.recorded_by},
                {"ended", f.ended_at},
                {"tenant", tenant},
                {"id", f.id}}) == 1;
}

std::vector<Forward> forwards(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(forward_select() + std::string(of_matter) + " ORDER BY f.forwarded_at_ms, f.case_id, f.ordinal",
                  {{"tenant", tenant}, {"id", id}}, read_forward);
}

std::optional<ClockDemand> awaited_answer(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.one("SELECT f.forwarded_at_ms, f.expected_by_ms FROM cases_forward f WHERE " + std::string(of_matter) +
                      " AND f.ended_at_ms IS NULL ORDER BY f.expected_by_ms, f.forward_id LIMIT 1",
                  {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
                      return ClockDemand{.running = true,
                                         .start = row.get<Instant>("forwarded_at_ms"),
                                         .due = row.get<Instant>("expected_by_ms")};
                  });
}

std::optional<api::PageKey> forward_page(db::ReadTx& tx, const access::Scope& scope, const ListForwards& wanted,
                                         Instant now, const std::optional<api::PageKey>& after,
                                         std::vector<Forward>& out) {
    api::PageQuery query{.select = forward_columns,
                         .from = forward_tables,
                         .order = "expected_by_ms",
                         .id = "forward_id",
                         .descending = false,
                         .columns = scope_columns,
                         .limit = static_cast<std::size_t>(wanted.limit)};
    query.extra = "f.tenant_id = :of_tenant";
    query.params.emplace_back("of_tenant", scope.tenant());
    if (wanted.state.value_or(ForwardState::awaiting) == ForwardState::awaiting) {
        query.extra += " AND f.ended_at_ms IS NULL AND c.closed_at_ms IS NULL";
    } else {
        query.extra += " AND f.state = :state";
        query.params.emplace_back("state", *wanted.state);
    }
    if (wanted.overdue) {
        query.extra += " AND f.ended_at_ms IS NULL AND f.expected_by_ms <= :now";
        query.params.emplace_back("now", now);
    }
    if (wanted.body_code) {
        query.extra += " AND f.body_code = :body";
        query.params.emplace_back("body", *wanted.body_code);
    }
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { out.push_back(read_forward(row)); });
}

OutsideBodies outside_bodies(db::ReadTx& tx, TenantId tenant) {
    OutsideBodies out;
    tx.each(
        "SELECT edition, code, name, way, contact FROM cases_outside_body WHERE tenant_id = :tenant AND edition ="
        " (SELECT max(edition) FROM cases_outside_body WHERE tenant_id = :tenant) ORDER BY rank",
        {{"tenant", tenant}}, [&](const db::Row& row) {
            out.edition = row.get<std::int64_t>("edition");
            out.items.push_back({row.get<std::string>("code"), row.get<std::string>("name"), row.get<OutsideWay>("way"),
                                 row.get<std::string>("contact")});
        });
    return out;
}

void insert_bodies(db::WriteTx& tx, TenantId tenant, const OutsideBodies& list) {
    std::int64_t rank = 0;
    for (const auto& one : list.items)  // two hundred at most, some times a year
        tx.exec(
            "INSERT INTO cases_outside_body (tenant_id, edition, rank, code, name, way, contact)"
            " VALUES (:tenant, :edition, :rank, :code, :name, :way, :contact)",
            {{"tenant", tenant},
             {"edition", list.edition},
             {"rank", ++rank},
             {"code", one.code},
             {"name", one.name},
             {"way", one.way},
             {"contact", one.contact}});
}

}  // namespace linli::cases::repository
