// The one box, lists and tables of counts at a million people: how long the 95th of a hundred searches takes, and
// whether a page of a list costs more than in a small store.
#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/area/sql.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/base/text.h>
#include <linli/crypto/keyring.h>
#include <linli/db/statistics.h>
#include <linli/events/sql.h>
#include <linli/evidence/sql.h>
#include <linli/hanzi/hanzi.h>
#include <linli/reference/reference.h>
#include <linli/reference/sql.h>
#include <linli/registry/permissions.h>
#include <linli/registry/search_sources.h>
#include <linli/registry/service.h>
#include <linli/registry/sql.h>
#include <linli/search/permissions.h>
#include <linli/search/service.h>
#include <linli/search/sql.h>
#include <linli/statistics/permissions.h>
#include <linli/statistics/service.h>
#include <linli/tenant/sql.h>
#include <linli/vault/sql.h>
#include <linli/vault/vault.h>

#include <CLI/CLI.hpp>

#include "register_fill.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

namespace linli::bench {
namespace {

using std::chrono::steady_clock;

struct Options {
    std::int64_t people = 1'000'000;
    std::int64_t few_people = 100'000;  ///< of the store that lists are compared with
    std::string postgres;
    std::filesystem::path folder = std::filesystem::temp_directory_path();
    std::filesystem::path hits;  ///< what was found is written here, to be compared with another run
    std::size_t batch = 20'000;
    int rounds = 8;
    bool keep = false;  ///< stores and their keys stay, and are used again
};

/// Ids do not depend on when the bench ran: two runs fill the same registers and can be compared hit by hit.
struct FixedClock final : Clock {
    Instant now() const override { return from_ms(1'790'000'000'000); }
};

/// The keys that the index was made with.
crypto::Keyring keys_of(const Options& options, Instant now) {
    if (!options.keep) return crypto::Keyring::ephemeral(crypto::Suite::international);
    const auto file = options.folder / "linli_search_bench_kept.keys";
    return std::filesystem::exists(file) ? crypto::Keyring::load(file)
                                         : crypto::Keyring::create(file, crypto::Suite::international, now);
}

double seconds_since(steady_clock::time_point start) {
    return std::chrono::duration<double>(steady_clock::now() - start).count();
}

/// A store with its services, as the program puts them together.
struct House {
    House(std::unique_ptr<db::Database> given, IdSource& source, const Options& options)
        : database(std::move(given)),
          ids(source),
          keyring(keys_of(options, clock.now())),
          owned(registry::search_sources(vault)) {}
    std::unique_ptr<db::Database> database;
    IdSource& ids;
    SystemClock clock;
    crypto::Keyring keyring;
    vault::Vault vault{clock, keyring};
    audit::Audit audit{*database, clock, ids};
    reference::Reference lists{*database, clock, audit};
    std::vector<std::unique_ptr<search::Source>> owned;
    search::Index index{*database, vault, [this] {
                            std::vector<const search::Source*> out;
                            for (const auto& one : owned) out.push_back(one.get());
                            return out;
                        }()};
    search::SearchService box{*database, audit, index};
    std::unique_ptr<api::CursorSealer> cursors = api::make_cursor_sealer(keyring);
    registry::RegistryService registry{{*database, clock, vault, audit, *cursors}};
    statistics::StatisticsService tables{{*database, clock, audit, lists}};
};

std::string spelled(const std::string& name, bool initials) {
    std::string out;
    for (const auto& syllable : hanzi::pinyin(text::to_u32(name))) out += initials ? syllable.substr(0, 1) : syllable;
    return out;
}

/// What people type who look for somebody.
std::map<std::string, std::string> queries_about(std::uint64_t number) {
    const auto name = name_of(number);
    const auto letters = text::to_u32(name);
    const auto pinyin = spelled(name, false);
    const auto given = text::from_u32(std::u32string_view(letters).substr(1));
    return {{"name", name},
            {"surname", text::from_u32(std::u32string_view(letters).substr(0, 1))},
            {"given name", given},
            {"pinyin", pinyin},
            {"pinyin of the surname", spelled(text::from_u32(std::u32string_view(letters).substr(0, 1)), false)},
            {"initials", spelled(name, true)},
            {"pinyin with a slip", pinyin.substr(0, 2) + pinyin.substr(3)},
            {"nobody's name", text::from_u32(std::u32string_view(letters).substr(0, 1)) + "齉" + given},
            {"name and compound", name + " 书香苑"},
            {"surname and compound", text::from_u32(std::u32string_view(letters).substr(0, 1)) + " 金桂苑"},
            {"a door", "金桂苑3栋2单元501"},
            {"a compound", "书香苑"},
            {"a room", "501"},
            {"a telephone", "13800138000"},
            {"an end of one", "8000"}};
}

access::Actor actor(access::Role role, TenantId tenant, AreaId area, area::Level level, IdSource& ids) {
    access::Actor out;
    out.tenant = tenant;
    out.role = role;
    out.user = ids.next<UserId>();
    out.area = area;
    out.area_level = level;
    return out;
}

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

void write_hits(std::ostream& out, const std::string& asked, const search::Hits& hits) {
    for (const auto& group : hits.groups) {
        out << asked << " -> " << word(group.kind) << (group.more ? " more" : "")
            << (group.complete ? "\n" : " incomplete\n");
        for (const auto& hit : group.items)
            out << "    " << word(hit.why) << " " << hit.title << " " << hit.detail << " " << hit.record_id.text()
                << "\n";
    }
}

void measure_box(House& house, const std::string& engine, const Options& options,
                 const std::map<std::string, access::Actor>& actors) {
    std::vector<double> all;
    std::map<std::string, std::vector<double>> by_kind;
    int incomplete = 0;
    std::ofstream list(options.hits);
    for (int round = -1; round < options.rounds; ++round)
        for (const auto& [who, one] : actors)
            for (const auto& [kind, text] : queries_about(static_cast<std::uint64_t>(round + 1) * 7919)) {
                const auto scope = access::Gate::admit(one, search::may_find).value();
                const auto start = steady_clock::now();
                const auto hits = house.box.find(scope, {text, {}, 10}).value();
                if (round < 0) continue;  // warm
                const auto ms = seconds_since(start) * 1e3;
                all.push_back(ms);
                by_kind[who + ": " + kind].push_back(ms);
                for (const auto& group : hits.groups) incomplete += group.complete ? 0 : 1;
                write_hits(list, who + ": " + kind + ": " + text, hits);
            }
    for (const auto& [kind, values] : by_kind)
        std::printf("  %-48s median %6.2f ms  worst %6.2f ms\n", kind.c_str(), percentile(values, 0.5),
                    percentile(values, 1));
    std::printf(
        "search: %s, %lld people, %zu searches over all kinds: median %.2f ms, p95 %.2f ms, p99 %.2f ms "
        "(goal p95 < 20 ms: %s), %d groups incomplete\n",
        engine.c_str(), static_cast<long long>(options.people), all.size(), percentile(all, 0.5), percentile(all, 0.95),
        percentile(all, 0.99), percentile(all, 0.95) < 20 ? "met" : "missed", incomplete);
}

void measure_tables(House& house, const std::string& engine, const access::Actor& clerk) {
    using statistics::Dimension;
    const auto scope = access::Gate::admit(clerk, statistics::may_tabulate).value();
    for (const auto& [rows, columns] :
         {std::pair(Dimension::age_band, Dimension::sex), std::pair(Dimension::street, Dimension::presence)}) {
        const auto start = steady_clock::now();
        const auto table = house.tables.crosstab(scope, {.rows = rows, .columns = columns}).value();
        std::printf("crosstab: %s, %s by %s, %lld people: %.0f ms\n", engine.c_str(), std::string(word(rows)).c_str(),
                    std::string(word(columns)).c_str(), static_cast<long long>(table.sum.count.value_or(0)),
                    seconds_since(start) * 1e3);
    }
}

/// Median microseconds of a page of people, by what is asked.
using Pages = std::map<std::string, double>;

Pages measure_lists(House& house, const std::map<std::string, access::Actor>& actors) {
    constexpr int rounds = 60;
    Pages out;
    for (const auto& [who, one] : actors) {
        const auto scope = access::Gate::admit(one, registry::may_list_persons).value();
        registry::ListPersons first, next;
        next.cursor = house.registry.persons(scope, first).value().next;
        for (const auto& [page, in] : {std::pair("first page", &first), std::pair("next page", &next)}) {
            std::vector<double> times;
            for (int round = 0; round < rounds; ++round) {
                const auto start = steady_clock::now();
                const auto lines = house.registry.persons(scope, *in).value();
                times.push_back(seconds_since(start) * 1e6);
                if (lines.items.empty()) throw std::runtime_error("an empty page");
            }
            out[who + ", " + page] = percentile(times, 0.5);
        }
    }
    return out;
}

std::map<std::string, access::Actor> askers(const Places& places, TenantId tenant, IdSource& ids) {
    using access::Role;
    return {{"grid worker", actor(Role::grid_worker, tenant, places.grid[40], area::Level::grid, ids)},
            {"clerk of a community", actor(Role::clerk, tenant, places.community[3], area::Level::community, ids)},
            {"clerk of the district", actor(Role::clerk, tenant, places.district, area::Level::district, ids)}};
}

void migrate(House& house) {
    const db::ModuleSql* modules[] = {&tenant::sql(), &events::sql(),    &vault::sql(),
                                      &area::sql(),   &audit::sql(),     &evidence::sql(),
                                      &search::sql(), &reference::sql(), &registry::sql()};
    house.database->migrate(modules, house.clock.now());
}

/// Fills what is not there yet from an earlier run.
void fill_once(House& house, TenantId tenant, const Places& places, std::int64_t people) {
    const auto doors = house.database->read(
        [](db::ReadTx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM registry_dwelling", {}).value(); });
    if (doors == people / 3) return;
    if (doors != 0) throw std::runtime_error("the store that was kept is not whole: remove it");
    fill(*house.database, tenant, places, people, house.ids);
}

/// Lists of a small store.
Pages few(const Options& options, const db::DatabaseOptions& where) {
    const FixedClock clock;
    SeededIds ids(clock, 7);
    const TenantId tenant{1};
    House house(db::open(where), ids, options);
    migrate(house);
    const Places places(ids);
    fill_once(house, tenant, places, options.few_people);
    return measure_lists(house, askers(places, tenant, ids));
}

void compare_lists(const Options& options, const std::string& engine, const Pages& small, const Pages& large) {
    for (const auto& [what, took] : large)
        std::printf("list: %s, people of a %s: %.0f us at %lld, %.0f us at %lld, %.2f times (goal 1.5: %s)\n",
                    engine.c_str(), what.c_str(), small.at(what), static_cast<long long>(options.few_people), took,
                    static_cast<long long>(options.people), took / small.at(what),
                    took <= 1.5 * small.at(what) ? "met" : "missed");
}

void run(const Options& options, const std::string& engine, const db::DatabaseOptions& where, const Pages& small) {
    const FixedClock clock;
    SeededIds ids(clock, 7);
    const TenantId tenant{1};
    House house(db::open(where), ids, options);
    migrate(house);
    const Places places(ids);
    auto start = steady_clock::now();
    fill_once(house, tenant, places, options.people);
    std::printf("%s: registers filled in %.0f s\n", engine.c_str(), seconds_since(start));
    std::fflush(stdout);
    start = steady_clock::now();
    const auto swept = house.index.sweep(tenant, {}, options.batch);
    const auto took = seconds_since(start);
    if (swept.stored > 0)
        std::printf("%s: %lld records indexed in %.0f s, %.0f us each\n", engine.c_str(),
                    static_cast<long long>(swept.stored), took, took * 1e6 / static_cast<double>(swept.stored));
    std::fflush(stdout);
    // What autovacuum does within minutes; SQLite keeps statistics that do not depend on what is stored.
    db::gather_statistics(*house.database);
    const auto actors = askers(places, tenant, ids);
    compare_lists(options, engine, small, measure_lists(house, actors));
    measure_box(house, engine, options, actors);
    measure_tables(house, engine, actors.at("clerk of the district"));
}

/// Without a store of an earlier run.
void clear(const db::DatabaseOptions& where) {
    if (where.engine == db::Engine::sqlite) {
        for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(where.location + end);
        return;
    }
    auto whole = where;
    whole.schema.clear();
    db::open(whole)->write([&](db::WriteTx& tx) { tx.exec("DROP SCHEMA IF EXISTS " + where.schema + " CASCADE", {}); });
}

/// Both stores of one engine, one after the other.
void measure(const Options& options, const std::string& engine, const db::DatabaseOptions& small_store,
             const db::DatabaseOptions& large_store) {
    if (!options.keep) clear(small_store);
    const auto small = few(options, small_store);
    if (!options.keep) clear(small_store), clear(large_store);
    run(options, engine, large_store, small);
    if (!options.keep) clear(large_store);
}

}  // namespace
}  // namespace linli::bench

int main(int argc, char** argv) {
    linli::bench::Options options;
    CLI::App cli{"How long searches take."};
    cli.add_option("--people", options.people);
    cli.add_option("--postgres", options.postgres, "libpq connection string; measures PostgreSQL instead of SQLite");
    cli.add_option("--folder", options.folder);
    cli.add_option("--rounds", options.rounds);
    cli.add_option("--hits", options.hits, "a file for what was found, to be compared with that of another run");
    cli.add_flag("--keep", options.keep, "keep the filled stores, and use those of an earlier run");
    CLI11_PARSE(cli, argc, argv);
#ifndef __OPTIMIZE__
    std::puts("(not optimised: an upper bound)");
#endif
    linli::db::DatabaseOptions small, large;
    // Others than those of a run that keeps nothing: its keys are gone, and it may have been stopped in the middle.
    const std::string kept = options.keep ? "_kept" : "";
    if (options.postgres.empty()) {
        small.location = (options.folder / ("linli_search_bench_few" + kept + ".db")).string();
        large.location = (options.folder / ("linli_search_bench" + kept + ".db")).string();
    } else {
        small.engine = large.engine = linli::db::Engine::postgres;
        small.location = large.location = options.postgres;
        small.schema = "linli_search_bench_few" + kept;
        large.schema = "linli_search_bench" + kept;
    }
    linli::bench::measure(options, options.postgres.empty() ? "SQLite" : "PostgreSQL", small, large);
    return 0;
}
