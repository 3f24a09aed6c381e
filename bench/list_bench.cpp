// The list of cases of a grid, a community and the district: at a hundred times the rows it must not be slower.
#include "house.h"

#include <linli/cases/permissions.h>

#include <array>
#include <chrono>
#include <random>
#include <stdexcept>

namespace linli::bench {
namespace {

constexpr int communities = 82, grids_of_a_community = 3;
constexpr int calls = 300;  ///< timed, a kind and a store
constexpr int limit = 20;
constexpr std::int64_t batch = 50'000;
constexpr std::int64_t years_ms = std::int64_t{5} * 365 * 86'400'000;
constexpr std::int64_t newest_ms = 1'790'000'000'000;
constexpr std::int64_t open_cases = 8'000;  ///< the newest, some of which are still open: history does not add to them

/// The areas that cases lie in; the same in every store.
struct Places {
    Places() {
        for (int c = 0; c < communities; ++c) {
            community.push_back(AreaId(ids.next_uuid()));
            for (int g = 0; g < grids_of_a_community; ++g) grid.push_back(AreaId(ids.next_uuid()));
        }
    }
    SystemClock clock;
    SeededIds ids{clock, 7};
    AreaId district{ids.next_uuid()}, street{ids.next_uuid()};
    std::vector<AreaId> community, grid;
    UserId somebody{ids.next_uuid()};
    OrganisationId office{ids.next_uuid()};
};

/// Rows as years of work leave them: spread over all grids, the old ones closed, some of the newest still open.
class Rows {
public:
    Rows(TenantId tenant, const Places& places, std::int64_t count)
        : tenant_(tenant), places_(places), count_(count), ids_(places.clock, static_cast<std::uint64_t>(count)) {}

