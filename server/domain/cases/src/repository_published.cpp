#include "repository_published.h"

#include <linli/organisation/organisations.h>

#include <algorithm>
#include <map>

namespace linli::cases::repository {
namespace {

constexpr std::size_t ids_at_once = 128;

const std::vector<std::string>& id_names() {
    static const auto names = [] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < ids_at_once; ++i) out.push_back("k" + std::to_string(i));
        return out;
    }();
    return names;
}

/// Names of the few bodies that answer for a list of matters: each is asked for once.
class BodyNames {
public:
    BodyNames(db::ReadTx& tx, TenantId tenant) : tx_(tx), tenant_(tenant) {}
    std::optional<std::string> of(std::optional<OrganisationId> id) {
        if (!id) return std::nullopt;
        const auto known = names_.find(*id);
        if (known != names_.end()) return known->second;
        const auto body = organisation::find(tx_, tenant_, *id);
        return names_[*id] = body ? std::optional(body->name) : std::nullopt;
    }

private:
    db::ReadTx& tx_;
    TenantId tenant_;
    std::map<OrganisationId, std::optional<std::string>> names_;
};

struct PublishedRow {
    PublishedCase shown;
    std::optional<OrganisationId> body;
};

PublishedRow read_published(const db::Row& row) {
    using When = std::optional<Instant>;
    using Words = std::optional<std::string>;
    PublishedRow out;
    out.shown = {.id = row.get<CaseId>("case_id"),
                 .number = row.get<std::string>("number"),
                 .state = row.get<State>("state"),
                 .followed = row.get<std::optional<CaseId>>("master_id"),
                 .standing = row.get<State>("standing"),
                 .text = row.get<std::string>("text"),
                 .address = row.get<Words>("address"),
                 .lon = row.get<std::optional<double>>("lon"),
                 .lat = row.get<std::optional<double>>("lat"),
                 .department = {},
                 .reported_at = row.get<Instant>("reported_at_ms"),
                 .responded_at = row.get<When>("responded_at_ms"),
                 .solve_by = row.get<When>("solve_by_ms"),
                 .resolved_at = row.get<When>("resolved_at_ms"),
                 .closed_at = row.get<When>("closed_at_ms"),
                 .result = row.get<Words>("result"),
                 .resolution = {}};
    if (const auto given = row.get<std::optional<Resolution>>("resolution"))
        out.shown.resolution = {*given, row.get<Words>("reason_code"), row.get<Words>("reason_name")};
    out.body = row.get<std::optional<OrganisationId>>("department_id");
    if (!out.body) out.body = row.get<std::optional<OrganisationId>>("organisation_id");
    return out;
}

}  // namespace

std::vector<PublishedCase> published(db::ReadTx& tx, const access::Scope& scope, std::span<const CaseId> ids) {
    std::vector<PublishedRow> rows;
    for (std::size_t from = 0; from < ids.size(); from += ids_at_once) {
        auto where = scope.where(scope_columns);
        where.params.emplace_back("no", false);
        where.params.emplace_back("declined", State::declined);
        std::string list;
        // Always the same number of places, the last id repeated, so that one prepared statement serves.
        for (std::size_t i = 0; i < ids_at_once; ++i) {
            where.params.emplace_back(id_names()[i], ids[std::min(from + i, ids.size() - 1)]);
            list += (i == 0 ? ":" : ", :") + id_names()[i];
        }
        tx.each(
            "SELECT c.case_id, c.number, c.state, c.master_id, m.state AS standing, r.text, c.address, c.lon, c.lat,"
            " m.department_id, m.organisation_id, c.reported_at_ms, m.responded_at_ms, c.solve_by_ms, m.resolved_at_ms,"
            " m.closed_at_ms, m.result, w.resolution, w.reason_code, n.name AS reason_name"
            " FROM cases_case c JOIN cases_case m ON m.tenant_id = c.tenant_id"
            " AND m.case_id = coalesce(c.master_id, c.case_id)"
            " JOIN cases_report r ON r.tenant_id = c.tenant_id AND r.report_id = c.main_report_id"
            " LEFT JOIN cases_resolution w ON w.tenant_id = m.tenant_id AND w.case_id = m.case_id AND w.version ="
            " (SELECT max(s.version) FROM cases_resolution v JOIN cases_step s ON s.tenant_id = v.tenant_id"
            " AND s.case_id = v.case_id AND s.version = v.version WHERE v.tenant_id = m.tenant_id"
            " AND v.case_id = m.case_id AND s.undone = :no)"
            " AND (m.resolved_at_ms IS NOT NULL OR m.state = :declined)"
            " LEFT JOIN cases_reason n ON n.tenant_id = w.tenant_id AND n.kind = 'unsolved' AND n.edition = w.edition"
            " AND n.code = w.reason_code WHERE c.case_id IN (" +
                list + ") AND " + where.sql,
            db::Params(where.params), [&](const db::Row& row) { rows.push_back(read_published(row)); });
    }
    BodyNames names(tx, scope.tenant());
    std::vector<PublishedCase> out;
    for (auto& row : rows) {
        row.shown.department = names.of(row.body);
        out.push_back(std::move(row.shown));
    }
    return out;
}

}  // namespace linli::cases::repository
