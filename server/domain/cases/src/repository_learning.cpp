#include "repository_learning.h"

#include <algorithm>

namespace linli::cases::repository {
namespace {

constexpr std::int64_t models_kept = 3;

/// Matters that somebody has taken on: whoever did not agree with the item would have sent them back.
constexpr std::string_view proposed_and_decided =
    " FROM cases_case c JOIN cases_suggestion s ON s.tenant_id = c.tenant_id AND s.case_id = c.case_id AND s.rank = 1"
    " WHERE c.reported_at_ms >= :since AND c.item_code IS NOT NULL"
    " AND c.state IN ('handling', 'waiting', 'resolved', 'closed') AND ";

double share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Editions editions(db::ReadTx& tx, TenantId tenant) {
    return tx
        .one("SELECT list_edition, model_edition FROM cases_edition WHERE tenant_id = :tenant", {{"tenant", tenant}},
             [](const db::Row& row) {
                 return Editions{row.get<std::int64_t>(0), row.get<std::int64_t>(1)};
             })
        .value_or(Editions{});
}

void next_list(db::WriteTx& tx, TenantId tenant) {
    tx.exec(
        "INSERT INTO cases_edition (tenant_id, list_edition, model_edition) VALUES (:tenant, 1, 0)"
        " ON CONFLICT (tenant_id) DO UPDATE SET list_edition = cases_edition.list_edition + 1",
        {{"tenant", tenant}});
}

std::vector<Lesson> lessons(db::ReadTx& tx, TenantId tenant, std::size_t most) {
    auto out = tx.all(
        "SELECT c.title, r.text, c.item_code FROM cases_case c"
        " JOIN cases_report r ON r.tenant_id = c.tenant_id AND r.report_id = c.main_report_id"
        " JOIN cases_item i ON i.tenant_id = c.tenant_id AND i.code = c.item_code"
        " WHERE c.tenant_id = :tenant AND c.state = 'closed' AND c.protected_at_ms IS NULL AND coalesce(i.retired, "
        ":no) = :no"
        " ORDER BY c.closed_at_ms DESC, c.case_id DESC LIMIT :most",
        {{"tenant", tenant}, {"no", false}, {"most", static_cast<std::int64_t>(most)}}, [](const db::Row& row) {
            return Lesson{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
        });
    std::reverse(out.begin(), out.end());
    return out;
}

std::int64_t insert_model(db::WriteTx& tx, TenantId tenant, const StoredModel& model) {
    tx.exec(
        "INSERT INTO cases_edition (tenant_id, list_edition, model_edition) VALUES (:tenant, 0, 1)"
        " ON CONFLICT (tenant_id) DO UPDATE SET model_edition = cases_edition.model_edition + 1",
        {{"tenant", tenant}});
    const auto edition = editions(tx, tenant).model;
    tx.exec(
        "INSERT INTO cases_model (tenant_id, edition, fingerprint, trained_at_ms, weight, report, content)"
        " VALUES (:tenant, :edition, :fingerprint, :trained, :weight, :report, :content)",
        {{"tenant", tenant},
         {"edition", edition},
         {"fingerprint", model.fingerprint},
         {"trained", model.trained_at},
         {"weight", model.weight},
         {"report", model.report},
         {"content", db::Bytes{model.content}}});
    tx.exec("DELETE FROM cases_model WHERE tenant_id = :tenant AND edition <= :old",
            {{"tenant", tenant}, {"old", edition - models_kept}});
    return edition;
}

std::optional<Learnt> model(db::ReadTx& tx, TenantId tenant) {
    return tx.one(
        "SELECT m.weight, m.content FROM cases_model m JOIN cases_edition e ON e.tenant_id = m.tenant_id"
        " AND e.model_edition = m.edition WHERE m.tenant_id = :tenant",
        {{"tenant", tenant}}, [](const db::Row& row) {
            auto read = recognition::TextClassifier::from_bytes(row.bytes(row.column("content")));
            if (!read) throw db::StoreFault("the stored model is damaged: " + read.problem().detail);
            return Learnt{std::move(read).value(), row.get<double>("weight")};
        });
}

std::optional<StoredModel> model_report(db::ReadTx& tx, TenantId tenant) {
    return tx.one(
        "SELECT m.fingerprint, m.trained_at_ms, m.weight, m.report FROM cases_model m JOIN cases_edition e"
        " ON e.tenant_id = m.tenant_id AND e.model_edition = m.edition WHERE m.tenant_id = :tenant",
        {{"tenant", tenant}}, [](const db::Row& row) {
            return StoredModel{row.get<std::string>("fingerprint"),
                               row.get<Instant>("trained_at_ms"),
                               row.get<double>("weight"),
                               row.get<std::string>("report"),
                               {}};
        });
}

SuggestionFigures figures(db::ReadTx& tx, const access::Scope& scope, Instant since) {
    auto where = scope.where(scope_columns);
    where.params.emplace_back("since", since);
    const auto by_system = std::string(
        "EXISTS (SELECT 1 FROM cases_step t WHERE t.tenant_id = c.tenant_id AND t.case_id = c.case_id"
        " AND t.action = 'dispatch' AND t.actor_id IS NULL)");
    const auto counted = [](const std::string& what) {
        return "coalesce(sum(CASE WHEN " + what + " THEN 1 ELSE 0 END), 0)";
    };
    const std::string sql =
        "SELECT count(*) AS decided, " + counted("s.item_code = c.item_code") + " AS first_right, " +
        counted(
            "EXISTS (SELECT 1 FROM cases_suggestion o WHERE o.tenant_id = c.tenant_id AND o.case_id = c.case_id"
            " AND o.item_code = c.item_code)") +
        " AS three_right, " + counted(by_system) + " AS by_system, " +
        counted(by_system + " AND s.item_code <> c.item_code") + " AS changed" + std::string(proposed_and_decided) +
        where.sql;
    auto out = tx.one(sql, db::Params(where.params), [](const db::Row& row) {
                     SuggestionFigures f;
                     f.decided = row.get<std::int64_t>("decided");
                     f.first_right = row.get<std::int64_t>("first_right");
                     f.three_right = row.get<std::int64_t>("three_right");
                     f.by_system = row.get<std::int64_t>("by_system");
                     f.by_system_changed = row.get<std::int64_t>("changed");
                     return f;
                 }).value();
    out.since = since;
    out.override_rate = share(out.decided - out.first_right, out.decided);
    out.by_system_override_rate = share(out.by_system_changed, out.by_system);
    return out;
}

std::vector<Correction> corrections(db::ReadTx& tx, const access::Scope& scope, Instant since, int most) {
    auto where = scope.where(scope_columns);
    where.params.emplace_back("since", since);
    where.params.emplace_back("most", most);
    const std::string sql =
        "SELECT p.proposed, a.name AS proposed_name, p.decided, b.name AS decided_name, p.times, p.tenant_id FROM ("
        "SELECT c.tenant_id, s.item_code AS proposed, c.item_code AS decided, count(*) AS times" +
        std::string(proposed_and_decided) + where.sql +
        " AND s.item_code <> c.item_code GROUP BY c.tenant_id, s.item_code, c.item_code) p"
        " JOIN cases_item a ON a.tenant_id = p.tenant_id AND a.code = p.proposed"
        " JOIN cases_item b ON b.tenant_id = p.tenant_id AND b.code = p.decided"
        " ORDER BY p.times DESC, p.proposed, p.decided LIMIT :most";
    return tx.all(sql, db::Params(where.params), [](const db::Row& row) {
        return Correction{row.get<std::string>("proposed"), row.get<std::string>("proposed_name"),
                          row.get<std::string>("decided"), row.get<std::string>("decided_name"),
                          row.get<std::int64_t>("times")};
    });
}

}  // namespace linli::cases::repository
