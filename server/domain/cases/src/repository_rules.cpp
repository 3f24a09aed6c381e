#include "repository_rules.h"

#include <linli/json/read.h>
#include <linli/json/write.h>

namespace linli::cases::repository {
namespace {

DispatchRule read_rule(const db::Row& row) {
    DispatchRule r;
    r.code = row.get<std::string>("code");
    r.name = row.get<std::string>("name");
    r.condition = row.get<std::string>("condition_text");
    r.target = row.get<Target>("target");
    r.role = row.get<std::optional<access::Role>>("role");
    r.level = row.get<std::optional<area::Level>>("level");
    r.organisation = row.get<std::optional<std::string>>("organisation");
    r.post_id = row.get<std::optional<PostId>>("post_id");
    r.strategy = row.get<Strategy>("strategy");
    r.minutes = row.get<std::optional<std::int64_t>>("minutes");
    return r;
}

SimulationRow read_simulation(const db::Row& row) {
    SimulationRow out;
    out.shown.id = row.get<Uuid>("simulation_id");
    out.shown.edition = row.get<std::int64_t>("edition");
    out.shown.version = row.get<std::int64_t>("edition_version");
    out.shown.state = row.get<SimulationState>("state");
    out.shown.most = row.get<std::int64_t>("most");
    out.shown.result = json::read_text<SimulationResult>(row.get<std::string>("result")).value();
    out.from = row.get<Instant>("from_ms");
    out.until = row.get<Instant>("until_ms");
    out.after_at = row.get<Instant>("after_ms");
    out.after_id = row.get<CaseId>("after_id");
    return out;
}

constexpr std::string_view simulation_columns =
    "simulation_id, edition, edition_version, state, most, result, from_ms, until_ms, after_ms, after_id";

}  // namespace

std::optional<std::int64_t> edition_in_force(db::ReadTx& tx, TenantId tenant, Instant now) {
    return tx.value<std::int64_t>(
        "SELECT edition FROM cases_rule_edition WHERE tenant_id = :tenant AND state = 'published'"
        " AND effective_from_ms <= :now ORDER BY effective_from_ms DESC, published_at_ms DESC, edition DESC LIMIT 1",
        {{"tenant", tenant}, {"now", now}});
}

std::optional<RuleEdition> rule_edition(db::ReadTx& tx, TenantId tenant, std::int64_t edition) {
    auto out = tx.one(
        "SELECT edition, state, version, note, changed_by, changed_at_ms, simulated_version, published_by,"
        " published_at_ms, effective_from_ms FROM cases_rule_edition WHERE tenant_id = :tenant AND edition = :edition",
        {{"tenant", tenant}, {"edition", edition}}, [](const db::Row& row) {
            RuleEdition e;
            e.edition = row.get<std::int64_t>("edition");
            e.state = row.get<EditionState>("state");
            e.version = row.get<std::int64_t>("version");
            e.note = row.get<std::string>("note");
            e.changed_by = row.get<UserId>("changed_by");
            e.changed_at = row.get<Instant>("changed_at_ms");
            e.simulated_version = row.get<std::optional<std::int64_t>>("simulated_version");
            e.published_by = row.get<std::optional<UserId>>("published_by");
            e.published_at = row.get<std::optional<Instant>>("published_at_ms");
            e.effective_from = row.get<std::optional<Instant>>("effective_from_ms");
            return e;
        });
    if (out)
        out->rules = tx.all(
            "SELECT code, name, condition_text, target, role, level, organisation, post_id, strategy, minutes"
            " FROM cases_rule WHERE tenant_id = :tenant AND edition = :edition ORDER BY rank",
            {{"tenant", tenant}, {"edition", edition}}, read_rule);
    return out;
}

std::vector<RuleEditionLine> rule_editions(db::ReadTx& tx, TenantId tenant, int most) {
    return tx.all(
        "SELECT edition, state, version, note, effective_from_ms FROM cases_rule_edition"
        " WHERE tenant_id = :tenant ORDER BY edition DESC LIMIT :most",
        {{"tenant", tenant}, {"most", most}}, [](const db::Row& row) {
            RuleEditionLine e;
            e.edition = row.get<std::int64_t>("edition");
            e.state = row.get<EditionState>("state");
            e.version = row.get<std::int64_t>("version");
            e.note = row.get<std::string>("note");
            e.effective_from = row.get<std::optional<Instant>>("effective_from_ms");
            return e;
        });
}

std::optional<std::int64_t> insert_edition(db::WriteTx& tx, TenantId tenant, const RuleEdition& e) {
    return tx.value<std::int64_t>(
        "INSERT INTO cases_rule_edition (tenant_id, edition, state, version, note, changed_by, changed_at_ms)"
        " VALUES (:tenant, (SELECT coalesce(max(edition), 0) + 1 FROM cases_rule_edition WHERE tenant_id = :tenant),"
        " 'draft', 1, :note, :by, :at) ON CONFLICT DO NOTHING RETURNING edition",
        {{"tenant", tenant}, {"note", e.note}, {"by", e.changed_by}, {"at", e.changed_at}});
}

bool update_edition(db::WriteTx& tx, TenantId tenant, const RuleEdition& e) {
    return tx.exec(
               "UPDATE cases_rule_edition SET state = :state, version = :version, note = :note, changed_by = :by,"
               " changed_at_ms = :at, published_by = :publisher, published_at_ms = :published,"
               " effective_from_ms = :effective WHERE tenant_id = :tenant AND edition = :edition"
               " AND version = :version - 1",
               {{"state", e.state},
                {"version", e.version},
                {"note", e.note},
                {"by", e.changed_by},
                {"at", e.changed_at},
                {"publisher", e.published_by},
                {"published", e.published_at},
                {"effective", e.effective_from},
                {"tenant", tenant},
                {"edition", e.edition}}) == 1;
}

void replace_rules(db::WriteTx& tx, TenantId tenant, std::int64_t edition, const std::vector<DispatchRule>& rules) {
    tx.exec("DELETE FROM cases_rule WHERE tenant_id = :tenant AND edition = :edition",
            {{"tenant", tenant}, {"edition", edition}});
    std::size_t next = 0;
    tx.bulk("cases_rule",
            {"tenant_id", "edition", "rank", "code", "name", "condition_text", "target", "role", "level",
             "organisation", "post_id", "strategy", "minutes"},
            [&](std::vector<db::Value>& row) {
                if (next == rules.size()) return false;
                const auto& r = rules[next++];
                using db::to_value;
                row = {to_value(tenant),   to_value(edition),        to_value(next),      to_value(r.code),
                       to_value(r.name),   to_value(r.condition),    to_value(r.target),  to_value(r.role),
                       to_value(r.level),  to_value(r.organisation), to_value(r.post_id), to_value(r.strategy),
                       to_value(r.minutes)};
                return true;
            });
}

void mark_simulated(db::WriteTx& tx, TenantId tenant, std::int64_t edition, std::int64_t version) {
    tx.exec(
        "UPDATE cases_rule_edition SET simulated_version = :version WHERE tenant_id = :tenant"
        " AND edition = :edition",
        {{"version", version}, {"tenant", tenant}, {"edition", edition}});
}

void insert_simulation(db::WriteTx& tx, TenantId tenant, const SimulationRow& row) {
    tx.exec(
        "INSERT INTO cases_simulation (tenant_id, simulation_id, edition, edition_version, state, from_ms, until_ms,"
        " most, after_ms, after_id, requested_by, requested_at_ms, result) VALUES (:tenant, :id, :edition, :version,"
        " :state, :from, :until, :most, :after, :after_id, :by, :at, :result)",
        {{"tenant", tenant},
         {"id", row.shown.id},
         {"edition", row.shown.edition},
         {"version", row.shown.version},
         {"state", row.shown.state},
         {"from", row.from},
         {"until", row.until},
         {"most", row.shown.most},
         {"after", row.after_at},
         {"after_id", row.after_id},
         {"by", row.requested_by},
         {"at", row.requested_at},
         {"result", json::write(row.shown.result)}});
}

void update_simulation(db::WriteTx& tx, TenantId tenant, const SimulationRow& row) {
    tx.exec(
        "UPDATE cases_simulation SET state = :state, after_ms = :after, after_id = :after_id, result = :result"
        " WHERE tenant_id = :tenant AND simulation_id = :id",
        {{"state", row.shown.state},
         {"after", row.after_at},
         {"after_id", row.after_id},
         {"result", json::write(row.shown.result)},
         {"tenant", tenant},
         {"id", row.shown.id}});
}

std::optional<SimulationRow> simulation(db::ReadTx& tx, TenantId tenant, const Uuid& id) {
    return tx.one("SELECT " + std::string(simulation_columns) +
                      " FROM cases_simulation WHERE tenant_id = :tenant AND simulation_id = :id",
                  {{"tenant", tenant}, {"id", id}}, read_simulation);
}

std::optional<SimulationRow> running_simulation(db::ReadTx& tx, TenantId tenant) {
    return tx.one("SELECT " + std::string(simulation_columns) +
                      " FROM cases_simulation WHERE tenant_id = :tenant AND state = 'running'"
                      " ORDER BY requested_at_ms, simulation_id LIMIT 1",
                  {{"tenant", tenant}}, read_simulation);
}

std::vector<PastMatter> past_matters(db::ReadTx& tx, TenantId tenant, AreaId district, const SimulationRow& after,
                                     int most) {
    return tx.all(
        "SELECT c.case_id, c.item_code, c.title, r.text, c.channel, c.urgency, c.district_id, c.street_id,"
        " c.community_id, c.grid_id, c.compound_id, r.on_behalf, s.confidence, c.reported_at_ms,"
        " coalesce((SELECT d.owner_post_id FROM cases_dispatch d WHERE d.tenant_id = c.tenant_id"
        " AND d.case_id = c.case_id AND d.owner_post_id IS NOT NULL ORDER BY d.version LIMIT 1), c.owner_post_id)"
        " AS first_post FROM cases_case c JOIN cases_report r ON r.tenant_id = c.tenant_id"
        " AND r.report_id = c.main_report_id LEFT JOIN cases_suggestion s ON s.tenant_id = c.tenant_id"
        " AND s.case_id = c.case_id AND s.rank = 1 AND s.item_code = c.item_code"
        " WHERE c.tenant_id = :tenant AND c.district_id = :district AND c.reported_at_ms < :until"
        " AND c.protected_at_ms IS NULL"
        " AND (c.reported_at_ms, c.case_id) > (:after, :after_id) AND c.item_code IS NOT NULL"
        " AND c.owner_post_id IS NOT NULL ORDER BY c.reported_at_ms, c.case_id LIMIT :most",
        {{"tenant", tenant},
         {"district", district},
         {"until", after.until},
         {"after", after.after_at},
         {"after_id", after.after_id},
         {"most", most}},
        [](const db::Row& row) {
            PastMatter m;
            m.id = row.get<CaseId>("case_id");
            m.item_code = row.get<std::string>("item_code");
            m.title = row.get<std::string>("title");
            m.text = row.get<std::string>("text");
            m.channel = row.get<Channel>("channel");
            m.urgency = row.get<Urgency>("urgency");
            m.place = area::Ancestors::from(row);
            m.compound = row.get<std::optional<AreaId>>("compound_id");
            m.first_post = row.get<std::optional<PostId>>("first_post");
            m.on_behalf = row.get<bool>("on_behalf");
            m.confidence = row.get<std::optional<double>>("confidence");
            m.reported_at = row.get<Instant>("reported_at_ms");
            return m;
        });
}

}  // namespace linli::cases::repository
