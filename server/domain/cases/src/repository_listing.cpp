#include "repository_listing.h"

#include "listing_rules.h"
#include "number.h"
#include "repository.h"

namespace linli::cases::repository {
namespace {

constexpr std::string_view line_columns =
    "c.case_id, c.number, c.state, c.title, c.urgency, c.item_code, c.grid_id, c.owner_id, c.reported_at_ms,"
    " c.respond_by_ms, c.responded_at_ms, c.solve_by_ms, c.version, c.channel, c.community_id, c.organisation_id,"
    " c.lon, c.lat, c.paused_since_ms, c.triage_reason, c.identity, c.protected_at_ms";

CaseLine read_line(const db::Row& row) {
    CaseLine out;
    out.id = row.get<CaseId>("case_id");
    out.number = row.get<std::string>("number");
    out.state = row.get<State>("state");
    out.title = row.get<std::string>("title");
    out.urgency = row.get<Urgency>("urgency");
    out.item_code = row.get<std::optional<std::string>>("item_code");
    out.grid_id = row.get<std::optional<AreaId>>("grid_id");
    out.owner_id = row.get<std::optional<UserId>>("owner_id");
    out.reported_at = row.get<Instant>("reported_at_ms");
    out.respond_by = row.get<Instant>("respond_by_ms");
    out.responded_at = row.get<std::optional<Instant>>("responded_at_ms");
    out.solve_by = row.get<std::optional<Instant>>("solve_by_ms");
    out.version = row.get<std::int64_t>("version");
    out.channel = row.get<Channel>("channel");
    out.community_id = row.get<std::optional<AreaId>>("community_id");
    out.organisation_id = row.get<std::optional<OrganisationId>>("organisation_id");
    out.lon = row.get<std::optional<double>>("lon");
    out.lat = row.get<std::optional<double>>("lat");
    out.paused_since = row.get<std::optional<Instant>>("paused_since_ms");
    out.triage_reason = row.get<TriageReason>("triage_reason");
    out.identity = row.get<std::optional<ReporterIdentity>>("identity").value_or(ReporterIdentity::named);
    out.is_protected = row.get<std::optional<Instant>>("protected_at_ms").has_value();
    return out;
}

/// Adds conditions with their parameters to a page. Texts are not copied: they outlive the page.
class Sieve {
public:
    explicit Sieve(api::PageQuery& query) : query_(query) {}
    void add(std::string_view sql) {
        if (!query_.extra.empty()) query_.extra += " AND ";
        query_.extra += sql;
    }
    template <class T>
    void add(std::string_view sql, std::string_view name, const std::optional<T>& value) {
        if (!value) return;
        add(sql);
        query_.params.emplace_back(name, *value);
    }
    void add(std::string_view sql, std::string_view name, std::optional<std::string>&& value) = delete;

private:
    api::PageQuery& query_;
};

/// A finished state stands in the text: few matters are declined, withdrawn or merged, and their small index is only
/// found by a literal.
void add_state(Sieve& sieve, State state) {
    if (finished(state))
        sieve.add("c.state = '" + std::string(word(state)) + "'");
    else
        sieve.add("c.state = :state", "state", std::optional(state));
}

void add_promises(Sieve& sieve, Instant now) {
    sieve.add(
        "c.resolved_at_ms IS NULL AND ((c.responded_at_ms IS NULL AND c.respond_by_ms < :now)"
        " OR (c.paused_since_ms IS NULL AND c.solve_by_ms < :now))",
        "now", std::optional(now));
}

}  // namespace

std::string_view ancestor_column(area::Level level) {
    switch (level) {
    case area::Level::district: return "c.district_id";
    case area::Level::street: return "c.street_id";
    case area::Level::community: return "c.community_id";
    case area::Level::grid: return "c.grid_id";
    case area::Level::micro_grid:
    case area::Level::compound:
    case area::Level::building:
    case area::Level::unit:
    case area::Level::dwelling: break;  // no list is kept for these
    }
    throw InvariantBroken("a list of matters of an area below a grid");
}

std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, const ListCases& wanted,
                                 std::optional<area::Level> level, Instant now,
                                 const std::optional<api::PageKey>& after, std::vector<CaseLine>& lines) {
    api::PageQuery query{.select = line_columns,
                         .from = "cases_case c",
                         .order = "reported_at_ms",
                         .id = "case_id",
                         .columns = scope_columns,
                         .limit = static_cast<std::size_t>(wanted.limit)};
    Sieve sieve(query);
    const auto number = wanted.number ? std::optional(typed_number(*wanted.number)) : std::nullopt;
    if (number) {
        sieve.add("c.number = :number", "number", number);
    } else {
        if (wanted.state) add_state(sieve, *wanted.state);
        if (only_open(wanted)) sieve.add("c.closed_at_ms IS NULL");
        if (wanted.mine) sieve.add("c.owner_id = :me", "me", scope.actor().user);
        if (wanted.overdue) add_promises(sieve, now);
        if (level) sieve.add(std::string(ancestor_column(*level)) + " = :area", "area", wanted.area_id);
        sieve.add("c.organisation_id = :organisation", "organisation", wanted.organisation_id);
        sieve.add("c.item_code = :item", "item", wanted.item_code);
        sieve.add("c.channel = :channel", "channel", wanted.channel);
        sieve.add("c.urgency = :urgency", "urgency", wanted.urgency);
        sieve.add("c.reported_at_ms >= :from", "from", wanted.reported_from);
        sieve.add("c.reported_at_ms < :before", "before", wanted.reported_before);
    }
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { lines.push_back(read_line(row)); });
}

}  // namespace linli::cases::repository