    bool next(std::vector<db::Value>& row, std::int64_t until) {
        if (made_ == until) return false;
        const auto at = newest_ms - years_ms + years_ms / count_ * made_;
        const auto grid = random_() % places_.grid.size();
        const auto community = grid / grids_of_a_community;
        const bool open = made_ >= count_ - open_cases && random_() % 3 == 0;
        number_ = "B" + std::to_string(made_);
        row = {tenant_.value,
               ids_.next_uuid(),
               std::string_view(number_),
               std::string_view(open ? "handling" : "closed"),
               std::int64_t{4},
               std::string_view("小区东门外井盖破损，夜间无灯"),
               ids_.next_uuid(),
               std::string_view("app"),
               std::string_view("normal"),
               std::string_view("sr-012-03"),
               places_.district.uuid(),
               places_.street.uuid(),
               places_.community[community].uuid(),
               places_.grid[grid].uuid(),
               Uuid(spread(random_() % 3'000)),
               places_.office.uuid(),
               places_.office.uuid(),
               Uuid(spread(10'000 + random_() % 200'000)),
               std::string_view("none"),
               at,
               at + 1'800'000,
               open ? db::Value(std::monostate{}) : db::Value(at + 86'400'000)};
        return ++made_, true;
    }

private:
    static std::array<std::uint8_t, 16> spread(std::uint64_t n) {
        std::array<std::uint8_t, 16> bytes{};
        for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>((n * 0x9E3779B97F4A7C15U) >> (8 * i));
        return bytes;
    }
    TenantId tenant_;
    const Places& places_;
    std::int64_t count_;
    SeededIds ids_;
    std::mt19937_64 random_{11};
    std::int64_t made_ = 0;
    std::string number_;
};

void fill(Inside& inside, const Places& places, std::int64_t count) {
    Rows rows(inside.tenant(), places, count);
    for (std::int64_t until = std::min(batch, count);; until = std::min(until + batch, count)) {
        inside.store().database->write([&](db::WriteTx& tx) {
            tx.bulk(
                "cases_case",
                {"tenant_id",      "case_id",        "number",        "state",         "version",         "title",
                 "main_report_id", "channel",        "urgency",       "item_code",     "district_id",     "street_id",
                 "community_id",   "grid_id",        "owner_id",      "department_id", "organisation_id", "reporter_id",
                 "triage_reason",  "reported_at_ms", "respond_by_ms", "closed_at_ms"},
                [&](std::vector<db::Value>& row) { return rows.next(row, until); });
        });
        if (until == count) break;
    }
    if (inside.store().database->engine() == db::Engine::postgres)
        inside.store().database->write([](db::WriteTx& tx) { tx.exec("ANALYZE cases_case", {}); });
}

struct Reader {
    std::string name;
    access::Actor actor;
};

std::vector<Reader> readers(TenantId tenant, const Places& places) {
    const auto make = [&](access::Role role, AreaId area, area::Level level) {
        access::Actor actor;
        actor.tenant = tenant;
        actor.role = role;
        actor.user = places.somebody;
        actor.area = area;
        actor.area_level = level;
        return actor;
    };
    return {{"a grid", make(access::Role::grid_worker, places.grid[40], area::Level::grid)},
            {"a community", make(access::Role::clerk, places.community[40], area::Level::community)},
            {"the district", make(access::Role::leader, places.district, area::Level::district)}};
}

/// What one kind of call costs in one store. On SQLite the processor time of this thread, which neighbours do not
/// disturb; on PostgreSQL the work is done elsewhere, so the time on the wall.
double cost(Inside& inside, const access::Scope& scope, const cases::ListCases& in) {
    const bool here = inside.store().database->engine() == db::Engine::sqlite;
    const auto wall = std::chrono::steady_clock::now();
    const double before = thread_seconds();
    const auto page = inside.world().cases.list(scope, in).value();
    if (page.items.empty() && !in.state) throw std::runtime_error("an empty list was measured");
    const double took = here ? thread_seconds() - before
                             : std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
    return took * 1e6;
}

struct Pair {
    double small, large;
};

Pair measure(Inside& small, Inside& large, const access::Scope& scope, const std::array<cases::ListCases, 2>& in) {
    std::vector<double> first, second;
    for (int i = 0; i < calls; ++i) {
        first.push_back(cost(small, scope, in[0]));
        second.push_back(cost(large, scope, in[1]));
    }
    return {median(first), median(second)};
}

void compare_lists(Report& report, Inside& small, Inside& large, const Places& places, const std::string& engine) {
    for (const auto& reader : readers(small.tenant(), places)) {
        const auto scope = access::Gate::admit(reader.actor, cases::may_read).value();
        cases::ListCases first;
        first.limit = limit;
        auto open = first;
        open.state = cases::State::handling;
        std::array next{first, first};
        next[0].cursor = small.world().cases.list(scope, first).value().next;
        next[1].cursor = large.world().cases.list(scope, first).value().next;
        const std::pair<std::string, std::array<cases::ListCases, 2>> kinds[] = {
            {"first page", {first, first}}, {"next page", next}, {"open ones", {open, open}}};
        for (const auto& [kind, in] : kinds) {
            const auto found = measure(small, large, scope, in);
            report.add(Figure::at_most(
                "list: cases of " + reader.name + ", " + kind + ", " + engine + ", large store against small",
                found.large, "us", found.small, found.large / found.small, 1.5));
        }
    }
}

void measure_engine(const Plan& plan, Report& report, db::Engine engine) {
    const bool sqlite = engine == db::Engine::sqlite;
    const std::string suffix = sqlite ? "" : "_pg";
    const House few(plan, engine, "few" + suffix, House::Content::empty);
    const House many(plan, engine, "many" + suffix, House::Content::empty);
    const Places places;
    Inside small(few), large(many);
    report.say("list: " + std::to_string(plan.many_cases) + " cases on " + std::string(word(engine)));
    fill(small, places, plan.many_cases / 100);
    fill(large, places, plan.many_cases);
    compare_lists(report, small, large, places, sqlite ? "SQLite" : "PostgreSQL");
}

}  // namespace

void list_benches(const Plan& plan, Report& report) {
    measure_engine(plan, report, db::Engine::sqlite);
    if (plan.postgres.empty())
        report.skip("list on PostgreSQL", "no connection string was given");
    else
        measure_engine(plan, report, db::Engine::postgres);
}

}  // namespace linli::bench
