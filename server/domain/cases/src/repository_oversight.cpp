#include "repository_oversight.h"

#include "repository.h"

namespace linli::cases::repository {
namespace {

constexpr std::string_view supervision_columns =
    "s.supervision_id, s.case_id AS placed_on, c.case_id, c.number, c.owner_id, s.ordinal, s.level, s.edition,"
    " s.reason_code, n.name AS reason_name, s.asked, s.supervisor_id, s.supervisor_post_id, s.supervisor_name, s.state,"
    " s.round, s.calendar, s.placed_at_ms, s.asked_at_ms, s.due_at_ms, s.answer, s.answered_at_ms, s.note,"
    " s.lifted_at_ms";

/// `c` is the matter as it is answered, `o` the one on which it was placed.
constexpr std::string_view supervision_tables =
    "cases_supervision s JOIN cases_case o ON o.tenant_id = s.tenant_id AND o.case_id = s.case_id"
    " JOIN cases_case c ON c.tenant_id = o.tenant_id AND c.case_id = coalesce(o.master_id, o.case_id)"
    " LEFT JOIN cases_reason n ON n.tenant_id = s.tenant_id AND n.kind = 'supervision' AND n.edition = s.edition"
    " AND n.code = s.reason_code";

/// The matter itself and what follows it.
constexpr std::string_view with_followers =
    "s.tenant_id = :tenant AND s.case_id IN (SELECT a.case_id FROM cases_case a WHERE a.tenant_id = :tenant"
    " AND a.case_id = :id UNION ALL SELECT f.case_id FROM cases_case f WHERE f.tenant_id = :tenant"
    " AND f.master_id = :id)";

std::string supervision_select() {
    return "SELECT " + std::string(supervision_columns) + " FROM " + std::string(supervision_tables) + " WHERE ";
}

SupervisionRow read_supervision(const db::Row& row) {
    SupervisionRow out;
    auto& s = out.shown;
    s.id = row.get<SupervisionId>("supervision_id");
    out.placed_on = row.get<CaseId>("placed_on");
    s.case_id = row.get<CaseId>("case_id");
    s.number = row.get<std::string>("number");
    s.owner_id = row.get<std::optional<UserId>>("owner_id");
    s.ordinal = row.get<std::int64_t>("ordinal");
    s.level = row.get<SupervisionLevel>("level");
    out.edition = row.get<std::optional<std::int64_t>>("edition");
    s.reason_code = row.get<std::optional<std::string>>("reason_code");
    s.reason_name = row.get<std::optional<std::string>>("reason_name");
    s.asked = row.get<std::string>("asked");
    s.supervisor_id = row.get<UserId>("supervisor_id");
    out.supervisor_post = row.get<PostId>("supervisor_post_id");
    s.supervisor_name = row.get<std::string>("supervisor_name");
    s.state = row.get<SupervisionState>("state");
    s.round = row.get<std::int64_t>("round");
    out.calendar = row.get<CalendarKind>("calendar");
    s.placed_at = row.get<Instant>("placed_at_ms");
    s.asked_at = row.get<Instant>("asked_at_ms");
    s.due_at = row.get<Instant>("due_at_ms");
    s.answer = row.get<std::optional<std::string>>("answer");
    s.answered_at = row.get<std::optional<Instant>>("answered_at_ms");
    s.note = row.get<std::optional<std::string>>("note");
    s.lifted_at = row.get<std::optional<Instant>>("lifted_at_ms");
    return out;
}

Supervision read_shown(const db::Row& row) { return read_supervision(row).shown; }

}  // namespace

void insert_supervision(db::WriteTx& tx, TenantId tenant, const SupervisionRow& row) {
    const auto& s = row.shown;
    tx.exec(
        "INSERT INTO cases_supervision (tenant_id, supervision_id, case_id, ordinal, level, edition, reason_code, "
        "asked,"
        " supervisor_id, supervisor_post_id, supervisor_name, state, round, calendar, placed_at_ms, asked_at_ms,"
        " due_at_ms) VALUES (:tenant, :id, :case, :ordinal, :level, :edition, :reason, :asked, :supervisor, :post,"
        " :name, :state, :round, :calendar, :placed, :asked_at, :due)",
        {{"tenant", tenant},
         {"id", s.id},
         {"case", row.placed_on},
         {"ordinal", s.ordinal},
         {"level", s.level},
         {"edition", row.edition},
         {"reason", s.reason_code},
         {"asked", s.asked},
         {"supervisor", s.supervisor_id},
         {"post", row.supervisor_post},
         {"name", s.supervisor_name},
         {"state", s.state},
         {"round", s.round},
         {"calendar", row.calendar},
         {"placed", s.placed_at},
         {"asked_at", s.asked_at},
         {"due", s.due_at}});
}

std::int64_t count_supervisions(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx
        .value<std::int64_t>("SELECT count(*) FROM cases_supervision WHERE tenant_id = :tenant AND case_id = :id",
                             {{"tenant", tenant}, {"id", id}})
        .value_or(0);
}

std::optional<SupervisionRow> supervision(db::ReadTx& tx, TenantId tenant, SupervisionId id) {
    return tx.one(supervision_select() + "s.tenant_id = :tenant AND s.supervision_id = :id",
                  {{"tenant", tenant}, {"id", id}}, read_supervision);
}

bool store_supervision(db::WriteTx& tx, TenantId tenant, const SupervisionRow& row, SupervisionState before) {
    const auto& s = row.shown;
    return tx.exec(
               "UPDATE cases_supervision SET state = :state, round = :round, asked_at_ms = :asked, due_at_ms = :due,"
               " answer = :answer, answered_at_ms = :answered, note = :note, lifted_at_ms = :lifted"
               " WHERE tenant_id = :tenant AND supervision_id = :id AND state = :before",
               {{"state", s.state},
                {"round", s.round},
                {"asked", s.asked_at},
                {"due", s.due_at},
                {"answer", s.answer},
                {"answered", s.answered_at},
                {"note", s.note},
                {"lifted", s.lifted_at},
                {"tenant", tenant},
                {"id", s.id},
                {"before", before}}) == 1;
}

std::vector<Supervision> supervisions(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(supervision_select() + std::string(with_followers) + " ORDER BY s.placed_at_ms, s.case_id, s.ordinal",
                  {{"tenant", tenant}, {"id", id}}, read_shown);
}

std::vector<Supervision> live_supervisions(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(supervision_select() + std::string(with_followers) +
                      " AND s.lifted_at_ms IS NULL ORDER BY s.placed_at_ms, s.case_id, s.ordinal",
                  {{"tenant", tenant}, {"id", id}}, read_shown);
}

std::optional<ClockDemand> owed_answer(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.one(
        "SELECT s.asked_at_ms, s.due_at_ms, s.calendar FROM cases_supervision s WHERE " + std::string(with_followers) +
            " AND s.lifted_at_ms IS NULL AND s.state = 'asked' ORDER BY s.due_at_ms, s.supervision_id LIMIT 1",
        {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
            return ClockDemand{.running = true,
                               .start = row.get<Instant>("asked_at_ms"),
                               .due = row.get<Instant>("due_at_ms"),
                               .calendar = row.get<CalendarKind>("calendar")};
        });
}

std::optional<api::PageKey> supervision_page(db::ReadTx& tx, const access::Scope& scope, const ListSupervisions& wanted,
                                             Instant now, const std::optional<api::PageKey>& after,
                                             std::vector<Supervision>& out) {
    api::PageQuery query{.select = supervision_columns,
                         .from = supervision_tables,
                         .order = "due_at_ms",
                         .id = "supervision_id",
                         .descending = false,
                         .columns = scope_columns,
                         .limit = static_cast<std::size_t>(wanted.limit)};
    query.extra = "s.tenant_id = :of_tenant";
    query.params.emplace_back("of_tenant", scope.tenant());
    if (wanted.state) {
        query.extra += " AND s.state = :state";
        query.params.emplace_back("state", *wanted.state);
    }
    if (wanted.state != SupervisionState::lifted)
        query.extra += " AND s.lifted_at_ms IS NULL AND c.closed_at_ms IS NULL";
    if (wanted.overdue) {
        query.extra += " AND s.state = 'asked' AND s.due_at_ms <= :now";
        query.params.emplace_back("now", now);
    }
    if (wanted.mine) {
        query.extra += " AND (s.supervisor_id = :me OR c.owner_id = :me)";
        query.params.emplace_back("me", scope.user());
    }
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { out.push_back(read_shown(row)); });
}

