#include "repository_figures.h"

#include "repository.h"
#include "repository_listing.h"

namespace linli::cases::repository {
namespace {

/// The scope, narrowed to a place when one is asked for.
access::Predicate narrowed(const access::Scope& scope, const std::optional<CountedPlace>& place) {
    auto where = scope.where(scope_columns);
    if (!place) return where;
    where.sql += " AND " + std::string(ancestor_column(place->level)) + " = :counted_area";
    where.params.emplace_back("counted_area", place->id);
    return where;
}

std::string sum_of(std::string_view condition, std::string_view name) {
    return "coalesce(sum(CASE WHEN " + std::string(condition) + " THEN 1 ELSE 0 END), 0) AS " + std::string(name);
}

}  // namespace

std::vector<StateCount> open_by_state(db::ReadTx& tx, const access::Scope& scope,
                                      const std::optional<CountedPlace>& place, area::Level by) {
    const auto where = narrowed(scope, place);
    const std::string column(ancestor_column(by));
    return tx.all(
        "SELECT " + column + " AS area_id, c.state, count(*) AS matters, " +
            sum_of("EXISTS (SELECT 1 FROM cases_supervision s WHERE s.tenant_id = c.tenant_id AND s.case_id = c.case_id"
                   " AND s.lifted_at_ms IS NULL)",
                   "supervised") +
            " FROM cases_case c WHERE c.closed_at_ms IS NULL AND " + where.sql + " GROUP BY " + column +
            ", c.state ORDER BY " + column + ", c.state",
        db::Params(where.params), [](const db::Row& row) {
            return StateCount{row.get<std::optional<AreaId>>("area_id"), row.get<State>("state"),
                              row.get<std::int64_t>("matters"), row.get<std::int64_t>("supervised")};
        });
}

PromiseCounts promise_counts(db::ReadTx& tx, const access::Scope& scope, const std::optional<CountedPlace>& place,
                             Instant since, Instant until) {
    auto where = narrowed(scope, place);
    where.params.emplace_back("since", since);
    where.params.emplace_back("until", until);
    where.params.emplace_back("declined", State::declined);
    where.params.emplace_back("merged", State::merged);
    where.params.emplace_back("withdrawn", State::withdrawn);
    where.params.emplace_back("patrol", Channel::patrol);
    where.params.emplace_back("device", Channel::device);
    // A refusal is an answer, given when the matter ended.
    const std::string answer = "(CASE WHEN c.state = :declined THEN c.closed_at_ms ELSE c.responded_at_ms END)";
    const auto found = tx.one(
        "SELECT count(*) AS matters, " + sum_of("c.owner_id IS NOT NULL OR c.state = :declined", "landed") + ", " +
            sum_of(answer + " IS NOT NULL OR c.respond_by_ms <= :until", "answer_due") + ", " +
            sum_of(answer + " IS NOT NULL", "answered") + ", " + sum_of(answer + " <= c.respond_by_ms", "in_time") +
            ", " + sum_of("c.channel = :patrol OR c.channel = :device", "found_by_staff") +
            " FROM cases_case c WHERE c.reported_at_ms >= :since AND c.reported_at_ms <= :until"
            " AND c.state <> :merged AND c.state <> :withdrawn AND " +
            where.sql,
        db::Params(where.params), [](const db::Row& row) {
            return PromiseCounts{row.get<std::int64_t>("matters"),    row.get<std::int64_t>("landed"),
                                 row.get<std::int64_t>("answer_due"), row.get<std::int64_t>("answered"),
                                 row.get<std::int64_t>("in_time"),    row.get<std::int64_t>("found_by_staff")};
        });
    return found.value_or(PromiseCounts{});
}

std::array<std::int64_t, 3> solved_by_level(db::ReadTx& tx, const access::Scope& scope,
                                            const std::optional<CountedPlace>& place, Instant since, Instant until) {
    auto where = narrowed(scope, place);
    where.params.emplace_back("of_tenant", scope.tenant());
    where.params.emplace_back("since", since);
    where.params.emplace_back("until", until);
    where.params.emplace_back("solved", Resolution::solved);
    where.params.emplace_back("no", false);
    std::array<std::int64_t, 3> out{};
    tx.each(
        "SELECT r.given_at_level, count(*) AS results FROM cases_resolution r JOIN cases_step s"
        " ON s.tenant_id = r.tenant_id AND s.case_id = r.case_id AND s.version = r.version JOIN cases_case c"
        " ON c.tenant_id = r.tenant_id AND c.case_id = r.case_id WHERE r.tenant_id = :of_tenant"
        " AND r.given_at_ms >= :since AND r.given_at_ms <= :until AND r.resolution = :solved AND s.undone = :no"
        " AND r.given_at_level IS NOT NULL AND " +
            where.sql + " GROUP BY r.given_at_level",
        db::Params(where.params), [&](const db::Row& row) {
            out[static_cast<std::size_t>(row.get<SolvedAt>("given_at_level"))] = row.get<std::int64_t>("results");
        });
    return out;
}

}  // namespace linli::cases::repository