std::vector<PostId> supervising_posts(db::ReadTx& tx, TenantId tenant, int most) {
    return tx.all(
        "SELECT DISTINCT supervisor_post_id FROM cases_supervision WHERE tenant_id = :tenant AND lifted_at_ms IS NULL"
        " ORDER BY supervisor_post_id LIMIT :most",
        {{"tenant", tenant}, {"most", most}}, [](const db::Row& row) { return row.get<PostId>("supervisor_post_id"); });
}

std::vector<SupervisionId> supervised_from(db::ReadTx& tx, TenantId tenant, PostId post, int most) {
    return tx.all(
        "SELECT supervision_id FROM cases_supervision WHERE tenant_id = :tenant AND supervisor_post_id = :post"
        " AND lifted_at_ms IS NULL ORDER BY supervision_id LIMIT :most",
        {{"tenant", tenant}, {"post", post}, {"most", most}},
        [](const db::Row& row) { return row.get<SupervisionId>("supervision_id"); });
}

std::vector<SupervisionId> self_supervised(db::ReadTx& tx, TenantId tenant, int most) {
    return tx.all("SELECT s.supervision_id FROM " + std::string(supervision_tables) +
                      " WHERE s.tenant_id = :tenant AND s.lifted_at_ms IS NULL AND c.owner_id = s.supervisor_id"
                      " ORDER BY s.supervision_id LIMIT :most",
                  {{"tenant", tenant}, {"most", most}},
                  [](const db::Row& row) { return row.get<SupervisionId>("supervision_id"); });
}

void change_supervisor(db::WriteTx& tx, TenantId tenant, const SupervisionRow& row) {
    tx.exec(
        "UPDATE cases_supervision SET supervisor_id = :supervisor, supervisor_post_id = :post, supervisor_name = :name"
        " WHERE tenant_id = :tenant AND supervision_id = :id",
        {{"supervisor", row.shown.supervisor_id},
         {"post", row.supervisor_post},
         {"name", row.shown.supervisor_name},
         {"tenant", tenant},
         {"id", row.shown.id}});
}

}  // namespace linli::cases::repository
